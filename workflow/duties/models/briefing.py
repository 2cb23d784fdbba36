"""Briefing before departure (行前教育), who attended it, and the pledges (承诺书)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Briefing(models.Model):
    """One session for a group; who missed it comes to another."""

    class Topic(models.TextChoices):
        """What such a session speaks of (S51)."""

        DISCIPLINE = "discipline", _("discipline in foreign affairs")
        SECRECY = "secrecy", _("keeping secrets")
        PREPARATION = "preparation", _("preparing the trip")
        BORDER = "border", _("crossing the border")
        CONSULAR = "consular", _("consular protection")
        ETIQUETTE = "etiquette", _("etiquette")
        SAFETY = "safety", _("safety of people and belongings")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="briefings")
    held_on = models.DateField(_("held on"))
    presenter = models.CharField(_("presenter"), max_length=100)
    topics = models.JSONField(_("topics"), default=list)
    handbook_version = models.CharField(_("version of the handbook"), max_length=40, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.held_on}"


class Attendance(models.Model):
    """Somebody was there."""

    briefing = models.ForeignKey(Briefing, models.PROTECT, related_name="attendances")
    participant = models.ForeignKey("core.Participant", models.PROTECT, related_name="attendances")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["briefing", "participant"], name="one_attendance_each")]

    def __str__(self) -> str:
        return f"{self.briefing_id} {self.participant_id}"


class Pledge(models.Model):
    """Signed by the traveller in person; for a traveller without an account the office keeps the signed paper."""

    participant = models.OneToOneField("core.Participant", models.PROTECT, related_name="pledge")
    signed_at = models.DateTimeField(_("signed at"))
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text_version = models.CharField(max_length=20)
    scan = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", null=True, verbose_name=_("scan"))

    def __str__(self) -> str:
        return f"{self.participant_id} {self.signed_at:%Y-%m-%d}"
