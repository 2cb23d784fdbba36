"""Sharing (成果分享): how colleagues learned of the results."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Sharing(models.Model):
    """One session, publication or other occasion; ``place`` is the room, or where it was published."""

    class Form(models.TextChoices):
        SESSION = "session", _("session")
        PUBLICATION = "publication", _("publication")
        OTHER = "other", _("other")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="sharings")
    held_on = models.DateField(_("held on"))
    form = models.CharField(_("form"), max_length=12, choices=Form.choices)
    title = models.CharField(_("title"), max_length=200)
    place = models.CharField(_("place"), max_length=200, default="")
    attendance = models.PositiveIntegerField(_("attendance"), default=0)
    material = models.ForeignKey(
        "core.Attachment", models.PROTECT, related_name="+", null=True, verbose_name=_("material")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title
