"""Checkpoint (核对点): every hour the journal's heads are written down, so that a cut tail is seen afterwards."""

from django.db import models


class Checkpoint(models.Model):
    """One digest over all heads that moved since the checkpoint before, and over that one's digest; append-only."""

    no = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    prev = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["no"]

    def __str__(self) -> str:
        return f"{self.no} {self.digest}"


class JournalHead(models.Model):
    """The newest entry of one matter as a checkpoint found it. ``matter`` is no foreign key: it outlives the matter."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="heads")
    matter = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["matter", "seq"]
        constraints = [models.UniqueConstraint(fields=["matter", "seq"], name="one_head_per_entry")]

    def __str__(self) -> str:
        return f"{self.matter} {self.seq} {self.hash}"
