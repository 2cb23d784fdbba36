"""Permit (批件): the outside authority's approval, with its number."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Permit(models.Model):
    """One permit as received; of several the newest counts."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="permits")
    number = models.CharField(_("permit number"), max_length=100)
    issued_on = models.DateField(_("issued on"))
    valid_until = models.DateField(_("valid until"), null=True)
    authority = models.CharField(_("authority"), max_length=200)
    people = models.PositiveSmallIntegerField(_("people allowed"))
    days = models.PositiveSmallIntegerField(_("days allowed"))
    scan = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", verbose_name=_("scan"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.number
