"""Progress (办理进度) of a round: step after step, which phases are done, asked or to come, by whom and when.

A plain view of rows that are there; the picture, the BPMN, the page and the API tell it, each in its way. It costs the
same few statements however many steps, panels and people there are.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from approvals import calendar, routes
from approvals.errors import NotNow
from approvals.models import Assignment, Panel, Phase, Round, Route
from approvals.people.models import Duty, Role

Verdict = Assignment.Verdict
ENDED = {"reject": "rejected", "back": "sent_back", "return": "returned"}


class State(StrEnum):
    """What a phase has come to."""

    DONE = "done"
    ACTIVE = "active"
    COMING = "coming"
    SKIPPED = "skipped"
    RETURNED = "returned"  # to an earlier step
    SENT_BACK = "sent_back"  # to the applicant
    REJECTED = "rejected"


@dataclass(frozen=True)
class Who:
    """Somebody who decided, or who is asked: a person, or a role whose queue it waits in."""

    name: str
    in_place_of: str = ""  # the name of whom a deputy (代) decided for
    recorded_by: str = ""  # who entered a decision taken on paper (代录)
    verdict: str = ""  # "" while asked
    at: datetime | None = None
    added: bool = False  # 加签
    waits: bool = False  # the turn has not come


@dataclass(frozen=True)
class PhaseState:
    """A phase of the route in this round; of several passes the latest counts."""

    code: str
    name: str
    state: State
    asks: str  # whom the route asks, in words
    days: int  # working days it may take
    who: tuple[Who, ...] = ()
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    took: int | None = None  # working days
    due_on: date | None = None
    late: bool = False
    paused: bool = False
    times: int = 0  # how often it was asked in this round
    note: str = ""  # why it is on somebody else's desk, or why it counts as agreed
    when: dict | None = None  # the condition, where no facts have answered it yet
    applies: bool = True


@dataclass(frozen=True)
class Step:
    """Phases asked side by side."""

    no: int
    stage: str
    phases: tuple[PhaseState, ...]

    @property
    def passed(self) -> bool:
        """It was asked, and nothing of it is left to do."""
        states = {phase.state for phase in self.phases}
        return State.DONE in states and states <= {State.DONE, State.SKIPPED}


@dataclass(frozen=True)
class Progress:
    """A round as it stands, or (``round`` is 0) a route before anybody was asked."""

    kind: str
    version: int
    steps: tuple[Step, ...]
    today: date
    title: str = ""
    number: str = ""
    round: int = 0
    outcome: str = ""
    opened_at: datetime | None = None
    ended_at: datetime | None = None


def progress_of(subject, *, kind: str, today: date) -> list[Progress]:
    """Every round, newest first; of what was never handed in, the route it will take."""
    if subject.digest:
        return rounds_of(subject, today=today)
    try:
        return [planned(routes.in_force(kind), today=today)]
    except NotNow:
        return []


def rounds_of(subject, *, today: date) -> list[Progress]:
    """Every round of a subject, newest first."""
    found = list(_whole(Round.objects.filter(subject=subject.pk)))
    days = _Days(found, today)
    return [_round(round, subject, days) for round in found]


def planned(route: Route, *, today: date) -> Progress:
    """A version of a route by itself: everything is to come, conditions are still open."""
    steps = _steps((phase, replace(_coming(phase), when=phase.when or None)) for phase in route.phases.all())
    return Progress(kind=route.kind, version=route.version, steps=steps, today=today)


def asked_of(who: dict) -> str:
    """Whom a phase asks, in the reader's words; nothing where the route names people."""
    if "role" in who:
        return role_named(who["role"])
    duty = Duty.HEAD if "heads_of" in who else who.get("duty", "")
    return str(Duty(duty).label) if duty in Duty.values and duty else ""


def role_named(role: str) -> str:
    """A role in the reader's words; one that nobody has named, by its code."""
    return str(Role(role).label) if role in Role.values else role


def _whole(rounds: QuerySet) -> QuerySet:
    decided = ("decision__by", "decision__in_place_of", "decision__recorded_by", "stands__by", "stands__in_place_of")
    seats = Assignment.objects.seats().select_related("person", "unit", *decided)
    panels = Panel.objects.select_related("phase").prefetch_related(Prefetch("assignments", seats))
    return rounds.order_by("-no").select_related("route").prefetch_related("route__phases", Prefetch("panels", panels))


