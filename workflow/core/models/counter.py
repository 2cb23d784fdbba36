"""Counter (编号): the last number given per kind and year."""

from django.db import models


class Counter(models.Model):
    """Locked after the matter's row, never before; a rolled-back submission leaves no gap."""

    series = models.CharField(max_length=40)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_counter_per_year")]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}: {self.last}"
