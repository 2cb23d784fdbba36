"""Visa (签证): whether a traveller needs one for this trip, and has it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Visa(models.Model):
    """What the custodian knows of one traveller's visa; the journal keeps what was said before."""

    participant = models.OneToOneField("core.Participant", models.PROTECT, related_name="visa")
    needed = models.BooleanField(_("visa needed"))
    ready = models.BooleanField(_("visa in hand"))
    note = models.CharField(_("note"), max_length=200, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(needed=True) | Q(ready=False), name="only_a_needed_visa_is_ready")
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} {self.needed} {self.ready}"
