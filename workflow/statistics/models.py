"""What is stored of statistics: the counted rows (统计事实), ledgers that were imported (历史台账), indicators (考核指标)."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def end_of(day: date) -> datetime:
    """The instant at which that day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


class Batch(models.Model):
    """One ledger of earlier years, as it was handed in: the file, how far its import is, and what was wrong with it.

    The same file is in force once. A refused file is kept with its sentences, so that nothing anybody typed is lost.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("ledger", "Waiting")
        CHECKING = "checking", pgettext_lazy("ledger", "The rows are being checked")
        WRITING = "writing", pgettext_lazy("ledger", "The rows are being written")
        COUNTED = "counted", pgettext_lazy("ledger", "Counts")
        REFUSED = "refused", pgettext_lazy("ledger", "Refused")
        UNDONE = "undone", pgettext_lazy("ledger", "Undone")

    OPEN = (State.WAITING, State.CHECKING, State.WRITING)

    file_name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    packed = models.BinaryField(default=b"")
    year = models.PositiveSmallIntegerField(null=True)  # of which every row must be; None: of any
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    lines = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)  # lines that were looked at
    wrong = models.PositiveIntegerField(default=0)  # mistakes, more than there are complaints where there are very many
    complaints = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"], condition=~Q(state__in=["refused", "undone"]), name="one_batch_per_file"
            ),
            models.CheckConstraint(
                condition=(Q(undone_at=None, undone_by=None) & ~Q(state="undone"))
                | Q(undone_at__isnull=False, undone_by__isnull=False, state="undone"),
                name="an_undone_batch_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def open(self) -> bool:
        """Whether a worker still has to do with it."""
        return self.state in self.OPEN

    @property
    def level(self) -> str:
        """How it looks in a list."""
        levels: dict[str, str] = {self.State.COUNTED: "ok", self.State.REFUSED: "bad", self.State.UNDONE: ""}
        return levels.get(self.state, "info")

    @property
    def icon(self) -> str:
        """The picture beside the state."""
        icons: dict[str, str] = {self.State.COUNTED: "check", self.State.REFUSED: "circle-alert", self.State.UNDONE: "rotate-ccw"}
        return icons.get(self.state, "hourglass")


class CountedQuerySet(models.QuerySet):
    def known(self, day: date) -> "CountedQuerySet":
        """The rows as they were known at the end of that day: later steps are not in them yet."""
        over = end_of(day)
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gte=over), written_at__lt=over)

    def current(self) -> "CountedQuerySet":
        return self.filter(replaced_at=None)


class Counted(models.Model):
    """What is counted of one matter, from ``written_at`` until ``replaced_at``; the fields are ``core.counting.Counted``.

    A row is never changed but closed by the next one, so that a summary can be had again as of any day. A row without a
    matter comes from line ``line`` of a ledger.
    """

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="+", null=True)
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="rows", null=True)
    line = models.PositiveIntegerField(null=True)
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    kind = models.CharField(max_length=40, default="")
    number = models.CharField(max_length=40, default="")
    title = models.CharField(max_length=200)
    unit_name = models.CharField(max_length=100, default="")

    way = models.CharField(max_length=10)
    counted_on = models.DateField()
    countries = ArrayField(models.CharField(max_length=2), default=list)
    region = models.CharField(max_length=20, default="")
    origin = models.CharField(max_length=20, default="")
    guest_class = models.CharField(max_length=40, default="")
    track = models.CharField(max_length=20, default="")
    task = models.CharField(max_length=40, default="")
    level = models.CharField(max_length=20, default="")
    joined = models.BooleanField(default=False)
    planned = models.BooleanField(null=True)
    leaders = models.BooleanField(default=False)
    people_planned = models.PositiveIntegerField(null=True)
    people = models.PositiveIntegerField(default=0)
    audience = models.PositiveIntegerField(null=True)
    days_planned = models.PositiveIntegerField(null=True)
    days = models.PositiveIntegerField(null=True)
    money_planned = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    money = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    passports_on_time = models.PositiveIntegerField(default=0)
    passports_late = models.PositiveIntegerField(default=0)
    passports_out = models.PositiveIntegerField(default=0)
    passports_due_on = models.DateField(null=True)
    report_due_on = models.DateField(null=True)
    report_on = models.DateField(null=True)

    objects = CountedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["counted_on"], name="counted_on_day")]
        constraints = [
            models.UniqueConstraint(fields=["matter"], condition=Q(replaced_at=None), name="one_current_row_per_matter"),
            models.UniqueConstraint(fields=["batch", "line"], name="one_row_per_line_of_a_ledger"),
            models.CheckConstraint(
                condition=Q(matter__isnull=False, batch=None, line=None) | Q(matter=None, batch__isnull=False, line__isnull=False),
                name="counted_of_a_matter_or_a_ledger",
            ),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | Q(replaced_at__gte=models.F("written_at")), name="replaced_after_it_was_written"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class IndicatorQuerySet(models.QuerySet):
    def known(self, day: date) -> "IndicatorQuerySet":
        """The weights in force at the end of that day."""
        over = end_of(day)
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gte=over), changed_at__lt=over)

    def current(self) -> "IndicatorQuerySet":
        return self.filter(replaced_at=None)


class Indicator(models.Model):
    """One indicator of the colleges' assessment (二级学院考核指标): what is measured, and how much one of it weighs.

    A weight is never changed but closed by the next one, so that points can be had again as of any day.
    """

    code = models.CharField(_("measure"), max_length=40)
    name = models.CharField(_("name"), max_length=100)
    weight = models.DecimalField(_("weight"), max_digits=7, decimal_places=2)
    measured_in = models.CharField(_("unit of measure"), max_length=20)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(replaced_at=None), name="one_current_weight_per_measure"),
            models.CheckConstraint(
                condition=Q(replaced_at=None) | Q(replaced_at__gte=models.F("changed_at")), name="weight_replaced_after_it_was_set"
            ),
        ]

    def __str__(self) -> str:
        return self.name
