"""Entry (记录): one line of a matter's journal, append-only and chained by hash."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """Who did which step when, from which state to which, on what facts; ``by`` is null for clock and flow."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    step = models.CharField(max_length=60)
    source = models.CharField(max_length=40)
    target = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["seq"]
        constraints = [models.UniqueConstraint(fields=["matter", "seq"], name="one_entry_per_seq")]

    def __str__(self) -> str:
        return f"{self.matter_id}#{self.seq} {self.step}"
