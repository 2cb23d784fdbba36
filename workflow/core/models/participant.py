"""Participant (参加人): somebody who travels, visits or takes part in a matter."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Participant(models.Model):
    """One person in a matter, as submitted; ``key`` is the same in the application's member list."""

    matter = models.ForeignKey("core.Matter", models.CASCADE, related_name="participants")
    key = models.CharField(max_length=20)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="taking_part", null=True)
    name = models.CharField(_("name"), max_length=100)
    unit_name = models.CharField(_("unit"), max_length=100, default="")
    post = models.CharField(_("post"), max_length=100, default="")
    leader = models.BooleanField(_("leader"), default=False)
    dropped_at = models.DateTimeField(null=True)  # no longer in the group since a later revision

    class Meta:
        ordering = ["-leader", "id"]
        constraints = [models.UniqueConstraint(fields=["matter", "key"], name="one_participant_per_key")]

    def __str__(self) -> str:
        return self.name
