"""Settlement (核销): what the trip cost, line by line, in yuan."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Settlement(models.Model):
    """One trip, one settlement (S115). ``lines`` is a list of {kind, approved, actual}, amounts as text."""

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="settlement")
    lines = models.JSONField(_("lines"), default=list)
    approved = models.DecimalField(_("approved"), max_digits=12, decimal_places=2)
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=2)
    note = models.TextField(_("note"), default="")
    settled_on = models.DateField(_("settled on"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.matter_id} {self.total}"
