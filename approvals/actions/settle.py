"""Settle (定案): end a panel, and the step with it, as soon as the outcome is certain; the subject's row is held."""

from collections.abc import Iterable
from typing import Any

from approvals import quorum
from approvals.actions.turns import let_in
from approvals.deadlines import fulfilled
from approvals.models import Assignment, Panel

REFUSED = ("reject", "back", "return")


def settle(
    round, task_id: int, *, panel: Panel | None = None, now, by=None, why: str = "",
    back_to: int | None = None, resume: bool = False,
) -> None:  # fmt: skip
    """End what is certain of the panels of a task; then the step, and every next step that is settled when it is asked.

    ``panel`` is the only one in which something was said; without it all are looked at. Everything that is no longer
    asked closes with a reason; whose turn has come is told.
    """
    asked = _asked(task_id, panel)
    outcomes = {each: each.outcome or ("" if panel and each != panel else outcome_of(each, asked[each])) for each in asked}
    refusal = next((said for said in quorum.REFUSALS if said in outcomes.values()), "")
    settled = [each for each in asked if refusal or outcomes[each]]
    _end(settled, outcomes, asked, refused=refusal, by=by, now=now)
    if refusal or len(settled) == len(asked):
        finish(round, task_id, outcome=refusal or "agree", why=why, now=now, back_to=back_to, resume=resume)
        go_on(round, now=now)
    else:
        let_in([a for each in asked if each not in settled for a in asked[each]], subject=round.subject, now=now)


def go_on(round, *, now) -> None:
    """What stood from before may have settled the step that was just asked, in part or whole."""
    if round.outcome == "" and round.stands:
        settle(round, round.asked, now=now)


def _asked(task_id: int, panel: Panel | None) -> dict[Panel, list[Assignment]]:
    """The to-dos of each panel of the task, in the order in which they were opened; as they were read, if they were."""
    read = panel.beside if panel else None
    rows: Iterable[Any] = read or Assignment.objects.filter(panel__task=task_id).select_related("panel__phase").order_by("pk")
    asked: dict[Panel, list[Assignment]] = {}
    for assignment in rows:
        if assignment.panel == panel:
            assignment.panel = panel
        asked.setdefault(assignment.panel, []).append(assignment)
    return asked


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
    for outcome in {panel.outcome for panel in fresh}:
        same = [panel.pk for panel in fresh if panel.outcome == outcome]
        Panel.objects.filter(pk__in=same).update(outcome=outcome, ended_at=now)


def close_unneeded(assignments: Iterable[Assignment], *, closed_for: str, by=None, now) -> None:
    """Close to-dos that nobody need do any more (不再需要), with the reason their people can read."""
    assignments = list(assignments)
    if assignments:
        Assignment.objects.filter(pk__in=[a.pk for a in assignments]).update(
            verdict="unneeded", closed_at=now, closed_for=closed_for, closed_by=by, next_on=None, waits=False
        )
        fulfilled(*assignments, now=now, by_step="settle")


def finish(
    round, task_id: int, *, outcome: str, why: str, now, back_to: int | None = None, resume: bool = False, onward: Any = None
) -> None:  # fmt: skip
    """Complete the Viewflow task of the step; its flow asks the next one or closes the round."""
    task = Panel.objects.filter(task=task_id).select_related("task__process").first().task
    round.now, round.process, round.stands = now, task.process, False
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
