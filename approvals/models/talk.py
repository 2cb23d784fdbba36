"""What is said beside deciding (旁议): copies with receipts, comments with mentions, urging, half-written opinions."""

from typing import Any

from django.conf import settings
from django.db import models

SUBJECT, PERSON = settings.APPROVALS_SUBJECT_MODEL, settings.AUTH_USER_MODEL


class Copy(models.Model):
    """Somebody is kept informed (抄送), asked for nothing; ``read_at`` is the receipt (已阅)."""

    subject = models.ForeignKey(SUBJECT, models.PROTECT, related_name="copies")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="copies")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    why = models.CharField(max_length=200, default="")
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["subject", "person"], name="copied_once")]
        indexes = [models.Index(fields=["person"], condition=models.Q(read_at=None), name="copy_unread")]

    def __str__(self) -> str:
        return f"{self.subject_id} to {self.person_id}"


class Comment(models.Model):
    """A remark on a matter (评论), with the people it mentions (@); never changed."""

    subject = models.ForeignKey(SUBJECT, models.PROTECT, related_name="comments")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    text = models.TextField()
    mentions: Any = models.ManyToManyField(PERSON, related_name="mentioned_in")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.subject_id} {self.by_id}"


class Urging(models.Model):
    """Those it waits for were urged (催办), at most once a day."""

    subject = models.ForeignKey(SUBJECT, models.PROTECT, related_name="urgings")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["subject", "on"], name="urged_once_a_day")]

    def __str__(self) -> str:
        return f"{self.subject_id} on {self.on}"


class HalfWritten(models.Model):
    """An opinion somebody has begun to write (未完成的意见); gone once they decide."""

    assignment = models.ForeignKey("approvals.Assignment", models.CASCADE, related_name="half_written")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    opinion = models.TextField(default="")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment", "person"], name="one_half_written_each")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.person_id}"
