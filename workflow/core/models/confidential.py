"""Confidential (敏感信息): passport and ID numbers, encrypted with a key that is not in the database."""

from django.conf import settings
from django.db import models


class Confidential(models.Model):
    """One value under AES-GCM; ``mark`` is a keyed HMAC, so that equality and digests work without the value.

    Erasure destroys ``sealed``; the row and its mark stay, and so does every chain that names it.
    """

    purpose = models.CharField(max_length=40)
    sealed = models.BinaryField(null=True)
    mark = models.CharField(max_length=64, db_index=True)
    tail = models.CharField(max_length=4, default="")  # the last characters, for the masked display
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"••••{self.tail}"


class Reading(models.Model):
    """Who read a confidential value, a scan, or a matter as an outsider who audits it, when and why (查阅记录)."""

    confidential = models.ForeignKey(Confidential, models.PROTECT, related_name="readings", null=True)
    attachment = models.ForeignKey("core.Attachment", models.PROTECT, related_name="readings", null=True)
    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="readings", null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    why = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.by_id} {self.at:%Y-%m-%d %H:%M}"
