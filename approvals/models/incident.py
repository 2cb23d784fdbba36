"""Incident (异常): a background job failed; somebody sees it and retries it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class Incident(models.Model):
    """What failed, where, how often. No arguments, no values of variables, no words of the error: they may hold names."""

    job = models.CharField(max_length=100)
    error = models.CharField(max_length=100)  # class of the error
    place = models.CharField(max_length=300)  # module:line function, innermost frame of our own code
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    retried_at = models.DateTimeField(null=True)
    retried_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)

    class Meta:
        ordering = ["-last_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["job", "error", "place"], condition=Q(closed_at=None), name="one_open_incident_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.job} {self.error}"

    def get_absolute_url(self) -> str:
        return reverse("incidents")

    number = ""  # it has a title and no number, as a message about it wants to know

    @property
    def title(self) -> str:
        return self.job
