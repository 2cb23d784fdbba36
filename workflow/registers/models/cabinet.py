"""Cabinets (证照柜): whose they are, what may be fetched there, and every event as the cabinet told it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Cabinet(models.Model):
    """One cabinet. ``box`` is what the books call it; its key is kept as a digest; ``keeper`` signs what comes back."""

    name = models.CharField(_("name"), max_length=100)
    box = models.CharField(_("box"), max_length=40, unique=True)
    keeper = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prefix = models.CharField(max_length=12, unique=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)
    applied_seq = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class FetchQuerySet(models.QuerySet):
    def open(self) -> "FetchQuerySet":
        """Neither fetched nor withdrawn."""
        return self.filter(withdrawn_at=None, loan=None)


class Fetch(models.Model):
    """Leave to fetch one document at its cabinet (柜取许可): who, for which drawing, until when; signed by a custodian."""

    passport = models.ForeignKey("registers.Passport", models.PROTECT, related_name="fetches")
    participant = models.ForeignKey("core.Participant", models.PROTECT, related_name="+")
    purpose = models.CharField(_("purpose"), max_length=4)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    until = models.DateField(_("until"))
    allowed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    allowed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    loan = models.OneToOneField("registers.Loan", models.PROTECT, related_name="fetch", null=True)

    objects = FetchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["passport"], condition=Q(withdrawn_at=None, loan=None), name="one_open_fetch_per_passport"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.passport_id} {self.person_id}"


class CabinetEvent(models.Model):
    """What a cabinet reported, word for word; carried out once, in the order of ``seq``."""

    class What(models.TextChoices):
        TAKEN = "taken", _("taken")
        PUT_BACK = "put_back", _("put back")
        ALARM = "alarm", _("alarm")

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waiting for earlier events")
        APPLIED = "applied", _("in the ledger")
        DIFFERENCE = "difference", _("a difference for the office")

    cabinet = models.ForeignKey(Cabinet, models.PROTECT, related_name="events")
    event_id = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    what = models.CharField(max_length=8, choices=What.choices)
    at = models.DateTimeField()
    body = models.JSONField()
    received_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    applied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["cabinet", "event_id"], name="one_row_per_event")]
        indexes = [
            models.Index(fields=["cabinet", "seq", "id"], condition=Q(outcome="waiting"), name="cabinet_events_waiting"),
        ]

    def __str__(self) -> str:
        return f"{self.cabinet_id} {self.seq} {self.what}"
