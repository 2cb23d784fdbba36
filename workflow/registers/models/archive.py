"""ArchivePackage (归档包): where a matter's package lies, its 档号, how long it is kept, and the digest that stands for it."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from workflow.registers.models.transfer import Transfer


class Period(models.TextChoices):
    """How long a package is kept (保管期限); the three periods of the newer scheme."""

    PERMANENT = "permanent", _("permanently")
    THIRTY = "30", _("30 years")
    TEN = "10", _("10 years")


class Retention(models.Model):
    """What the office says of a kind, over what the kind itself brings (归档范围与保管期限表)."""

    kind = models.CharField(_("kind of matter"), max_length=40, unique=True)
    period = models.CharField(_("kept for"), max_length=10, choices=Period.choices)
    source = models.CharField(_("source"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("retention period")
        verbose_name_plural = _("retention periods")
        ordering = ["kind"]

    def __str__(self) -> str:
        return f"{self.kind}: {self.get_period_display()}"


class ArchivePackage(models.Model):
    """One package a matter. The digest is what an outsider cannot write anew together with the folder.

    ``fault`` is what the last check of the bytes found; a disposed package's row stays, its folder does not.
    """

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="archive_package")
    path = models.CharField(max_length=200)  # below var/
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True, db_index=True)
    fault = models.TextField(default="", blank=True)
    file_no = models.CharField(max_length=100, unique=True, null=True)  # noqa: DJ001 - 档号; what 0.2 sealed has none
    year = models.PositiveIntegerField(default=0)
    retention = models.CharField(max_length=10, choices=Period.choices, blank=True)
    kept_until = models.DateField(null=True)  # the last day; null: permanently, or nobody said
    transfer = models.ForeignKey(Transfer, models.PROTECT, related_name="packages", null=True)
    disposed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.file_no or self.path

    @property
    def folder(self) -> Path:
        """Where the package lies on this machine."""
        return Path(settings.VAR, self.path)


class Reappraisal(models.Model):
    """Another period for one package (保管期限调整), by the archivist and with a reason; append-only. Its 档号 stays as given."""

    package = models.ForeignKey(ArchivePackage, models.PROTECT, related_name="reappraisals")
    was = models.CharField(max_length=10, choices=Period.choices, blank=True)
    period = models.CharField(max_length=10, choices=Period.choices)
    why = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.package_id}: {self.was} → {self.period}"
