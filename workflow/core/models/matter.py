"""Matter (事项): what people apply for. Kinds with tables of their own inherit from it."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import connection, models
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField

from approvals.errors import NotNow
from workflow.core import errands, journal, kinds, moves
from workflow.core.access import Visible
from workflow.core.life import State
from workflow.core.search import Searchable

PAUSING = ("block", "warn")  # severities of rules that ask for a look of their own


@cache
def _long(model: type[models.Model]) -> tuple[str, ...]:
    """The texts and drafts that a kind keeps of its own."""
    return tuple(f.name for f in model._meta.local_fields if isinstance(f, (models.JSONField, models.TextField)))


class MatterQuerySet(Visible, Searchable, models.QuerySet):
    """Questions about many matters, named so that the sentence reads aloud."""

    def held(self, pk: int) -> Any:
        """The kind's own object, fresh, its matter's row locked: the house's only lock.

        What is long (texts, reports, search words) is read when it is asked for.
        """
        pk, kind = self._lock(pk)
        model = kinds.get(kind).model
        fresh = model._default_manager.select_related("revision", "owner")
        return fresh.defer("words", "draft", "revision__report", *_long(model)).get(pk=pk)

    def listed(self) -> Any:
        """The same matters without what only their own pages show: the draft and the search words."""
        return self.defer("draft", "words")

    def _lock(self, pk: int) -> tuple[int, str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT id, kind FROM core_matter WHERE id = %s FOR UPDATE", [pk])
            found = cursor.fetchone()
        if found is None:
            raise Matter.DoesNotExist(f"There is no matter {pk}.")
        return found


class Matter(models.Model):
    """One matter: where it stands (``state``), whose it is, what it is about in a line.

    ``draft`` is what has been typed so far, values as they stand in the boxes, also those that cannot be read yet; it is
    edited while nothing is decided and stands outside of every digest. Lists do not load it.

    ``state`` is changed by the kind's life only, and only inside ``core.steps.take``; a deferred trigger in the
    database refuses any other change at commit.
    """

    kind = models.CharField(_("kind"), max_length=40, editable=False)
    number = models.CharField(_("number"), max_length=40, unique=True, null=True, editable=False)  # noqa: DJ001
    title = models.CharField(_("title"), max_length=200)
    state = FSMField(_("state"), default="draft", protected=True)
    before_suspension = models.CharField(max_length=40, default="", editable=False)

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="matters", verbose_name=_("applicant"))
    preparer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    unit = models.ForeignKey("people.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    post_title = models.CharField(_("post"), max_length=100, default="")

    urgent = models.BooleanField(_("urgent"), default=False)
    urgent_reason = models.CharField(max_length=200, default="")
    starts_on = models.DateField(_("starts on"), null=True)
    ends_on = models.DateField(_("ends on"), null=True)
    places = ArrayField(models.CharField(max_length=2), default=list, verbose_name=_("countries and regions"))

    revision = models.ForeignKey("core.Revision", models.PROTECT, related_name="+", null=True)
    limits_on = models.DateField(null=True)
    words = SearchVectorField(null=True, editable=False)
    draft = models.JSONField(default=dict, editable=False)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = MatterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-id"], name="matter_of_owner"),
            models.Index(fields=["unit", "-id"], name="matter_of_unit"),
            models.Index(fields=["state", "-id"], name="matter_in_state"),
            models.Index(F("ends_on").desc(nulls_last=True), F("id").desc(), name="matter_by_end"),
            GinIndex(fields=["words"], name="matter_words"),
        ]

    def __str__(self) -> str:
        return f"{self.number or '—'} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("matter", args=[self.pk])

    # --- what approvals asks of its subject -------------------------------------------------------------------

    @property
    def digest(self) -> str:
        """The SHA-256 that a decision names: what you sign is what you get."""
        return self.revision.digest if self.revision else ""

    def facts(self) -> dict:
        """Facts frozen in a round at submission; conditions of a route look only at these."""
        return {"unit": self.unit_id, "owner": self.owner_id}

    def barred(self) -> Iterable[tuple[int, str]]:
        """Who may never decide this matter: (person's id, why)."""
        yield self.owner_id, "applicant"
        if self.preparer_id:
            yield self.preparer_id, "preparer"
        for person in self.participants.exclude(person=None).values_list("person_id", flat=True):
            yield person, "traveller"

    def evidence(self, code: str, *, today) -> None:
        """Raise NotComplete while the evidence that a phase of the route asks for is missing."""

    def sees(self, person) -> bool:
        """Whether that person may see this matter."""
        return Matter.objects.visible_to(person).filter(pk=self.pk).exists()

    def errand_name(self, code: str) -> str:
        """What a duty is called."""
        if duty := errands.beside(code):
            return str(duty.name)
        kind = kinds.found(self.kind)
        names = (errand.called(self, code) for errand in kind.errands) if kind else ()
        return next((name for name in names if name), code)

    def open_rules(self) -> list[str]:
        """The codes of the rules not met when it was handed in: it is not decided on in passing, among many."""
        report = self.revision.report if self.revision else []
        return [row["rule"] for row in report if row["passed"] is not True and row["severity"] in PAUSING]

    def deciding(self, stage: str) -> None:
        """Raise NotNow unless decisions of that stage may be taken now (a suspended matter waits)."""
        if self.state != stage:
            sentence = gettext("The matter stands at “%(state)s”; nothing can be decided on it.")
            raise NotNow(sentence % {"state": self.life.state(self.state).name})

    def enter(self, stage: str, *, now) -> None:
        """The round enters a stage of the life, forward or back; the row is held."""
        if self.state != stage:
            moves.move(self, f"enter_{stage}", by=None, now=now)

    def conclude(self, outcome: str, *, now, why: str = "") -> None:
        """The round has ended; the row is held."""
        moves.move(self, {"agree": "approve", "reject": "reject", "back": "send_back"}[outcome], by=None, now=now, why=why)

    def note(self, step: str, *, by, now, **facts) -> None:
        """Write down what happened without a change of state; the row is held."""
        journal.record(self, step, source=self.state, by=by, now=now, facts=facts)

    @property
    def life(self):
        """The kind's states, steps and rights."""
        return kinds.get(self.kind).life

    @property
    def stands_at(self) -> State:
        """Its state with name and look; nothing but the code where the kind is switched off."""
        kind = kinds.found(self.kind)
        return kind.life.state(self.state) if kind else State(self.state, self.state)

    @property
    def kind_name(self) -> str:
        """What this kind of matter is called."""
        kind = kinds.found(self.kind)
        return str(kind.name) if kind else self.kind

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        kind = kinds.found(self.kind)
        return kind.icon if kind else kinds.Kind.icon
