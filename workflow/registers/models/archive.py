"""ArchivePackage (归档包): where a matter's package lies, and the digest that stands for all of its bytes."""

from pathlib import Path

from django.conf import settings
from django.db import models


class ArchivePackage(models.Model):
    """One package a matter. The digest is what an outsider cannot write anew together with the folder."""

    matter = models.OneToOneField("core.Matter", models.PROTECT, related_name="archive_package")
    path = models.CharField(max_length=200)  # below var/
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    verified_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.path

    @property
    def folder(self) -> Path:
        """Where the package lies on this machine."""
        return Path(settings.VAR, self.path)
