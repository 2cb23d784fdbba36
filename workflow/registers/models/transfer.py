"""Transfer (移交): packages handed over to the school's archives on one list, and the receipt that came back."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class Transfer(models.Model):
    """``lines`` are what was listed, as it was listed: the list stays when its packages were taken off it again."""

    number = models.CharField(max_length=20, unique=True)  # 2026-01
    lines = models.JSONField(default=list)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    received_on = models.DateField(null=True)
    received_by = models.CharField(max_length=100, blank=True)  # who signed over there, perhaps without an account
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("transfer_list", args=[self.pk])

    @property
    def open(self) -> bool:
        """On its way: neither received nor withdrawn."""
        return self.received_on is None and self.withdrawn_at is None
