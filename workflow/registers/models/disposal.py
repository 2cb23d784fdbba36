"""Disposal (销毁): a package whose period has ended is destroyed with two signatures; this record of it stays.

Between the second signature and the destruction lie some days in which it can still be stopped.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from workflow.registers.models.archive import ArchivePackage


class Disposal(models.Model):
    """Who proposed and who agreed are two people; ``digest`` is that of the package that was there."""

    package = models.ForeignKey(ArchivePackage, models.PROTECT, related_name="disposals")
    digest = models.CharField(max_length=64)
    why = models.TextField()
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    refused_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    refused_why = models.TextField(blank=True)
    destroyed_at = models.DateTimeField(null=True)  # when the folder was gone

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="disposal_has_two_signatures"
            ),
            models.UniqueConstraint(fields=["package"], condition=Q(refused_at=None), name="one_disposal_of_a_package"),
            models.CheckConstraint(condition=Q(refused_at=None) | Q(destroyed_at=None), name="stopped_or_destroyed"),
        ]

    def __str__(self) -> str:
        return f"{self.package_id} {self.proposed_at:%Y-%m-%d}"

    @property
    def open(self) -> bool:
        """Waits for the second signature."""
        return self.approved_at is None and self.refused_at is None

    @property
    def waiting(self) -> bool:
        """Agreed to; the package is still there, and it can be stopped."""
        return self.approved_at is not None and self.refused_at is None and self.package.disposed_at is None
