"""The register of issued papers (文书登记簿), and the orders (印制单) for papers that a worker prints."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class IssuedPaper(models.Model):
    """One paper that left the house: its code, what it was printed from, and the SHA-256 of its bytes.

    Append-only, by a trigger. That it is superseded or void is not written here: newer rows and the matter say so.
    """

    code = models.CharField(max_length=20, unique=True)  # random; tells nothing of the matter
    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="issued_papers")
    paper = models.CharField(max_length=40)
    revision_no = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)  # of the revision
    key = models.CharField(max_length=64)  # keyed: equal for equal contents
    sha256 = models.CharField(max_length=64, unique=True)  # of the final bytes
    void = models.BooleanField(default=False)  # printed with the watermark 作废
    kept = models.BooleanField(default=False)  # its bytes lie on the shelf, for they cannot be made again
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["matter", "paper", "-id"], name="issued_of_matter")]

    def __str__(self) -> str:
        return f"{self.matter_id} {self.paper}"


class PaperOrder(models.Model):
    """Papers that somebody asked a worker for; the result lies on the shelf until ``until``."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting for a worker")
        PRINTING = "printing", _("being printed")
        READY = "ready", _("ready")
        FAILED = "failed", _("failed")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="paper_orders")
    codes = models.JSONField()  # the papers, in order; more than one become one file
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveSmallIntegerField(default=0)  # of the papers
    why = models.TextField(default="")  # it failed, in a sentence
    broke = models.BooleanField(default=False)  # the failure is ours
    until = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(state__in=["waiting", "printing"]), name="orders_open"),
            models.Index(fields=["until"], name="orders_expire"),
        ]

    def __str__(self) -> str:
        return f"{self.matter_id} {'+'.join(self.codes)}"

    @property
    def open(self) -> bool:
        return self.state in (self.State.WAITING, self.State.PRINTING)
