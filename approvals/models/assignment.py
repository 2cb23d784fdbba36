"""Assignment (待办): every human to-do, a signature or an errand; with its panel, its decision, and who is barred."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _


class Panel(models.Model):
    """A phase being asked, in one task of the flow; several panels may stand on the same task."""

    round = models.ForeignKey("approvals.Round", models.PROTECT, related_name="panels")
    task = models.ForeignKey("viewflow.Task", models.PROTECT, related_name="panels")
    phase = models.ForeignKey("approvals.Phase", models.PROTECT, related_name="panels")
    opened_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, default="")
    note = models.CharField(max_length=200, default="")  # why it opened on somebody else's desk

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.round_id} {self.phase_id}"


class AssignmentQuerySet(models.QuerySet):
    """Questions about many to-dos, named so that the sentence reads aloud."""

    def open(self):
        return self.filter(closed_at=None)

    def waiting_for(self, person, roles: set[tuple[str, int | None]]):
        """Open to-dos of that person: their own, and unclaimed ones of their roles they are not barred from."""
        queues = Q(pk=None)
        for role, unit in roles:
            queues |= Q(role=role, unit=None) if unit is None else Q(role=role, unit=unit)
        whole = [role for role, unit in roles if unit is None]
        queues |= Q(role__in=whole)
        barred = Barred.objects.filter(subject=OuterRef("subject"), person=person)
        return self.open().filter(Q(person=person) | Q(person=None) & queues & ~Exists(barred))

    def overdue(self, *, on):
        return self.filter(due_on__lt=on)

    def urgent_then_due(self):
        """加急 first, then the oldest deadline."""
        return self.order_by("-subject__urgent", "due_on", "id")


class Assignment(models.Model):
    """One to-do: of a panel (a decision) or an errand (a duty); of a person or of a role's queue."""

    class Verdict(models.TextChoices):
        OPEN = "", _("open")
        AGREE = "agree", _("agreed")
        REJECT = "reject", _("rejected")
        BACK = "back", _("sent back")
        UNNEEDED = "unneeded", _("no longer needed")
        DONE = "done", _("done")

    subject = models.ForeignKey(settings.APPROVALS_SUBJECT_MODEL, models.PROTECT, related_name="assignments")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="assignments", null=True)
    errand = models.CharField(max_length=40, default="")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", null=True)
    role = models.CharField(max_length=40, default="")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=10, choices=Verdict, default=Verdict.OPEN, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(panel=None, errand__gt="") | Q(panel__isnull=False, errand=""), name="a_panel_or_an_errand"
            ),
            models.CheckConstraint(condition=Q(person__isnull=False) | Q(role__gt=""), name="a_person_or_a_role"),
            models.CheckConstraint(
                condition=Q(closed_at=None, verdict="") | Q(closed_at__isnull=False, verdict__gt=""),
                name="closed_with_a_verdict",
            ),
            models.UniqueConstraint(
                fields=["subject", "errand"], condition=Q(closed_at=None, errand__gt=""), name="one_open_errand"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "due_on"], condition=Q(closed_at=None), name="open_of_person"),
            models.Index(fields=["role", "due_on"], condition=Q(closed_at=None), name="open_of_role"),
            models.Index(fields=["subject"], condition=Q(closed_at=None), name="open_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.errand or self.panel_id}"


class Decision(models.Model):
    """What somebody decided on an assignment, on which digest; at most one each, never changed.

    ``recorded_by`` is set when the office recorded (代录) a decision taken on paper or in a meeting.
    """

    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="decision")
    subject = models.ForeignKey(settings.APPROVALS_SUBJECT_MODEL, models.PROTECT, related_name="decisions")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=10)
    opinion = models.TextField(default="")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    source = models.JSONField(default=dict)  # of a recorded decision: {"number", "date", "scan"}

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.verdict}"


class Barred(models.Model):
    """Somebody who may never decide a subject (回避): applicant, preparer, traveller."""

    subject = models.ForeignKey(settings.APPROVALS_SUBJECT_MODEL, models.PROTECT, related_name="barred_people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "person"], name="barred_once")]

    def __str__(self) -> str:
        return f"{self.subject_id} bars {self.person_id}"
