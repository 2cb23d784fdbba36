"""Public notice (公示) and the objections (异议) it brought."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """One publication of exactly one version, named by its digest; a sealed notice is over without an open objection.

    The first (事前公示) runs to the end of ``until``; the second (事后公示) has no length of its own.
    """

    class Which(models.TextChoices):
        FIRST = "first", _("before the trip")
        SECOND = "second", _("after the trip")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="notices")
    which = models.CharField(_("which notice"), max_length=6, choices=Which.choices)
    digest = models.CharField(max_length=64)
    opened_on = models.DateField(_("published on"))
    until = models.DateField(_("last day"), null=True)
    place = models.CharField(_("place"), max_length=200, default="")
    contact = models.CharField(_("contact"), max_length=200, default="")
    proof = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", null=True, verbose_name=_("proof"))
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    sealed_on = models.DateField(_("closed on"), null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "which", "digest"], name="one_notice_per_version"),
            models.CheckConstraint(
                condition=~Q(which="first") | Q(until__isnull=False, until__gte=F("opened_on")),
                name="first_notice_lasts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.which} {self.opened_on}"


class Objection(models.Model):
    """What somebody said against a notice; open until it is answered, and then upheld or not."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="objections")
    received_on = models.DateField(_("received on"))
    from_whom = models.CharField(_("from"), max_length=100, default="")
    text = models.TextField(_("objection"))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    resolved_on = models.DateField(_("answered on"), null=True)
    upheld = models.BooleanField(_("upheld"), null=True)
    answer = models.TextField(_("answer"), default="")
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_on=None, upheld=None, resolved_by=None)
                | Q(resolved_on__isnull=False, upheld__isnull=False, resolved_by__isnull=False),
                name="an_answered_objection_says_all",
            )
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.received_on}"
