"""Who is asked (会签情况): every seat of the present round with where it stands, and why where it is needed no more."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from approvals.models import Assignment, Panel, Round
from workflow.desk.rows import role_of

LOADED = ("person", "closed_by", "asked_by", "after__person", "panel__phase", "panel__round")


@dataclass(frozen=True)
class Seat:
    """One place: who, how it came to be, its state in a word, and the reason."""

    who: str
    part: str
    state: str  # of desk.states
    word: str
    why: str = ""


@dataclass(frozen=True)
class Asked:
    """A panel, its seats in the order they were asked."""

    panel: Panel
    quorum: str
    seats: list[Seat]


def asked_on(matter) -> list[Assignment]:
    """What is asked in the present round, and every open duty; one statement for all that the page tells of them."""
    last = Round.objects.filter(subject=matter.pk).order_by("-no").values("pk")[:1]
    wanted = matter.assignments.filter(Q(closed_at=None) | Q(panel__round__in=last))
    return list(wanted.select_related(*LOADED).order_by("pk"))


def panels(asked: Iterable[Assignment]) -> dict[str, list[Asked]]:
    """The panels that are being asked, and those that are over, newest first."""
    by_panel: dict[Panel, list[Assignment]] = {}
    for assignment in asked:
        if assignment.panel:
            by_panel.setdefault(assignment.panel, []).append(assignment)
    shown = [Asked(panel, _quorum(panel, seats), [_seat(each, seats) for each in seats]) for panel, seats in by_panel.items()]
    return {
        "now": [each for each in shown if each.panel.ended_at is None],
        "over": [each for each in reversed(shown) if each.panel.ended_at is not None],
    }


def _quorum(panel: Panel, seats: list[Assignment]) -> str:
    """How the votes count, where there is more than one."""
    count = sum(each.part == Assignment.Part.SEAT and each.handed_from_id is None for each in seats)
    return str(panel.phase.get_quorum_display()) if count > 1 else ""


def _seat(assignment: Assignment, others: list[Assignment]) -> Seat:
    state, word = _state(assignment, others)
    why = _why(assignment) if assignment.verdict in ("unneeded", "void") and assignment.closed_for != "handed_on" else ""
    part = str(assignment.get_part_display()) if assignment.part else ""
    return Seat(str(assignment.person or role_of(assignment)), part, state, word, why)


def _state(assignment: Assignment, others: list[Assignment]) -> tuple[str, str]:
    if assignment.closed_at is None:
        return _open(assignment)
    if assignment.closed_for == Assignment.ClosedFor.HANDED_ON:
        heir = next((each for each in others if each.handed_from_id == assignment.pk), None)
        return "unneeded", _("handed on to %(name)s") % {"name": heir.person or role_of(heir)} if heir else _("handed on")
    if assignment.verdict == "agree" and assignment.stands_id:
        return "agree", str(assignment.get_closed_for_display())
    return assignment.verdict, str(assignment.get_verdict_display())


def _open(assignment: Assignment) -> tuple[str, str]:
    if not assignment.waits:
        return "open", _("asked") if assignment.person_id else _("to be claimed")
    before = assignment.after.person or role_of(assignment.after) if assignment.after else ""
    return "waits", _("waits for %(name)s") % {"name": before} if before else _("waits for its turn")


def _why(assignment: Assignment) -> str:
    """The reason its person can read, and whose doing it was."""
    reason = str(assignment.get_closed_for_display())
    return _("%(reason)s (%(name)s)") % {"reason": reason, "name": assignment.closed_by} if assignment.closed_by else reason
