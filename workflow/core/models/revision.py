"""Revision (版): a matter exactly as it was submitted."""

import json

from django.conf import settings
from django.db import models


class Revision(models.Model):
    """Canonical JSON and its SHA-256; written once, refused by a trigger when changed."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="revisions")
    no = models.PositiveIntegerField()
    canonical = models.TextField()
    digest = models.CharField(max_length=64)
    report = models.JSONField(default=list)  # the verdicts it was submitted with
    made_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["no"]
        constraints = [models.UniqueConstraint(fields=["matter", "no"], name="one_revision_per_no")]

    def __str__(self) -> str:
        return f"{self.matter_id}/{self.no}"

    @property
    def content(self) -> dict:
        """The submitted application as plain JSON values."""
        return json.loads(self.canonical)
