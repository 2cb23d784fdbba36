"""Route and Phase (审批路线, 环节): who is asked, in which order. Data, versioned, never edited once published."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Route(models.Model):
    """One version of a kind's route; a running round keeps the version it was opened with."""

    kind = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40, default="application")
    version = models.PositiveIntegerField()
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    note = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "purpose", "version"], name="one_route_per_version")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.purpose} v{self.version}"


class Phase(models.Model):
    """One phase of a route; phases with the same ``step`` are asked side by side.

    ``who``: {"heads_of": "unit"} · {"role": "finance"} · {"role": "secretary", "of": "unit"} · {"duty": "school_leader"}.
    ``when``: {} always, or {"fact": name, "is": value} over the facts frozen in the round.
    ``evidence``: a code the subject must vouch for before anyone may agree (the notice ran its time, the permit is in).
    """

    class Quorum(models.TextChoices):
        ALL = "all", _("all must agree")
        ANY = "any", _("one is enough")

    route = models.ForeignKey(Route, models.PROTECT, related_name="phases")
    code = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(max_length=60, default="")
    step = models.PositiveIntegerField()
    stage = models.CharField(max_length=40)
    who = models.JSONField()
    quorum = models.CharField(max_length=10, choices=Quorum, default=Quorum.ANY)
    days = models.PositiveIntegerField(help_text="working days")
    when = models.JSONField(default=dict)
    evidence = models.CharField(max_length=40, default="")

    class Meta:
        ordering = ["step", "id"]
        constraints = [models.UniqueConstraint(fields=["route", "code"], name="one_phase_per_code")]

    def __str__(self) -> str:
        return self.name

    @property
    def named(self) -> str:
        """The name in the reader's language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name