def _round(round: Round, subject, days: "_Days") -> Progress:
    passes: dict[str, list[Panel]] = defaultdict(list)
    for panel in round.panels.all():
        passes[panel.phase.code].append(panel)
    applying = {phase.pk for phase in round.applying()}
    told = [(phase, _phase(round, phase, passes.get(phase.code, []), phase.pk in applying, days)) for phase in _phases(round)]
    return Progress(
        kind=round.route.kind, version=round.route.version, steps=_steps(told), today=days.today, title=subject.title,
        number=subject.number or "", round=round.no, outcome=round.outcome, opened_at=round.opened_at, ended_at=round.ended_at,
    )  # fmt: skip


def _phases(round: Round) -> list[Phase]:
    """Those of its route, and those of an earlier version that were answered before the round was moved."""
    own = list(round.route.phases.all())
    codes = {phase.code for phase in own}
    gone = {p.phase.code: p.phase for p in round.panels.all() if p.outcome == "agree" and p.phase.code not in codes}
    return sorted([*own, *gone.values()], key=lambda phase: phase.step)


def _steps(told: Iterable[tuple[Phase, PhaseState]]) -> tuple[Step, ...]:
    steps = [(no, list(phases)) for no, phases in groupby(told, lambda pair: pair[0].step)]
    return tuple(Step(no, phases[0][0].stage, tuple(state for _phase, state in phases)) for no, phases in steps)


def _coming(phase: Phase) -> PhaseState:
    return PhaseState(phase.code, phase.named, State.COMING, asked_of(phase.who), phase.days)


def _phase(round: Round, phase: Phase, passes: list[Panel], applies: bool, days: "_Days") -> PhaseState:
    plain = replace(_coming(phase), times=len(passes), applies=applies or bool(passes))
    last = passes[-1] if passes else None
    state = _state(round, last, plain.applies)
    if last is None or state in (State.COMING, State.SKIPPED):
        return replace(plain, state=state)
    seats = list(last.assignments.all())
    ended_at = last.ended_at or max((a.closed_at for a in seats if a.closed_at), default=None) if last.outcome else None
    due_on = min((a.due_on for a in seats if a.due_on and not a.closed_at), default=None)
    return replace(
        plain, state=state, who=tuple(_who(seats)), opened_at=last.opened_at, ended_at=ended_at, due_on=due_on,
        late=bool(due_on and due_on < days.today and not last.paused_at), paused=bool(last.paused_at),
        note=last.note if state == State.ACTIVE else _unsaid(seats),
        took=last.took if last.took is not None or ended_at is None else days.between(last.opened_at, ended_at),
    )  # fmt: skip


def _state(round: Round, last: Panel | None, applies: bool) -> State:
    over = bool(round.outcome)
    if last and last.outcome in ENDED:
        return State(ENDED[last.outcome])
    if last and last.outcome == "agree" and not _voided(last):
        return State.DONE
    if last and not last.outcome and not over:
        return State.ACTIVE
    return State.SKIPPED if over or not applies else State.COMING


def _voided(panel: Panel) -> bool:
    """Whether a return took all of its decisions away, so that it is asked again."""
    verdicts = {seat.verdict for seat in panel.assignments.all()}
    return Verdict.VOID in verdicts and Verdict.AGREE not in verdicts


def _who(seats: list[Assignment]) -> Iterable[Who]:
    for seat in seats:
        added = seat.part == Assignment.Part.ADDED
        decision = getattr(seat, "decision", None)
        said = decision if decision and decision.verdict == seat.verdict else seat.stands
        if said:
            yield Who(
                str(said.by), in_place_of=str(said.in_place_of or ""), verdict=said.verdict, at=said.at, added=added,
                recorded_by=str(said.recorded_by or "") if said is decision else "",
            )  # fmt: skip
        elif not seat.closed_at:
            yield Who(_queue(seat) if seat.person is None else str(seat.person), added=added, waits=seat.waits)


def _unsaid(seats: list[Assignment]) -> str:
    """Why it counts as agreed where nobody said so."""
    silent = (a for a in seats if a.verdict == Verdict.AGREE and a.stands is None and not hasattr(a, "decision"))
    return next((str(seat.get_closed_for_display()) for seat in silent), "")


def _queue(seat: Assignment) -> str:
    return f"{seat.unit} {role_named(seat.role)}" if seat.unit else role_named(seat.role)


class _Days:
    """Working days, from one reading of the calendar."""

    def __init__(self, rounds: list[Round], today: date):
        self.today = today
        self.table = calendar.table(min((timezone.localdate(r.opened_at) for r in rounds), default=today), today)

    def between(self, first: datetime, last: datetime) -> int:
        a, b = timezone.localdate(first), timezone.localdate(last)
        return sum(self.table.is_working(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))
