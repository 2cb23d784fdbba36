"""Sharing session (成果分享会): one occasion for several matters, who came, what was handed out."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflow.core.access import EVERYTHING
from workflow.core.models import Matter
from workflow.registers.results.rights import school_roles

PERSON = settings.AUTH_USER_MODEL


class SessionQuerySet(models.QuerySet):
    def visible_to(self, person: Any, *, on: date | None = None) -> "SessionQuerySet":
        """Who organised it or came, who sees one of its matters, the office and the leading group."""
        if school_roles(person, on=on or timezone.localdate()) & EVERYTHING:
            return self
        theirs = SharedMatter.objects.filter(matter__in=Matter.objects.visible_to(person).values("pk"))
        came = Attendee.objects.filter(person=person)
        return self.filter(Q(organiser=person) | Q(pk__in=theirs.values("session")) | Q(pk__in=came.values("session")))


class SharingSession(models.Model):
    """One session; ``signed_at`` is when its organiser signed the list of who came. From then on it stands."""

    topic = models.CharField(_("topic"), max_length=200)
    held_on = models.DateField(_("held on"))
    place = models.CharField(_("place"), max_length=200)
    presenters = models.CharField(_("presenters"), max_length=200)
    organiser = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name=_("organiser"))
    matters = models.ManyToManyField("core.Matter", through="SharedMatter", related_name="sharing_sessions")
    planned_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)

    objects = SessionQuerySet.as_manager()

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return reverse("result_session", args=[self.pk])


class SharedMatter(models.Model):
    """A matter whose results are shared there; ``shared_at`` is when its duty was fulfilled, ``material`` its own file."""

    session = models.ForeignKey(SharingSession, models.PROTECT, related_name="shares")
    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="+")
    material = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+", null=True)
    shared_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["session", "matter"], name="one_matter_per_session")]

    def __str__(self) -> str:
        return f"{self.session_id}/{self.matter_id}"


class Attendee(models.Model):
    """Somebody who came (签到): one of the directory, or a name and a unit as they were written down."""

    session = models.ForeignKey(SharingSession, models.PROTECT, related_name="attendees")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    name = models.CharField(_("name"), max_length=100)
    unit_name = models.CharField(_("unit"), max_length=100, default="")

    class Meta:
        ordering = ["unit_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], condition=Q(person__isnull=False), name="one_account_once_there"),
            models.UniqueConstraint(fields=["session", "name", "unit_name"], condition=Q(person=None), name="one_name_once_there"),
        ]

    def __str__(self) -> str:
        return self.name
