"""The life of a document in custody (证照台账流水), and whole boxes handed from one custodian to another (交接清单)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Happening(models.Model):
    """One line of a document's life. A trigger lets it be written, never changed and never removed.

    A hand-over names two people: ``by`` gives (or records), ``to`` or, without an account, ``to_name`` receives.
    """

    class What(models.TextChoices):
        REGISTERED = "registered", _("taken into the books")
        PLACED = "placed", _("put into its place")
        ALLOWED = "allowed", _("may be fetched at the cabinet")
        DISALLOWED = "disallowed", _("may no longer be fetched at the cabinet")
        DRAWN = "drawn", _("handed out")
        DUE = "due", _("given a last day")
        TAKEN_BACK = "taken_back", _("taken back")
        HANDED_OVER = "handed_over", _("handed over with its box")
        PROVINCE = "province", _("given to the provincial office")
        REFUSED = "refused", _("refused to hand in")
        LOST_HOME = "lost_home", _("lost in China")
        LOST_ABROAD = "lost_abroad", _("lost abroad")
        VOID = "void", _("declared void")
        CANCELLED = "cancelled", pgettext_lazy("ledger", "cancelled")
        TRANSFERRED = "transferred", _("moved to another unit")
        MOVED_OUT = "moved_out", _("moved out of the province")
        RECOVERED = "recovered", _("recovered")
        SETTLED = "settled", _("a difference was settled")

    passport = models.ForeignKey("registers.Passport", models.PROTECT, related_name="life")
    what = models.CharField(max_length=12, choices=What.choices)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    to_name = models.CharField(max_length=100, default="")
    loan = models.ForeignKey("registers.Loan", models.PROTECT, related_name="+", null=True)
    why = models.TextField(default="")
    facts = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["passport", "id"], name="life_of_passport")]

    def __str__(self) -> str:
        return f"{self.passport_id} {self.what} {self.on}"


class BoxHandover(models.Model):
    """A whole box given by one custodian to another; it counts once both have signed. ``lines`` is what lay in it."""

    box = models.CharField(_("box"), max_length=40)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    receiver = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lines = models.JSONField(default=list)
    note = models.TextField(default="")
    made_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="handed_over_by_two_people"),
            models.UniqueConstraint(
                fields=["box"], condition=Q(signed_at=None, withdrawn_at=None), name="one_open_handover_per_box"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.box} {self.made_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("box_handover", args=[self.pk])

    @property
    def open(self) -> bool:
        return self.signed_at is None and self.withdrawn_at is None

    @property
    def title(self) -> str:
        return self.box

    number = ""
