"""SpecialDay (调休表): the days on which the week lies, statutory holidays and days worked instead."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SpecialDay(models.Model):
    """A holiday on a weekday (``works`` false) or a working day at a week-end (``works`` true)."""

    date = models.DateField(_("date"), unique=True)
    works = models.BooleanField(_("is a working day"))
    name = models.CharField(_("name"), max_length=60, default="", blank=True)

    class Meta:
        ordering = ["date"]
        verbose_name = _("special day")
        verbose_name_plural = _("special days")

    def __str__(self) -> str:
        return f"{self.date} {self.name}"
