"""Deciding (办理单): what one may say of a to-do of one's own, beside agreeing, sending back and rejecting."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from approvals.actions.decide import earlier
from approvals.actions.returning import finished_steps, resumes
from approvals.actions.take_back import still_theirs
from approvals.models import Assignment, Decision, Panel
from workflow.core import kinds

ROUND = ("panel__round__route", "panel__round__process")
GIVEN = ("agree", "return", "advise")  # what may stand in a round that is not over


@dataclass(frozen=True)
class Since:
    """What I agreed to on an earlier version, and what has changed since then."""

    decision: Decision
    changes: dict[str, Any]


@dataclass(frozen=True)
class Finished:
    """A step that a decision may return to, by the names of its phases."""

    step: int
    names: list[str]


@dataclass(frozen=True)
class Deciding:
    """What stands on the card of one decision."""

    back: list[Finished] = field(default_factory=list)
    resumes: bool = False  # whether the round would come back here after a return
    since: Since | None = None
    advice: list[Decision] = field(default_factory=list)  # what was answered to me here


def deciding(matter, assignment: Assignment, person, *, asked: list[Assignment]) -> Deciding:
    """Of an assignment whose panel, round, route and task are loaded; a consultation decides nothing."""
    panel = assignment.panel
    if panel is None or assignment.part == Assignment.Part.CONSULT:
        return Deciding()
    since, advice = _since(matter, assignment, person), _advice(assignment, person, asked)
    return Deciding(_back(panel), resumes(panel, True), since, advice)


def _back(panel: Panel) -> list[Finished]:
    """None where the panel votes: there nobody returns the matter alone."""
    if not panel.phase.veto:
        return []
    steps = finished_steps(panel.round, before=panel.task.data["step"])
    return [Finished(step, [phase.named for phase in panel.round.phases(step)]) for step in steps]


def _since(matter, assignment: Assignment, person) -> Since | None:
    agreed = earlier(assignment, person)
    return Since(agreed, kinds.get(matter.kind).difference(matter, agreed.digest)) if agreed else None


def _advice(assignment: Assignment, person, asked: list[Assignment]) -> list[Decision]:
    """Answers to what the person asked in this panel."""
    answered = [each.pk for each in asked if each.verdict == "advise" and each.asked_by_id == person.pk]
    if not answered:
        return []
    return list(Decision.objects.filter(assignment__in=answered, assignment__panel=assignment.panel_id).select_related("by"))


def brought_in(asked: list[Assignment], person) -> list[Assignment]:
    """Open signers and questions that the person added and may take off again."""
    return [each for each in asked if not each.closed_at and each.part and each.asked_by_id == person.pk]


def waiting_for(asked: list[Assignment], person) -> list[Assignment]:
    """The person's own to-dos whose turn has not come."""
    return [each for each in asked if not each.closed_at and each.waits and each.person_id == person.pk]


def can_take_back(matter, asked: list[Assignment], person) -> list[Decision]:
    """What the person decided in the present round, on which nobody has acted yet; asked only where it may be so."""
    if not any(each.closed_at and each.verdict in GIVEN and not each.panel.round.outcome for each in asked if each.panel):
        return []
    own = Decision.objects.filter(Q(by=person) | Q(in_place_of=person), subject=matter.pk, assignment__panel__round__outcome="")
    given = own.select_related("assignment__panel__phase", "assignment__panel__task", *(f"assignment__{name}" for name in ROUND))
    found = []
    for decision in given.order_by("-pk"):
        decision.assignment.subject = matter
        if decision.counts and still_theirs(decision, by=person):
            found.append(decision)
    return found
