"""Finding (发现的问题) and its rectification (整改)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from workflow.core.models import Matter
from workflow.oversight.life import Steps
from workflow.oversight.models.inspection import Sampled

PERSON = settings.AUTH_USER_MODEL


class FindingQuerySet(models.QuerySet):
    def visible_to(self, person) -> "FindingQuerySet":
        """Who sees the matter sees its findings; so does who answers for one."""
        return self.filter(Q(responsible=person) | Q(matter__in=Matter.objects.visible_to(person)))

    def open(self) -> "FindingQuerySet":
        """Not accepted as rectified yet (未销号)."""
        return self.exclude(state="accepted")


class Finding(Steps, models.Model):
    """What an inspection found. ``state`` changes in ``oversight.findings.take`` only; a deferred trigger wants its entry in
    the matter's journal.
    """

    class Severity(models.TextChoices):
        MINOR = "minor", _("minor")
        SERIOUS = "serious", _("serious")
        GRAVE = "grave", _("grave")

    sampled = models.ForeignKey(Sampled, models.PROTECT, related_name="findings")
    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="findings")
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+")
    state = FSMField(_("state"), default="open", protected=True)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity.choices)
    what = models.TextField(_("what was found"))
    citation = models.CharField(_("rule and source"), max_length=200)
    responsible = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("responsible person"))
    due_on = models.DateField(_("to be rectified by"))
    recorded_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["due_on"], condition=~Q(state="accepted"), name="finding_still_open"),
            models.Index(fields=["recorded_at"], name="finding_by_record"),
            models.Index(fields=["changed_at"], condition=Q(state="accepted"), name="finding_by_closing"),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.what[:40]}"

    def get_absolute_url(self) -> str:
        return reverse("finding", args=[self.pk])


class Rectification(models.Model):
    """What the unit did about it, with its evidence; one that was sent back stays, the next is a new one."""

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="rectifications")
    no = models.PositiveSmallIntegerField()
    done = models.TextField(_("what was rectified"))
    evidence = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", verbose_name=_("evidence"))
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    accepted = models.BooleanField(null=True)
    why = models.TextField(default="")
    judged_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["no"]
        constraints = [
            models.UniqueConstraint(fields=["finding", "no"], name="one_rectification_per_number"),
            models.UniqueConstraint(fields=["finding"], condition=Q(accepted=None), name="one_rectification_waits_at_a_time"),
            models.CheckConstraint(
                condition=Q(accepted=None) | Q(judged_by__isnull=False, judged_at__isnull=False),
                name="a_judged_rectification_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id}/{self.no}"
