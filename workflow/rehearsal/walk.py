"""A walk (办理全程): the cast takes a matter through its life, by the same verbs as everybody.

Time is passed in: every step happens at ``self.now``, which only ever moves forward. A kind's own walk says how an
application is begun and filled in, what is done in which order, and what a phase of its route waits for.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.core.files.base import ContentFile
from django.utils import timezone

from approvals import calendar
from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.models import Assignment
from approvals.people import directory
from workflow.core import attachments
from workflow.core.steps import take
from workflow.rehearsal.letters import letter


@dataclass
class Walk(ABC):
    """One matter on its way; ``cast`` by username, ``owner`` applies."""

    DECIDERS: ClassVar[dict[str, str]] = {}  # phase → who of the cast answers; elsewhere the first who holds its role

    cast: dict
    now: datetime
    owner: str = "gu"
    matter: Any = None  # once begun
    done: list[str] = field(default_factory=list)
    tell: Callable[[str], None] = lambda step: None

    # --- what a kind's walk says ----------------------------------------------------------------------------------

    @abstractmethod
    def begin(self) -> None:
        """A draft of the owner; sets ``self.matter``."""

    @abstractmethod
    def save(self, content: Any) -> None:
        """Fill the draft in."""

    @abstractmethod
    def parts(self) -> Sequence[Callable[[], None]]:
        """What is done one after the other, from the submission to the archive."""

    def bring(self, evidence: str) -> None:  # noqa: B027  where no phase waits for anything, nothing is brought
        """Bring what a phase waits for before somebody agrees."""

    # --- the way --------------------------------------------------------------------------------------------------

    def until(self, state: str, content: Any) -> None:
        """The straight way as far as that state."""
        self.begin()
        self.save(content)
        for part in self.parts():
            if self.matter.state == state:
                return
            part()

    # --- the hands ------------------------------------------------------------------------------------------------

    @property
    def today(self) -> date:
        """The day of ``now`` at the school."""
        return timezone.localdate(self.now)

    def person(self, who):
        """Somebody of the cast, or the person given."""
        return self.cast[who] if isinstance(who, str) else who

    def post(self) -> dict[str, Any]:
        """The unit and the title of the owner's first post, as a draft begins with them."""
        holding = directory.posts_of(self.person(self.owner), on=self.today)[0]
        return {"unit": holding.post.unit, "post_title": holding.post.title}

    def step(self, step: str, who, /, **facts) -> None:
        """Take a step; a minute passes."""
        self.now += timedelta(minutes=1)
        self.matter = take(self.matter.pk, step, by=self.person(who), now=self.now, **facts)
        self.done.append(step)
        self.tell(step)

    def attach(self, kind: str, title: str, *, by):
        """A small invented PDF of that title."""
        words = f"{title} {self.matter.pk}"
        file = ContentFile(letter(words), name=f"{title}.pdf")
        return attachments.store(self.matter, kind=kind, upload=file, by=self.person(by), now=self.now)

    def agree_all(self, stage: str) -> None:
        """Agree with everything that is open in that stage, phase after phase, a working day later each time."""
        while self.matter.state == stage:
            waiting = list(self.asked().filter(panel__phase__stage=stage))
            if not waiting:
                return
            self.move_to(calendar.add_working_days(self.today, 1))
            for assignment in waiting:
                self.decide(assignment, "agree", "同意。")

    def asked(self):
        """The open decisions of the matter."""
        return Assignment.objects.open().filter(subject_id=self.matter.pk, panel__isnull=False)

    def decide(self, assignment: Assignment, verdict: str, opinion: str = "") -> None:
        """The one of the cast whose phase it is decides."""
        phase = assignment.panel.phase
        if verdict == "agree" and phase.evidence:
            self.bring(phase.evidence)
        self.now += timedelta(minutes=1)
        by = assignment.person or self._answers(assignment)
        if assignment.person is None:
            claim(assignment.pk, by=by, now=self.now)
        decide(assignment.pk, by=by, verdict=verdict, opinion=opinion, digest=self.matter.digest, now=self.now)
        self.matter = self.fresh()
        self.done.append(f"{phase.code}:{verdict}")
        self.tell(f"{phase.code}:{verdict}")

    def fresh(self):
        """The kind's own object as the database has it now."""
        return type(self.matter)._default_manager.get(pk=self.matter.pk)

    def _answers(self, assignment: Assignment):
        """Who of the cast answers for a role's queue; never somebody whom the matter concerns."""
        told = self.DECIDERS.get(assignment.panel.phase.code)
        if told:
            return self.person(told)
        barred = {person for person, _why in self.matter.barred()}
        holders = {p.pk for p in directory.having_role(assignment.role, unit=assignment.unit, on=self.today)}
        return next(person for person in self.cast.values() if person.pk in holders - barred)

    def move_to(self, day: date) -> None:
        """Let time pass to ten in the morning of that day; never back."""
        self.now = max(self.now, timezone.make_aware(datetime.combine(day, time(10))))
