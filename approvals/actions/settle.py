"""Settle (定案): end a panel, and the step with it, as soon as the outcome is certain; the subject's row is held."""

from collections.abc import Iterable
from typing import Any

from approvals import quorum
from approvals.actions.turns import let_in
from approvals.deadlines import days_taken, fulfilled
from approvals.models import Assignment, Panel

REFUSED = ("reject", "back", "return")


def settle(round, task, *, now, by=None, why: str = "", back_to: int | None = None, resume: bool = False) -> None:
    """End what is certain of the panels of a task; then the step, and every next step that is settled when it is asked.

    Everything that is no longer asked closes with a reason; whose turn has come is told.
    """
    asked: dict[Panel, list[Assignment]] = {}
    for assignment in Assignment.objects.filter(panel__task=task).select_related("panel__phase").order_by("pk"):
        asked.setdefault(assignment.panel, []).append(assignment)
    outcomes = {panel: panel.outcome or outcome_of(panel, seats) for panel, seats in asked.items()}
    refusal = next((said for said in quorum.REFUSALS if said in outcomes.values()), "")
    settled = [panel for panel in asked if refusal or outcomes[panel]]
    _end(settled, outcomes, asked, refused=refusal, by=by, now=now)
    if refusal or len(settled) == len(asked):
        finish(round, task, outcome=refusal or "agree", why=why, now=now, back_to=back_to, resume=resume)
        if round.outcome == "" and round.stands:
            settle(round, round.asked, now=now)
    else:
        let_in([a for panel in asked if panel not in settled for a in asked[panel]], subject=round.subject, now=now)


def outcome_of(panel: Panel, seats: Iterable[Assignment]) -> str:
    """What the panel has come to; consultations do not count."""
    rule = quorum.Rule(panel.phase.quorum, panel.phase.need, panel.phase.veto)
    votes = [
        quorum.Vote(seat.verdict, seat.weight, added=seat.part == Assignment.Part.ADDED)
        for seat in seats
        if seat.part != Assignment.Part.CONSULT
    ]
    return quorum.outcome(votes, rule)


def _end(settled: list[Panel], outcomes: dict[Panel, str], asked: dict[Panel, list[Assignment]], *, refused: str, by, now) -> None:
    why = {"return": "returned", "": "settled"}.get(refused, "refused")
    close_unneeded([a for panel in settled for a in asked[panel] if a.closed_at is None], closed_for=why, by=by, now=now)
    fresh = [panel for panel in settled if not panel.outcome]
    for panel in fresh:
        panel.outcome, panel.ended_at = outcomes[panel] or "unneeded", now
        panel.took = days_taken(panel.opened_at, now)
    if fresh:
        Panel.objects.bulk_update(fresh, ["outcome", "ended_at", "took"])


def close_unneeded(assignments: Iterable[Assignment], *, closed_for: str, by=None, now) -> None:
    """Close to-dos that nobody need do any more (不再需要), with the reason their people can read."""
    assignments = list(assignments)
    if assignments:
        Assignment.objects.filter(pk__in=[a.pk for a in assignments]).update(
            verdict="unneeded", closed_at=now, closed_for=closed_for, closed_by=by, next_on=None, waits=False
        )
        fulfilled(*assignments, now=now, by_step="settle")


def finish(
    round, task, *, outcome: str, why: str, now, back_to: int | None = None, resume: bool = False, onward: Any = None
) -> None:  # fmt: skip
    """Complete the Viewflow task of the step; its flow asks the next one or closes the round."""
    round.now, task.process, round.stands = now, round.process, False
    round.process.round = round
    onward = onward or quorum.onward(
        round.steps(), at=task.data["step"], then=task.data.get("then"), outcome=outcome, back_to=back_to, resume=resume
    )
    round.said = {"outcome": outcome, "why": why, "next": onward}
    task.data |= round.said  # kept in Viewflow's own history too
    activation = task.flow_task.activation_class(task)
    activation.assign(None)
    activation.start(None)
    activation.execute()
