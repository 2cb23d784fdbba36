"""Attachment (附件): a file of a matter, addressed by its content."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Attachment(models.Model):
    """Name and kind of a stored file; the bytes lie under their SHA-256 and never change.

    ``submitted_at`` is set when a revision first names it; from then on a trigger refuses change and removal.
    """

    class Preview(models.TextChoices):
        WAITING = "waiting", _("being prepared")
        READY = "ready", _("ready")
        NONE = "none", _("no preview for this kind of file")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="attachments")
    kind = models.CharField(_("kind"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    preview = models.CharField(max_length=10, choices=Preview, default=Preview.WAITING)
    pages = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], condition=models.Q(preview="waiting"), name="attachment_wants_preview"),
            models.Index(fields=["sha256"], name="attachment_by_content"),
        ]

    def __str__(self) -> str:
        return self.name
