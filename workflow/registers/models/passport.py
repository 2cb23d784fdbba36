"""The passport ledger (证照台账): documents for official travel in the office's custody, and who drew them when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PassportQuerySet(models.QuerySet):
    def usable(self) -> "PassportQuerySet":
        """Kept by the office or the provincial office, or drawn from there; lost, void and moved ones open no border."""
        return self.filter(where__in=[Passport.Where.IN_CUSTODY, Passport.Where.DRAWN, Passport.Where.PROVINCE])

    def expiring_before(self, day: date) -> "PassportQuerySet":
        return self.usable().filter(expires_on__lt=day).order_by("expires_on")


class Passport(models.Model):
    """One document (证照). Its number is sealed; ``mark`` finds it again, ``tail`` is all a list ever shows."""

    class Kind(models.TextChoices):
        OFFICIAL = "official", _("passport for public affairs")
        HK_MACAU = "hk_macau", _("permit for Hong Kong and Macau")
        TAIWAN = "taiwan", _("permit for Taiwan")

    class Where(models.TextChoices):
        """After the states of a real system (S39) and what a custodian writes in the paper book."""

        IN_CUSTODY = "in_custody", _("in custody")
        DRAWN = "drawn", _("drawn")
        PROVINCE = "province", _("kept by the provincial office")
        REFUSED = "refused", _("not handed in, refused")
        LOST = "lost", _("lost")
        VOID = "void", _("void")
        CANCELLED = "cancelled", pgettext_lazy("passport", "cancelled")
        TRANSFERRED = "transferred", _("moved to another unit")
        MOVED_OUT = "moved_out", _("moved out of the province")

    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="passports", null=True)
    holder_name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind of document"), max_length=10, choices=Kind.choices)
    number = models.ForeignKey("core.Confidential", models.PROTECT, related_name="+")
    mark = models.CharField(max_length=64)
    tail = models.CharField(max_length=4, default="")
    issued_on = models.DateField(_("issued on"))
    expires_on = models.DateField(_("expires on"))
    authority = models.CharField(_("authority"), max_length=100, default="")
    where = models.CharField(_("where it is"), max_length=12, choices=Where.choices, default=Where.IN_CUSTODY)
    box = models.CharField(_("box"), max_length=40, default="")
    slot = models.CharField(_("slot"), max_length=20, default="")
    note = models.TextField(_("note"), default="")
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    registered_at = models.DateTimeField()

    objects = PassportQuerySet.as_manager()

    class Meta:
        ordering = ["holder_name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "mark"], name="one_passport_per_number"),
            models.CheckConstraint(condition=Q(expires_on__gt=F("issued_on")), name="passport_expires_after_issue"),
            models.UniqueConstraint(
                fields=["box", "slot"], condition=Q(where__in=["in_custody", "drawn", "refused"]) & ~Q(slot=""),
                name="one_document_per_slot",
            ),
            models.CheckConstraint(condition=Q(slot="") | ~Q(box=""), name="a_slot_is_in_a_box"),
        ]
        indexes = [
            models.Index(fields=["holder"], name="passport_of_holder"),
            models.Index(fields=["where", "expires_on"], name="passport_expiring"),
            models.Index(fields=["box", "slot"], name="passport_in_slot"),
        ]

    def __str__(self) -> str:
        return f"{self.holder_name} {self.masked}"

    @property
    def masked(self) -> str:
        """The number as lists and sentences show it."""
        return f"••••{self.tail}"

    @property
    def place(self) -> str:
        """Box and slot (柜/格); its slot waits for a document that is out."""
        return f"{self.box}/{self.slot}" if self.slot else self.box

    @property
    def title(self) -> str:
        """What a message calls it."""
        return f"{self.holder_name} {self.get_kind_display()} {self.masked}"


class LoanQuerySet(models.QuerySet):
    def open(self) -> "LoanQuerySet":
        """Still out."""
        return self.filter(returned_on=None)

    def overdue(self, *, on: date) -> "LoanQuerySet":
        """Still out after the last day."""
        return self.open().filter(due_on__lt=on)


class Loan(models.Model):
    """An entry of the ledger (领用登记): drawn, and later handed in. A trigger lets it be closed, never rewritten."""

    class Purpose(models.TextChoices):
        """What it is drawn for (用途). ``both`` is one entry for the visa and the trip: see ``passports.custody.draw``."""

        VISA = "visa", _("for a visa")
        EXIT = "exit", _("for the trip")
        BOTH = "both", _("for the visa and the trip")

    FOR_EXIT = (Purpose.EXIT, Purpose.BOTH)

    passport = models.ForeignKey(Passport, models.PROTECT, related_name="loans")
    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="loans", null=True)
    participant = models.ForeignKey("core.Participant", models.PROTECT, related_name="loans", null=True)
    purpose = models.CharField(_("purpose"), max_length=4, choices=Purpose.choices)
    drawn_on = models.DateField(_("drawn on"))
    handed_to = models.CharField(_("handed to"), max_length=100)
    drawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    drawn_at = models.DateTimeField()
    due_on = models.DateField(_("due on"), null=True)
    returned_on = models.DateField(_("handed in on"), null=True)
    returned_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    returned_at = models.DateTimeField(null=True)
    condition = models.CharField(_("condition"), max_length=200, default="")
    note = models.CharField(_("note"), max_length=200, default="")

    objects = LoanQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["passport"], condition=Q(returned_on=None), name="one_open_loan_per_passport"
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("drawn_on")), name="handed_in_not_before_drawn"
            ),
        ]
        indexes = [models.Index(fields=["due_on"], condition=Q(returned_on=None), name="loan_still_out")]

    def __str__(self) -> str:
        return f"{self.passport_id} {self.drawn_on}"
