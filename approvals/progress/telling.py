"""Rounds read and told (进度汇总): of several passes through a phase the latest counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from approvals import calendar, routes
from approvals.errors import NotNow
from approvals.models import Assignment, Panel, Phase, Round, Route
from approvals.progress.asking import asked_of, role_named, units_of
from approvals.progress.view import PhaseState, Progress, State, Step, Who

Verdict = Assignment.Verdict
ENDED = {"reject": "rejected", "back": "sent_back", "return": "returned"}


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
    found = {round.pk: round for round in _whole(Round.objects.filter(subject=subject.pk))}
    told = _Teller(subject, found, today)
    return [told.round(round) for round in found.values()]


def planned(route: Route, *, today: date) -> Progress:
    """A version of a route by itself: everything is to come, conditions are still open."""
    units = units_of([route])
    steps = _steps((phase, replace(_coming(phase, units), when=phase.when or None)) for phase in route.phases.all())
    return Progress(kind=route.kind, version=route.version, steps=steps, today=today)


def _whole(rounds: QuerySet) -> QuerySet:
    decided = ("decision__by", "decision__in_place_of", "decision__recorded_by", "stands__by", "stands__in_place_of")
    seats = Assignment.objects.seats().select_related("person", "unit", *decided)
    panels = Panel.objects.select_related("phase").prefetch_related(Prefetch("assignments", seats))
    return rounds.order_by("-no").select_related("route").prefetch_related("route__phases", Prefetch("panels", panels))


class _Teller:
    """Tells the rounds of a subject, all of them read before."""

    def __init__(self, subject, rounds: dict[int, Round], today: date):
        self.subject, self.rounds, self.today = subject, rounds, today
        self.units = units_of(round.route for round in rounds.values())
        first = min((timezone.localdate(round.opened_at) for round in rounds.values()), default=today)
        self.days = calendar.table(first, today)

    def round(self, round: Round) -> Progress:
        panels = self._panels(round)
        passes: dict[str, list[Panel]] = defaultdict(list)
        for panel in panels:
            earlier = passes[panel.phase.code]
            if _asked(panel) or not earlier or not _agreed(earlier[-1]):  # else all of it stands from the pass before
                earlier.append(panel)
        applying = {phase.pk for phase in round.applying()}
        told = [
            (phase, self._phase(round, phase, passes.get(phase.code, []), phase.pk in applying)) for phase in _phases(round, panels)
        ]
        return Progress(
            kind=round.route.kind, version=round.route.version, steps=_steps(told), today=self.today, round=round.no,
            title=self.subject.title, number=self.subject.number or "", outcome=round.outcome, opened_at=round.opened_at,
            ended_at=round.ended_at,
        )  # fmt: skip

    def _panels(self, round: Round) -> list[Panel]:
        """Its panels, and before them those of the rounds it goes on from (重启), oldest first."""
        before = self._panels(self.rounds[round.reopens_id]) if round.reopens_id else []
        return [*before, *round.panels.all()]

    def _phase(self, round: Round, phase: Phase, passes: list[Panel], applies: bool) -> PhaseState:
        plain = replace(_coming(phase, self.units), times=len(passes), applies=applies or bool(passes))
        last = passes[-1] if passes else None
        state = _state(round, last, plain.applies)
        if last is None or state in (State.COMING, State.SKIPPED):
            return replace(plain, state=state)
        seats = list(last.assignments.all())
        ended_at = last.ended_at or max((a.closed_at for a in seats if a.closed_at), default=None) if last.outcome else None
        due_on = min((a.due_on for a in seats if a.due_on and not a.closed_at and not a.waits), default=None)
        return replace(
            plain, state=state, who=tuple(_who(seats)), opened_at=last.opened_at, ended_at=ended_at, due_on=due_on,
            late=bool(due_on and due_on < self.today and not last.paused_at), paused=bool(last.paused_at),
            note=last.said if state == State.ACTIVE else _unsaid(seats),
            took=last.took if last.took is not None or ended_at is None else self._between(last.opened_at, ended_at),
        )  # fmt: skip

    def _between(self, first: datetime, last: datetime) -> int:
        a, b = timezone.localdate(first), timezone.localdate(last)
        return sum(self.days.is_working(a + timedelta(days=n)) for n in range(1, (b - a).days + 1))


def _phases(round: Round, panels: Iterable[Panel]) -> list[Phase]:
    """Those of its route, and those of an earlier version that were answered before the round was moved."""
    own = list(round.route.phases.all())
    codes = {phase.code for phase in own}
    gone = {p.phase.code: p.phase for p in panels if p.outcome == "agree" and p.phase.code not in codes}
    return sorted([*own, *gone.values()], key=lambda phase: phase.step)


def _asked(panel: Panel) -> bool:
    """Whether anybody was asked in that pass: not where everything stood from before."""
    return any(seat.closed_for != Assignment.ClosedFor.STANDS for seat in panel.assignments.all())


def _steps(told: Iterable[tuple[Phase, PhaseState]]) -> tuple[Step, ...]:
    steps = [(no, list(phases)) for no, phases in groupby(told, lambda pair: pair[0].step)]
    return tuple(Step(no, phases[0][0].stage, tuple(state for _phase, state in phases)) for no, phases in steps)


def _coming(phase: Phase, units: Mapping[str, str]) -> PhaseState:
    return PhaseState(phase.code, phase.named, State.COMING, asked_of(phase.who, units), phase.days)


def _state(round: Round, last: Panel | None, applies: bool) -> State:
    over = bool(round.outcome)
    if last and last.outcome in ENDED:
        return State(ENDED[last.outcome])
    if last and _agreed(last):
        return State.DONE
    if last and not last.outcome and not over:
        return State.ACTIVE
    return State.SKIPPED if over or not applies else State.COMING


def _agreed(panel: Panel) -> bool:
    """Whether it agreed, and no return took all of its decisions away."""
    verdicts = {seat.verdict for seat in panel.assignments.all()}
    return panel.outcome == "agree" and not (Verdict.VOID in verdicts and Verdict.AGREE not in verdicts)


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
