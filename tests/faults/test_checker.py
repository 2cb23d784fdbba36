"""The checker itself: it finds nothing in a sound history, and each of its checks finds what it is for."""

import copy
from collections.abc import Callable

import pytest

from tests.faults.history import CHECKS, History, faults

D1, D2 = "1" * 64, "2" * 64


def sound() -> History:
    """A round sent back; a second one in which one waits for another, and an agreement stands from a first pass."""
    def place(pk: int, panel: int, **more):
        row = {"id": pk, "panel": panel, "person": pk, "part": "", "verdict": "", "closed": False, "closed_for": "", "waits": False,
               "after": None, "stands": None}  # fmt: skip
        return row | more | {"closed": more.get("verdict", "") != ""}

    return History(
        matters=[{"id": 1, "state": "vetting"}],
        rounds=[
            {"id": 1, "subject": 1, "outcome": "back", "digest": D1, "status": "DONE"},
            {"id": 2, "subject": 1, "outcome": "", "digest": D2, "status": "NEW"},
        ],
        tasks=[{"id": 1, "round": 1, "status": "DONE"}, {"id": 2, "round": 2, "status": "DONE"}, {"id": 3, "round": 2, "status": "NEW"}],
        panels=[
            {"id": 1, "round": 1, "task": 1, "phase": 1, "outcome": "back"},
            {"id": 2, "round": 2, "task": 2, "phase": 1, "outcome": "agree"},
            {"id": 3, "round": 2, "task": 3, "phase": 1, "outcome": ""},
        ],
        assignments=[
            place(1, 1, verdict="back"), place(2, 1, verdict="unneeded", closed_for="refused"), place(3, 2, verdict="agree"),
            place(4, 2, verdict="void", closed_for="taken_back"), place(5, 3, verdict="agree", closed_for="stands", stands=2),
            place(6, 3), place(7, 3, waits=True, after=6),
        ],
        decisions=[
            {"id": 1, "subject": 1, "assignment": 1, "by": 8, "verdict": "back", "digest": D1},
            {"id": 2, "subject": 1, "assignment": 3, "by": 8, "verdict": "agree", "digest": D2},
            {"id": 3, "subject": 1, "assignment": 4, "by": 7, "verdict": "agree", "digest": D2},
        ],
        entries=[
            {"matter": 1, "seq": seq, "step": "decide", "by": by, "target": "vetting", "facts": {"decision": seq, "verdict": verdict}}
            for seq, by, verdict in [(1, 8, "back"), (2, 8, "agree"), (3, 7, "agree")]
        ],
        barred=[{"subject": 1, "person": 99}],
    )  # fmt: skip


FORGED: dict[str, tuple[str, Callable[[History], object]]] = {
    "decided twice": ("one_decision_each", lambda h: h.decisions.append(h.decisions[1] | {"id": 9})),
    "decided otherwise": ("one_decision_each", lambda h: h.assignments[2].update(verdict="reject")),
    "an unneeded one was decided": ("one_decision_each", lambda h: h.assignments[3].update(verdict="unneeded", closed_for="settled")),
    "decided by nobody": ("one_decision_each", lambda h: h.assignments[5].update(verdict="return", closed=True)),
    "agreed by nobody": ("one_decision_each", lambda h: h.assignments[4].update(stands=None)),
    "an old version was signed": ("on_what_was_read", lambda h: h.decisions[1].update(digest=D1)),
    "it stands from an old version": ("on_what_was_read", lambda h: h.assignments[4].update(stands=1)),
    "not in the journal": ("journal_equals_decisions", lambda h: h.entries.pop(1)),
    "in the journal alone": ("journal_equals_decisions", lambda h: h.entries.append(h.entries[0] | {"facts": {"decision": 77}})),
    "told otherwise": ("journal_equals_decisions", lambda h: h.entries[0]["facts"].update(verdict="agree")),
    "told of somebody else": ("journal_equals_decisions", lambda h: h.entries[0].update(by=7)),
    "the state is not the journal's": ("journal_equals_decisions", lambda h: h.matters[0].update(state="approval")),
    "open on a finished panel": ("nothing_open_on_what_is_over", lambda h: h.panels[2].update(outcome="agree")),
    "open without a date": ("nothing_open_on_what_is_over", lambda h: h.assignments[5].update(closed=True)),
    "a panel of a round that is over": ("nothing_open_on_what_is_over", lambda h: h.rounds[1].update(outcome="withdrawn")),
    "a panel of a step that is over": ("nothing_open_on_what_is_over", lambda h: h.tasks[2].update(status="DONE")),
    "a panel asks nobody": ("nothing_open_on_what_is_over", lambda h: h.assignments[5].update(waits=True, after=7)),
    "two open rounds": ("no_dead_process", lambda h: h.rounds[0].update(outcome="")),
    "a process goes on after its round": ("no_dead_process", lambda h: h.rounds[0].update(status="NEW")),
    "a task goes on after its round": ("no_dead_process", lambda h: h.tasks[0].update(status="NEW")),
    "a dead process": ("no_dead_process", lambda h: h.tasks[2].update(status="CANCELED")),
    "a process at a finished step": ("no_dead_process", lambda h: h.panels[2].update(outcome="agree")),
    "two tasks at once": ("no_dead_process", lambda h: h.tasks[1].update(status="NEW")),
    "waits for nobody": ("turns_come", lambda h: h.assignments[6].update(after=None)),
    "waits for who has spoken": ("turns_come", lambda h: h.assignments[6].update(after=5)),
    "waits for another panel": ("turns_come", lambda h: h.assignments[6].update(after=3)),
    "waits for itself": ("turns_come", lambda h: h.assignments[5].update(waits=True, after=7)),
    "waits though closed": ("turns_come", lambda h: h.assignments[6].update(closed=True, verdict="unneeded", closed_for="settled")),
    "closed for nothing": ("closed_with_a_reason", lambda h: h.assignments[1].update(closed_for="")),
    "void for nothing": ("closed_with_a_reason", lambda h: h.assignments[3].update(closed_for="settled")),
    "stands and does not say so": ("closed_with_a_reason", lambda h: h.assignments[4].update(closed_for="")),
    "stands on nothing": ("closed_with_a_reason", lambda h: h.assignments[2].update(closed_for="stands")),
    "a phase twice at once": ("passes_follow_each_other", lambda h: h.panels.append(h.panels[2] | {"id": 9})),
    "an earlier pass is open": ("passes_follow_each_other", lambda h: h.panels[1].update(outcome="")),
    "decided by whom it concerns": ("nobody_concerned_decided", lambda h: h.barred.append({"subject": 1, "person": 8})),
}  # fmt: skip


def test_a_sound_history_has_no_fault() -> None:
    assert faults(sound()) == []


@pytest.mark.parametrize("forgery", FORGED)
def test_the_check_that_is_for_it_finds_it(forgery: str) -> None:
    name, forge = FORGED[forgery]
    check = next(check for check in CHECKS if check.__name__ == name)
    forged = copy.deepcopy(sound())
    forge(forged)
    assert list(check(forged)) != []


def test_every_check_is_shown_to_find_something() -> None:
    assert {name for name, _forge in FORGED.values()} == {check.__name__ for check in CHECKS}
