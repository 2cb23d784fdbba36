"""Assignment (待办): every human to-do, a signature or an errand; with its panel, its decision, and who is barred."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext


class Panel(models.Model):
    """A phase being asked, in one task of the flow; several panels may stand on the same task."""

    round = models.ForeignKey("approvals.Round", models.PROTECT, related_name="panels")
    task = models.ForeignKey("viewflow.Task", models.PROTECT, related_name="panels")
    phase = models.ForeignKey("approvals.Phase", models.PROTECT, related_name="panels")
    opened_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, default="")  # "", agree, reject, back, return, unneeded, moved
    ended_at = models.DateTimeField(null=True)
    took = models.PositiveIntegerField(null=True)  # working days from opening to outcome; the clock writes it down
    note = models.CharField(max_length=200, default="")  # nobody or concerned: why it opened on somebody else's desk
    stopped = models.BooleanField(default=False)  # nobody may agree until the office names a signer
    paused_at = models.DateTimeField(null=True)  # an outside authority has the matter, or it is suspended

    beside: "list[Assignment] | None" = None  # all to-dos of its task, as the verb under way read them

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(
                fields=["phase", "ended_at"], include=["took"], condition=Q(outcome="agree", took__isnull=False),
                name="panels_by_phase",
            ),
            models.Index(fields=["id"], condition=Q(ended_at__isnull=False, took=None), name="panel_untimed"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.round_id} {self.phase_id}"

    @property
    def said(self) -> str:
        """Why it opened on somebody else's desk, in the reader's language; nothing where it did not."""
        name = {"phase": self.phase.named}
        if self.note == "concerned":
            sentence = _("Whoever signs “%(phase)s” is concerned by this matter, so somebody else is asked.") % name
        elif self.note:
            sentence = _("Nobody could be found for “%(phase)s”.") % name
        else:
            return ""
        return f"{sentence} {_('Name a signer before it can be agreed.')}" if self.stopped else str(sentence)


class AssignmentQuerySet(models.QuerySet):
    """Questions about many to-dos, named so that the sentence reads aloud."""

    def open(self):
        """Not closed; those whose turn has not come yet among them."""
        return self.filter(closed_at=None)

    def asked(self):
        """Open, and their turn has come."""
        return self.open().filter(waits=False)

    def seats(self):
        """Those that count in a panel's outcome: all but consultations."""
        return self.exclude(part=Assignment.Part.CONSULT)

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
        RETURN = "return", _("returned to an earlier step")
        ADVISE = "advise", _("advised")
        VOID = "void", _("no longer counts")
        UNNEEDED = "unneeded", _("no longer needed")
        DONE = "done", _("done")

    class Part(models.TextChoices):
        """How the seat came to be (来由)."""

        SEAT = "", _("by the route")
        ADDED = "added", _("added signer")
        CONSULT = "consult", _("consulted")

    class ClosedFor(models.TextChoices):
        """Why it was closed without a decision of its own (关闭原因); ``closed_by`` says whose doing it was."""

        NOTHING = "", ""
        SETTLED = "settled", _("the outcome was certain")
        REFUSED = "refused", _("a colleague did not agree")
        RETURNED = "returned", _("it was returned to an earlier step")
        WITHDRAWN = "withdrawn", _("the applicant took the matter back")
        TAKEN_BACK = "taken_back", _("a decision was taken back")
        TAKEN_OFF = "taken_off", _("the signer was taken off")
        HANDED_ON = "handed_on", _("it was handed on")
        STANDS = "stands", _("the earlier decision stands")
        SAME_PERSON = "same_person", _("the same person agreed a step before")
        LAPSED = "lapsed", _("nobody answered in time; the route says what follows")
        MOVED = "moved", _("the route was changed")
        REOPENED = "reopened", _("the decision was reopened")

    subject = models.ForeignKey(settings.APPROVALS_SUBJECT_MODEL, models.PROTECT, related_name="assignments")
    panel = models.ForeignKey(Panel, models.PROTECT, related_name="assignments", null=True)
    errand = models.CharField(max_length=40, default="")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", null=True)
    role = models.CharField(max_length=40, default="")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", null=True)
    part = models.CharField(max_length=10, choices=Part, default=Part.SEAT, blank=True)
    weight = models.PositiveIntegerField(default=1)  # of the vote
    after = models.ForeignKey("self", models.PROTECT, related_name="followers", null=True)  # whose turn is before
    waits = models.BooleanField(default=False)  # its turn has not come; it is on nobody's desk
    handed_from = models.ForeignKey("self", models.PROTECT, related_name="handed_to", null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    question = models.CharField(max_length=500, default="")  # what who added or consulted them wants to know
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True)
    days_left = models.PositiveSmallIntegerField(null=True)  # working days, kept while the panel is paused
    next_on = models.DateField(null=True)  # the day of the next rung of its escalation
    rung = models.PositiveSmallIntegerField(default=0)  # rungs done: 1 the superior was told, 2 what the route says
    claimed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_for = models.CharField(max_length=20, choices=ClosedFor, default=ClosedFor.NOTHING, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    stands = models.ForeignKey("approvals.Decision", models.PROTECT, related_name="standing", null=True)
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
            models.Index(fields=["next_on"], condition=Q(closed_at=None, next_on__isnull=False), name="escalation_due"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.errand or self.panel_id}"


class Decision(models.Model):
    """What somebody decided on an assignment, on which digest; at most one each, never changed.

    It counts while its assignment has the same verdict; taken back or returned, the assignment is void (不再有效).
    ``recorded_by`` is set when the office recorded (代录) a decision taken on paper or in a meeting, ``in_place_of``
    when a deputy decided for somebody who was away (代). A ``return`` says to which step and whether to resume.
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
    in_place_of = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    back_to = models.PositiveIntegerField(null=True)
    resume = models.BooleanField(default=False)
    confirms = models.ForeignKey("self", models.PROTECT, related_name="confirmed_by", null=True)  # of an earlier revision

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.verdict}"

    @property
    def signed(self) -> str:
        """Who decided, and in whose place: 王五（代李四）."""
        if self.in_place_of_id is None:
            return str(self.by)
        return str(pgettext("deputy", "%(deputy)s (for %(principal)s)") % {"deputy": self.by, "principal": self.in_place_of})

    @property
    def counts(self) -> bool:
        """Whether it still counts: its assignment was not voided by a return or by taking it back."""
        return self.assignment.verdict == self.verdict


class Barred(models.Model):
    """Somebody who may never decide a subject (回避): applicant, preparer, traveller."""

    subject = models.ForeignKey(settings.APPROVALS_SUBJECT_MODEL, models.PROTECT, related_name="barred_people")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    why = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "person"], name="barred_once")]

    def __str__(self) -> str:
        return f"{self.subject_id} bars {self.person_id}"
