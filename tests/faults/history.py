"""The checker (历史核对): what must hold of everything that was recorded, whoever raced. Pure, over rows as dicts.

``faults(History(...))`` names what is wrong in words; each check is one function, so that each can be shown to fail.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
ACTIVE = ("NEW", "ASSIGNED", "STARTED")
REASONS = {
    "unneeded": {"settled", "refused", "returned", "withdrawn", "taken_back", "taken_off", "handed_on", "moved", "lapsed"},
    "void": {"returned", "taken_back", "reopened"}, "agree": {"", "stands", "same_person", "lapsed"}, "": {""},
}  # fmt: skip


@dataclass
class History:
    """All rows of some matters; of assignments only those of panels."""

    matters: list[Row]  # id, state
    rounds: list[Row]  # id, subject, outcome, digest, status: of its process
    tasks: list[Row]  # id, round, status
    panels: list[Row]  # id, round, task, phase, outcome
    assignments: list[Row]  # id, panel, person, part, verdict, closed, closed_for, waits, after, stands
    decisions: list[Row]  # id, subject, assignment, by, verdict, digest
    entries: list[Row]  # matter, seq, step, by, target, facts
    barred: list[Row]  # subject, person


def by_id(rows: Iterable[Row]) -> dict[Any, Row]:
    return {row["id"]: row for row in rows}


def grouped(rows: Iterable[Row], name: str) -> dict[Any, list[Row]]:
    found: dict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found


def one_decision_each(h: History) -> Iterator[str]:
    """At most one decision of an assignment, and where one counts it is the assignment's verdict and person wrote it."""
    for assignment, count in Counter(d["assignment"] for d in h.decisions).items():
        if count > 1:
            yield f"assignment {assignment} was decided {count} times"
    said = {d["assignment"]: d for d in h.decisions}
    for a in h.assignments:
        decision = said.get(a["id"])
        if decision and a["verdict"] not in (decision["verdict"], "void"):
            yield f"assignment {a['id']} says {a['verdict']!r}, its decision {decision['verdict']!r}"
        if not decision and a["verdict"] in ("reject", "back", "return", "advise"):
            yield f"assignment {a['id']} says {a['verdict']!r}, and nobody decided it"
        if not decision and a["verdict"] == "agree" and not a["stands"] and a["closed_for"] != "lapsed":
            yield f"assignment {a['id']} is agreed, and by nobody"


def on_what_was_read(h: History) -> Iterator[str]:
    """Every decision names the content of its own round; what stands was said on the same content."""
    rounds, panels, assignments = by_id(h.rounds), by_id(h.panels), by_id(h.assignments)
    decisions = by_id(h.decisions)
    for d in h.decisions:
        if d["digest"] != rounds[panels[assignments[d["assignment"]]["panel"]]["round"]]["digest"]:
            yield f"decision {d['id']} is on an outdated digest"
    for a in h.assignments:
        if a["stands"] and decisions[a["stands"]]["digest"] != rounds[panels[a["panel"]]["round"]]["digest"]:
            yield f"assignment {a['id']} stands on an outdated digest"


def journal_equals_decisions(h: History) -> Iterator[str]:
    """The journal tells of every decision, of no other, with the same verdict and person."""
    told = {e["facts"]["decision"]: e for e in h.entries if e["step"] in ("decide", "advise")}
    for d in h.decisions:
        entry = told.pop(d["id"], None)
        if entry is None:
            yield f"the journal does not tell of decision {d['id']}"
        elif entry["facts"].get("verdict", "advise") != d["verdict"] or entry["facts"].get("decided_by", entry["by"]) != d["by"]:
            yield f"the journal tells decision {d['id']} otherwise"
    yield from (f"the journal tells of decision {pk}, which is not there" for pk in told)
    for matter, entries in grouped(h.entries, "matter").items():
        last = max(entries, key=lambda e: e["seq"])
        if last["target"] != by_id(h.matters)[matter]["state"]:
            yield f"matter {matter} stands elsewhere than its journal says"


