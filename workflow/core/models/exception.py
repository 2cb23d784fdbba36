"""RuleException (例外): a blocking rule set aside for one matter, with reason, evidence and decider."""

from django.conf import settings
from django.db import models


class RuleException(models.Model):
    """Asked by the applicant, granted or refused by the office; ``granted`` is null while undecided."""

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="exceptions")
    rule = models.CharField(max_length=20)
    reason = models.TextField()
    evidence = models.ForeignKey("core.Attachment", models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted = models.BooleanField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    why = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "rule"], condition=models.Q(granted=None), name="one_open_exception_per_rule"
            ),
            models.CheckConstraint(
                condition=models.Q(granted=None) | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="a_decided_exception_has_a_decider",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.rule}"
