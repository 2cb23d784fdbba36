"""Route and Phase (审批路线, 环节): who is asked, in which order. Data, versioned, never edited once published."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Route(models.Model):
    """One version of a kind's route; a running round keeps the version it was opened with.

    Without ``published_at`` it is a draft (草稿), in nobody's way; published, the database refuses to change it.
    """

    kind = models.CharField(max_length=40)
    purpose = models.CharField(max_length=40, default="application")
    version = models.PositiveIntegerField()
    made_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    copied_from = models.ForeignKey("self", models.PROTECT, related_name="copies", null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    note = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "purpose", "version"], name="one_route_per_version")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.purpose} v{self.version}"


class Phase(models.Model):
    """One phase of a route; phases with the same ``step`` are asked side by side.

    ``who``: see ``approvals.seating``. ``when``: see ``approvals.conditions``; {} always.
    ``evidence``: a code the subject must vouch for before anyone may agree (the notice ran its time, the permit is in).
    ``need``: how many (count), how many percent (ratio), how many points (weight); other quorums need none.
    """

    class Quorum(models.TextChoices):
        ALL = "all", _("all must agree")
        ANY = "any", _("one is enough")
        COUNT = "count", _("so many must agree")
        RATIO = "ratio", _("a share must agree")
        WEIGHT = "weight", _("by weight of votes")
        TURN = "turn", _("one after another")

    class Instead(models.TextChoices):
        """Who is asked instead when nobody can be found, or when the signer is concerned."""

        SUPERIOR = "superior", _("the head above, else the office")
        OFFICE = "office", _("a named office")
        STOP = "stop", _("stop and say so")

    class Again(models.TextChoices):
        ASK = "ask", _("asked again")
        SKIP = "skip", _("what was said a step before stands")

    class Late(models.TextChoices):
        NOTHING = "", _("it waits")
        SUPERIOR = "superior", _("the superior is asked instead")
        OFFICE = "office", _("the office is asked instead")
        AGREE = "agree", _("it counts as agreed")

    route = models.ForeignKey(Route, models.PROTECT, related_name="phases")
    code = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    name_en = models.CharField(max_length=60, default="")
    step = models.PositiveIntegerField()
    stage = models.CharField(max_length=40)
    who = models.JSONField()
    quorum = models.CharField(max_length=10, choices=Quorum, default=Quorum.ANY)
    need = models.PositiveIntegerField(default=0)
    veto = models.BooleanField(_("one refusal ends it"), default=True)
    days = models.PositiveIntegerField(help_text="working days")
    when = models.JSONField(default=dict)
    evidence = models.CharField(max_length=40, default="")
    nobody = models.CharField(max_length=10, choices=Instead, default=Instead.SUPERIOR)
    concerned = models.CharField(max_length=10, choices=Instead, default=Instead.SUPERIOR)
    office = models.CharField(max_length=32, default="")  # code of the unit that "a named office" means
    again = models.CharField(max_length=10, choices=Again, default=Again.ASK)
    late = models.CharField(max_length=10, choices=Late, default=Late.NOTHING, blank=True)
    late_days = models.PositiveIntegerField(default=3, help_text="working days after the last day")
    late_words = models.CharField(max_length=200, default="")
    outside = models.BooleanField(_("an outside authority may have it"), default=False)

    class Meta:
        ordering = ["step", "id"]
        constraints = [
            models.UniqueConstraint(fields=["route", "code"], name="one_phase_per_code"),
            models.CheckConstraint(condition=~Q(late="agree") | Q(late_words__gt=""), name="silence_agrees_only_in_words"),
            models.CheckConstraint(
                condition=~Q(quorum__in=["count", "ratio", "weight"]) | Q(need__gt=0), name="a_counted_quorum_says_how_many"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def named(self) -> str:
        """The name in the reader's language."""
        return self.name_en if self.name_en and (get_language() or "").startswith("en") else self.name