def nothing_open_on_what_is_over(h: History) -> Iterator[str]:
    """No open assignment on a finished panel, no open panel of a finished step or round; an open panel waits for somebody."""
    panels, rounds, tasks = by_id(h.panels), by_id(h.rounds), by_id(h.tasks)
    there = grouped(h.assignments, "panel")
    for a in h.assignments:
        if not a["closed"] and panels[a["panel"]]["outcome"]:
            yield f"assignment {a['id']} is open on a finished panel"
        if a["closed"] == (a["verdict"] == ""):
            yield f"assignment {a['id']} is closed without a verdict, or the other way about"
    for panel in h.panels:
        if panel["outcome"]:
            continue
        if rounds[panel["round"]]["outcome"] or tasks[panel["task"]]["status"] not in ACTIVE:
            yield f"panel {panel['id']} is open in a round or step that is over"
        if not any(not a["closed"] and not a["waits"] for a in there[panel["id"]]):
            yield f"panel {panel['id']} waits for nobody"


def no_dead_process(h: History) -> Iterator[str]:
    """One open round or none a matter; an open one stands at one step with an open panel, an ended one at none."""
    tasks, panels = grouped(h.tasks, "round"), grouped(h.panels, "task")
    for subject, rounds in grouped(h.rounds, "subject").items():
        if sum(not r["outcome"] for r in rounds) > 1:
            yield f"matter {subject} has two open rounds"
    for r in h.rounds:
        active = [t for t in tasks[r["id"]] if t["status"] in ACTIVE]
        if r["outcome"] and (active or r["status"] not in ("DONE", "CANCELED")):
            yield f"round {r['id']} is over and its process is not"
        if not r["outcome"] and (len(active) != 1 or all(p["outcome"] for p in panels[active[0]["id"]])):
            yield f"the process of round {r['id']} is dead"


def turns_come(h: History) -> Iterator[str]:
    """Who waits comes after somebody open of the same panel, and nobody after themselves."""
    assignments = by_id(h.assignments)
    for a in h.assignments:
        if not a["waits"]:
            continue
        before = assignments.get(a["after"])
        if a["closed"] or before is None or before["closed"] or before["panel"] != a["panel"]:
            yield f"assignment {a['id']} waits for nobody"
            continue
        seen = {a["id"]}
        while before and not before["closed"] and before["waits"]:
            if before["id"] in seen:
                yield f"assignment {a['id']} waits for itself"
                break
            seen.add(before["id"])
            before = assignments.get(before["after"])


def closed_with_a_reason(h: History) -> Iterator[str]:
    """Whatever closed without a word of its own says what for."""
    for a in h.assignments:
        if a["closed_for"] not in REASONS.get(a["verdict"], {""}):
            yield f"assignment {a['id']} is {a['verdict']!r} for {a['closed_for']!r}"
        if (a["closed_for"] in ("stands", "same_person")) != (a["stands"] is not None and a["verdict"] == "agree"):
            yield f"assignment {a['id']} stands on nothing, or does not say so"


def passes_follow_each_other(h: History) -> Iterator[str]:
    """A step asked several times: each time every phase once, and only the newest time is open."""
    for (task, phase), count in Counter((p["task"], p["phase"]) for p in h.panels).items():
        if count > 1:
            yield f"phase {phase} is asked {count} times in task {task}"
    for (round, phase), panels in _by_round_and_phase(h.panels).items():
        if any(not p["outcome"] for p in sorted(panels, key=lambda p: p["task"])[:-1]):
            yield f"an earlier pass of phase {phase} in round {round} is still open"


def _by_round_and_phase(panels: Iterable[Row]) -> dict[tuple, list[Row]]:
    found: dict[tuple, list[Row]] = defaultdict(list)
    for panel in panels:
        found[panel["round"], panel["phase"]].append(panel)
    return found


def nobody_concerned_decided(h: History) -> Iterator[str]:
    """Whom a matter concerns has decided nothing of it."""
    concerned = {(row["subject"], row["person"]) for row in h.barred}
    yield from (f"decision {d['id']} is by whom it concerns" for d in h.decisions if (d["subject"], d["by"]) in concerned)


CHECKS: tuple[Callable[[History], Iterator[str]], ...] = (
    one_decision_each, on_what_was_read, journal_equals_decisions, nothing_open_on_what_is_over, no_dead_process, turns_come,
    closed_with_a_reason, passes_follow_each_other, nobody_concerned_decided,
)  # fmt: skip


def faults(h: History) -> list[str]:
    """Everything that is wrong, in words."""
    return [fault for check in CHECKS for fault in check(h)]
