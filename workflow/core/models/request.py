"""AnsweredRequest (已答请求): a POST that was answered, so that asking again does nothing twice."""

from django.conf import settings
from django.db import models


class AnsweredRequest(models.Model):
    """An idempotency key, a digest of the body it came with, and the answer it got."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    body = models.CharField(max_length=64)  # SHA-256 of method, path and body: another body is refused
    status = models.PositiveSmallIntegerField()
    answer = models.TextField(default="")
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return self.key
