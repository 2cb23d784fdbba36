"""Stocktaking (盘点): what should lie where, what was found, and every difference, which somebody settles by name."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Stocktaking(models.Model):
    """One count of a box, or of all (``box`` empty)."""

    box = models.CharField(_("box"), max_length=40, default="", blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["box"], condition=Q(finished_at=None), name="one_open_stocktaking_per_box"),
        ]

    def __str__(self) -> str:
        return f"{self.box} {self.opened_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("stocktaking", args=[self.pk])


class StockLine(models.Model):
    """One document in a count: ``expected`` by the books when it was opened, and where it was found."""

    stocktaking = models.ForeignKey(Stocktaking, models.PROTECT, related_name="lines")
    passport = models.ForeignKey("registers.Passport", models.PROTECT, related_name="+")
    expected = models.BooleanField()
    box = models.CharField(max_length=40, default="")
    slot = models.CharField(max_length=20, default="")
    found_box = models.CharField(max_length=40, default="")
    found_slot = models.CharField(max_length=20, default="")
    found_at = models.DateTimeField(null=True)
    found_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["box", "slot", "pk"]
        constraints = [models.UniqueConstraint(fields=["stocktaking", "passport"], name="one_line_per_document")]

    def __str__(self) -> str:
        return f"{self.stocktaking_id} {self.passport_id}"

    @property
    def place(self) -> str:
        return f"{self.box}/{self.slot}" if self.slot else self.box

    @property
    def found_place(self) -> str:
        return f"{self.found_box}/{self.found_slot}" if self.found_slot else self.found_box


class DifferenceQuerySet(models.QuerySet):
    def open(self) -> "DifferenceQuerySet":
        """Nobody has settled it yet."""
        return self.filter(settled_at=None)


class Difference(models.Model):
    """Books and world differ (差异): of a count, or of what a cabinet reported. Settled once, with a reason and a name."""

    class Kind(models.TextChoices):
        MISSING = "missing", _("not found")
        WRONG_PLACE = "wrong_place", _("in the wrong place")
        FOUND_OUT = "found_out", _("found, though the books say it is not here")
        UNEXPLAINED = "unexplained", _("reported by a cabinet, not explained by the books")
        SILENCE = "silence", _("a cabinet's events did not arrive")
        ALARM = "alarm", _("alarm of a cabinet")

    kind = models.CharField(max_length=12, choices=Kind.choices)
    passport = models.ForeignKey("registers.Passport", models.PROTECT, related_name="differences", null=True)
    stocktaking = models.ForeignKey(Stocktaking, models.PROTECT, related_name="differences", null=True)
    event = models.ForeignKey("registers.CabinetEvent", models.PROTECT, related_name="differences", null=True)
    box = models.CharField(max_length=40, default="")
    found_box = models.CharField(max_length=40, default="")
    found_slot = models.CharField(max_length=20, default="")
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    settled_why = models.TextField(default="")

    objects = DifferenceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["-id"], condition=Q(settled_at=None), name="difference_open")]

    def __str__(self) -> str:
        return f"{self.kind} {self.passport_id or ''}"

    def get_absolute_url(self) -> str:
        return reverse("passport_differences")

    @property
    def found_place(self) -> str:
        return f"{self.found_box}/{self.found_slot}" if self.found_slot else self.found_box

    @property
    def title(self) -> str:
        return self.passport.title if self.passport else self.box

    number = ""
