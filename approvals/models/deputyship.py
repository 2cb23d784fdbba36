"""Deputyship (委托代理): while somebody is away, a deputy decides in their place; papers say 代."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse


class DeputyshipQuerySet(models.QuerySet):
    def at(self, now):
        """Those in force at that instant."""
        return self.filter(begins_at__lte=now, ends_at__gt=now)

    def to_come(self, now):
        """Those in force or to come: not ended, not over."""
        return self.filter(ends_at__gt=now, ended_by=None)

    def over(self, now):
        """Those that are over, or were ended before they began."""
        return self.exclude(ends_at__gt=now, ended_by=None)


class Deputyship(models.Model):
    """From–to, of some kinds of matters or of all, up to an amount or without limit; ended early by ``ends_at``.

    Assignments stay the principal's: the deputy sees and decides them while this is in force, and when it ends they are
    the principal's alone again. A deputy inherits the principal's prohibitions (回避).
    """

    principal = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="deputyships")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_in")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kinds = ArrayField(models.CharField(max_length=40), default=list)  # empty: every kind
    limit = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # yuan, of the round's amount; null: none
    why = models.CharField(max_length=200, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    objects = DeputyshipQuerySet.as_manager()

    class Meta:
        ordering = ["-begins_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gte=F("begins_at")), name="deputyship_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(principal=F("deputy")), name="nobody_is_their_own_deputy"),
        ]
        indexes = [models.Index(fields=["deputy", "ends_at"], name="deputyship_of_deputy")]

    def __str__(self) -> str:
        return f"{self.deputy_id} for {self.principal_id}"

    def get_absolute_url(self) -> str:
        return reverse("deputies")

    @property
    def title(self) -> str:
        """For messages: whose deputyship it is."""
        return str(self.principal)

    @property
    def number(self) -> str:
        """Deputyships have none."""
        return ""

    def is_over(self, now) -> bool:
        """Whether it has ended or was ended before it began."""
        return self.ended_by_id is not None or self.ends_at <= now
