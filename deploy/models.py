"""What running leaves behind: signs of life of the worker and of the hourly checkpoint."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

PERIOD = timedelta(seconds=30)  # of the bell "heartbeat" in settings.CELERY_BEAT_SCHEDULE
PATIENCE = 3 * PERIOD  # after three missed beats the worker is taken for dead


class Heartbeat(models.Model):
    """When a worker last did some work (心跳): being connected is not being alive."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.at:%F %T}"

    @classmethod
    def beat(cls, name: str, *, now: datetime) -> Self:
        return cls.objects.update_or_create(name=name, defaults={"at": now})[0]

    @classmethod
    def age(cls, name: str, *, now: datetime | None = None) -> timedelta | None:
        """How long ago; None where it never beat."""
        at = cls.objects.filter(name=name).values_list("at", flat=True).first()
        return None if at is None else (now or timezone.now()) - at
