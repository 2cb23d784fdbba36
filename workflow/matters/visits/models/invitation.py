"""Invitation (邀请): on what the guests enter, the letter that was sent, and their names as far as they came later."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Invitation(models.Model):
    """The basis of entry as recorded, and the letter; who needs a visa changes often, so it is recorded, not derived."""

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="invitation")
    visa_basis = models.CharField(_("basis of entry"), max_length=20, default="")
    visa_note = models.CharField(_("note"), max_length=200, default="")
    letter_number = models.CharField(_("number of the letter"), max_length=60, default="")
    sent_on = models.DateField(_("sent on"), null=True)
    letter = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.matter_id} {self.visa_basis} {self.letter_number}"


class Naming(models.Model):
    """The list of guests (名单) as handed in after the submission; of several the newest counts."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="namings")
    guests = models.JSONField(default=list)
    why = models.CharField(max_length=200, default="")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {len(self.guests)}"
