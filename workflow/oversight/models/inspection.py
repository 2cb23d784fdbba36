"""Inspection (检查): what was drawn and how, who inspects, what was answered, who signed."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

PERSON = settings.AUTH_USER_MODEL


class Inspection(models.Model):
    """One inspection; with seed, drum and points of risk anybody can draw the same sample again."""

    number = models.CharField(_("number"), max_length=40, unique=True)
    title = models.CharField(_("title"), max_length=200)
    criteria = models.JSONField(default=dict)
    seed = models.CharField(_("seed"), max_length=40)
    drum = models.JSONField(default=list)  # numbers of all matters that could be drawn, in the order they were drawn by
    points = models.JSONField(default=dict)  # number → points of risk on that day, where it was drawn by risk
    made_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    closed_at = models.DateTimeField(_("signed by both"), null=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("inspection", args=[self.pk])


class Inspector(models.Model):
    """One of the two who inspect; both must sign."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="inspectors")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("signed at"), null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["inspection", "person"], name="two_inspectors_are_two_people")]

    def __str__(self) -> str:
        return str(self.person)


class Sampled(models.Model):
    """A matter that was drawn, with the checklist of its kind as answered: code → {answer, note, by}."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="sample")
    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="inspected")
    answers = models.JSONField(default=dict)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["inspection", "matter"], name="a_matter_is_drawn_once")]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.matter_id}"
