"""What is stored of word on its way (消息): a message to one person on one channel, and a reminder that will ring.

The row is the message: it is written in the transaction that changed the world, and delivered afterwards.
"""

import hashlib
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    IN_APP = "in_app", _("In this system")
    EMAIL = "email", _("E-mail")


class MessageQuerySet(models.QuerySet):
    def due(self, now: datetime) -> "MessageQuerySet":
        """Unsent, alive and due, the oldest first."""
        return self.filter(sent_at=None, dead_at=None, due_at__lte=now).order_by("due_at", "id")

    def undelivered(self) -> "MessageQuerySet":
        """The dead letters (未送达)."""
        return self.exclude(dead_at=None)

    def inbox_of(self, person) -> "MessageQuerySet":
        """What a person reads in this system, the newest first; shown at once, whether or not the clock runs."""
        return self.filter(recipient=person, channel=Channel.IN_APP).order_by("-id")

    def unread(self) -> "MessageQuerySet":
        return self.filter(read_at=None)


class Message(models.Model):
    """One word to one person on one channel (消息)."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="messages", db_index=False
    )
    event = models.TextField()
    channel = models.TextField(choices=Channel.choices)
    subject_id = models.BigIntegerField(null=True)  # what it is about; this room does not know more
    title = models.TextField(default="", blank=True)
    number = models.TextField(default="", blank=True)
    url = models.TextField(default="", blank=True)
    facts = models.JSONField(default=dict)  # text and whole numbers only
    dedupe = models.TextField(unique=True)  # the same word is written once, however often it is asked for
    created_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    last_error = models.TextField(default="", blank=True)  # short, without personal data
    read_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(fields=["due_at", "id"], condition=Q(sent_at=None, dead_at=None), name="message_unsent"),
            models.Index(fields=["recipient", "channel", "-id"], name="message_inbox"),
            models.Index(fields=["recipient"], condition=Q(channel="in_app", read_at=None), name="message_unread"),
            models.Index(fields=["-id"], condition=Q(dead_at__isnull=False), name="message_dead"),
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.channel} · {self.pk}"

    @property
    def idempotency_key(self) -> str:
        """The same at every attempt, so that a receiver who saw it before may drop the second copy."""
        return hashlib.sha256(self.dedupe.encode()).hexdigest()[:40]


class ReminderQuerySet(models.QuerySet):
    def open(self) -> "ReminderQuerySet":
        return self.filter(silenced_at=None)

    def due(self, now: datetime) -> "ReminderQuerySet":
        return self.open().filter(next_at__lte=now).order_by("next_at")


class Reminder(models.Model):
    """A bell (提醒) that rings rung by rung until the verb that fulfils it silences it."""

    subject_id = models.BigIntegerField()
    bell = models.TextField()
    key = models.TextField(default="", blank=True)
    event = models.TextField()
    to = ArrayField(models.BigIntegerField())
    title = models.TextField(default="", blank=True)
    number = models.TextField(default="", blank=True)
    url = models.TextField(default="", blank=True)
    facts = models.JSONField(default=dict)
    rungs = models.JSONField(default=list)  # [{"at": "2026-12-03T01:00:00+00:00", "rung": "-5"}, …], the earliest first
    next_at = models.DateTimeField(null=True)
    next_rung = models.TextField(default="", blank=True)
    daily_after = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    silenced_at = models.DateTimeField(null=True)
    silenced_by_step = models.TextField(default="", blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["subject_id", "bell", "key"], condition=Q(silenced_at=None), name="one_open_reminder"
            )
        ]
        indexes = [
            models.Index(fields=["next_at"], condition=Q(silenced_at=None, next_at__isnull=False), name="reminder_due")
        ]

    def __str__(self) -> str:
        return f"{self.bell} · {self.subject_id} · {self.next_rung}"
