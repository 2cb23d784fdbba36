"""Accounting for a visit (总结、承诺、核销): the summary, what was promised, what it cost."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

PERSON = settings.AUTH_USER_MODEL


class Summary(models.Model):
    """One version of the summary (接待总结, F17); one that was sent back stays, the next is a new one."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="summaries")
    version = models.PositiveSmallIntegerField()
    done = models.TextField(_("what was done"))
    leaders_met = models.CharField(_("received by which leaders"), max_length=200, default="")
    results = models.TextField(_("results of the visit"))
    problems = models.TextField(_("what was out of order"), default="")
    photos = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", null=True)
    handed_in_at = models.DateTimeField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    sent_back_at = models.DateTimeField(null=True)
    sent_back_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    why = models.TextField(default="")

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "version"], name="one_summary_per_version"),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(accepted_at=None, sent_back_at=None), name="one_summary_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(sent_back_at=None), name="a_summary_is_accepted_or_sent_back"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.version}"


class Promise(models.Model):
    """What was promised to the guests (承诺事项): a dated task of somebody's, until it is kept, released or handed on."""

    class Outcome(models.TextChoices):
        OPEN = "", _("open")
        KEPT = "kept", _("kept")
        RELEASED = "released", _("no longer asked for")
        HANDED_ON = "handed_on", _("handed on to another matter")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="promises")
    what = models.CharField(_("what was promised"), max_length=200)
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("who keeps it"))
    due_on = models.DateField(_("due on"))
    made_at = models.DateTimeField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default="", blank=True)
    note = models.CharField(_("note"), max_length=200, default="")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None) | (~Q(outcome="") & Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="a_closed_promise_says_by_whom",
            )
        ]

    def __str__(self) -> str:
        return self.what


class Spent(models.Model):
    """One line of the actual costs (实际支出), beside the settlement's sums: for how many people, how often."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="spent")
    kind = models.CharField(max_length=20)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    people = models.PositiveSmallIntegerField(null=True)
    times = models.PositiveSmallIntegerField(null=True)
    staff = models.PositiveSmallIntegerField(null=True)
    stars = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.kind} {self.amount}"
