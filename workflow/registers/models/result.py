"""Result (成果): what a matter brought home, or what the office entered by itself; and the report it repeats, if it does."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflow.registers.results.finding import Findable

PERSON = settings.AUTH_USER_MODEL


class Result(models.Model):
    """One entry of the library. ``entered_at`` is empty while a report was handed in and not accepted yet.

    ``folded``, ``folded_title`` and ``words`` are what the search looks at (``results.words``), ``sample`` what reports are
    compared by (``results.likeness``); all four are written by ``results.indexing`` alone.
    """

    class Kind(models.TextChoices):
        REPORT = "report", _("Report")
        PAPER = "paper", _("Paper or talk")
        PHOTO = "photo", _("Photo")
        CONTACT = "contact", _("Contact")
        AGREEMENT = "agreement", _("Agreement in sight")
        TASK = "task", _("Follow-up task")

    class Outcome(models.TextChoices):
        OPEN = "", pgettext_lazy("result", "open")
        DONE = "done", pgettext_lazy("result", "done")
        NOT_DONE = "not_done", pgettext_lazy("result", "not done")

    matter = models.ForeignKey("core.Matter", models.PROTECT, related_name="results", null=True)
    origin = models.CharField(max_length=40, default="", editable=False)  # what a step yields: found again by this
    kind = models.CharField(_("kind of result"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("text"), default="", blank=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    places = ArrayField(models.CharField(max_length=2), default=list, verbose_name=_("countries and regions"))
    happened_on = models.DateField(_("date"))
    way = models.CharField(max_length=10, default="")  # of its matter, as it is counted: out, in, …
    track = models.CharField(max_length=40, default="")
    task = models.CharField(max_length=40, default="")
    files = models.ManyToManyField("core.Attachment", related_name="+")

    due_on = models.DateField(pgettext_lazy("result", "due on"), null=True)
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True, verbose_name=_("responsible person"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default="", blank=True)
    note = models.CharField(_("note"), max_length=500, default="", blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)

    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    entered_at = models.DateTimeField(null=True)

    public_title = models.CharField(_("public title"), max_length=200, default="", blank=True)
    public_summary = models.TextField(_("public summary"), default="", blank=True)
    summary_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)

    folded = models.TextField(default="", editable=False)
    folded_title = models.TextField(default="", editable=False)
    words = SearchVectorField(null=True, editable=False)
    sample = ArrayField(models.IntegerField(), default=list, editable=False)

    objects = Findable.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="result_words"),
            GinIndex(fields=["sample"], name="result_sample"),
            models.Index(fields=["unit", "-id"], name="result_of_unit"),
            models.Index(fields=["kind", "-id"], name="result_of_kind"),
            models.Index(fields=["-published_at"], condition=Q(published_at__isnull=False), name="result_published"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["matter", "origin"], condition=~Q(origin=""), name="one_result_per_origin"),
            models.CheckConstraint(
                condition=Q(outcome="", closed_at=None) | ~Q(outcome="") & Q(closed_at__isnull=False),
                name="closed_result_has_outcome",
            ),
            models.CheckConstraint(
                condition=~Q(kind="task") | Q(due_on__isnull=False, person__isnull=False), name="task_has_day_and_person"
            ),
            models.CheckConstraint(condition=~Q(kind="contact") | Q(published_at=None), name="contact_is_never_public"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("result", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Whether a task or an agreement in sight waits for its outcome."""
        return self.kind in OPEN_KINDS and not self.outcome

    def late(self, today: date) -> bool:
        """Whether it should have been done by now."""
        return self.is_open and self.due_on is not None and self.due_on < today


OPEN_KINDS = frozenset({Result.Kind.TASK, Result.Kind.AGREEMENT})


class Contact(models.Model):
    """The person behind a contact (联系人): personal data, apart from the library, destroyed when it is erased."""

    result = models.OneToOneField(Result, models.CASCADE, related_name="contact")
    name = models.CharField(_("name of the contact"), max_length=100, default="")
    post = models.CharField(_("post"), max_length=100, default="", blank=True)
    email = models.CharField(_("e-mail"), max_length=200, default="", blank=True)
    phone = models.CharField(_("phone"), max_length=60, default="", blank=True)
    erased_at = models.DateTimeField(null=True)
    erased_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", null=True)
    erased_why = models.CharField(max_length=200, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", post="", email="", phone=""), name="erased_contact_is_empty"
            )
        ]

    def __str__(self) -> str:
        return self.name or "—"


class Likeness(models.Model):
    """How many per cent of a report stand in an earlier one (雷同)."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="likenesses")
    earlier = models.ForeignKey(Result, models.CASCADE, related_name="+")
    percent = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-percent", "pk"]
        constraints = [models.UniqueConstraint(fields=["result", "earlier"], name="one_likeness_per_pair")]

    def __str__(self) -> str:
        return f"{self.result_id} {self.percent} % {self.earlier_id}"
