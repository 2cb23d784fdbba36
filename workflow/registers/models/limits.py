"""A limit (限额、期限): one number of the regulations, from a day, with its source. Rules never hold numbers."""

from datetime import date
from decimal import DecimalException

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..national import DEFAULTS, parse

KINDS = {row.code: row.kind for row in DEFAULTS}
WEIGHTS = ("info", "warn", "block")
WORDS = {
    "passport_due_basis": ("entry+7", "planned"), "custody_two_people": ("yes", "no"), "open_findings": WEIGHTS,
    "passport_owed": WEIGHTS,
}  # fmt: skip


class LimitQuerySet(models.QuerySet):
    def on(self, day: date) -> "LimitQuerySet":
        """Published rows in force on that day; the last day of a row is the one before ``until``."""
        return self.filter(Q(until=None) | Q(until__gt=day), published=True, since__lte=day)


class Limit(models.Model):
    """One dated value; a change is a new row, so that old matters keep the numbers they were judged by."""

    class Kind(models.TextChoices):
        WHOLE = "whole", _("Whole number")
        SHARE = "share", _("Share, like 2/3")
        TABLE = "table", _("Table, like 1:5, 2:8, 3:10")
        WORD = "word", _("Word")

    code = models.CharField(_("code"), max_length=60)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    value = models.CharField(_("value"), max_length=200)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    since = models.DateField(_("in force from"))
    until = models.DateField(_("in force until, that day excluded"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    note = models.TextField(_("note"), blank=True)
    published = models.BooleanField(_("published"), default=False)

    objects = LimitQuerySet.as_manager()

    class Meta:
        verbose_name = _("limit")
        verbose_name_plural = _("limits")
        ordering = ["code", "-since"]
        constraints = [
            models.UniqueConstraint(fields=["code", "since"], name="one_limit_a_day"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="limit_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} = {self.value}"

    def clean(self) -> None:
        """A value the rules could not read never reaches the table."""
        kind = KINDS.get(self.code)
        if kind is None:
            raise ValidationError({"code": _("No rule asks for this code.")})
        if self.kind != kind:
            raise ValidationError({"kind": _("This code needs another kind of value.")})
        try:
            parse(self.kind, self.value)
        except (ValueError, DecimalException, ZeroDivisionError) as error:
            raise ValidationError({"value": _("This is not a value of that kind.")}) from error
        if self.value not in WORDS.get(self.code, [self.value]):
            raise ValidationError({"value": _("This word is not one of the choices.")})

    def in_force(self, *, today: date) -> bool:
        """Whether it counts already; then its value is history and only its end may be set."""
        return self.published and self.since <= today
