"""Report (出访报告): what was done abroad, as handed in."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """One version; a version that was sent back stays, the next is a new one. The sections follow S53 and S39."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="reports")
    version = models.PositiveSmallIntegerField(_("version"))
    done = models.TextField(_("what was done"))
    not_done = models.TextField(_("what was not done, and why"), default="")
    results = models.TextField(_("results"))
    follow_up = models.TextField(_("what follows"))
    discipline = models.TextField(_("discipline"))
    money_note = models.TextField(_("on the money"))
    handed_in_at = models.DateTimeField(_("handed in at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(_("accepted at"), null=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    sent_back_at = models.DateTimeField(_("sent back at"), null=True)
    sent_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    why = models.TextField(_("why it was sent back"), default="")

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "version"], name="one_report_per_version"),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(accepted_at=None, sent_back_at=None), name="one_report_waits_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(sent_back_at=None), name="a_report_is_accepted_or_sent_back"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.version}"
