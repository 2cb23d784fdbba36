"""Comparing two versions (比较两版): phase by phase, added, removed, or changed in which respect. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from approvals.revising.rows import Row, by_step
from approvals.revising.vocabulary import Vocabulary
from approvals.revising.words import ASPECTS, names


@dataclass(frozen=True)
class Change:
    """One respect in which a phase differs, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """What became of a phase: ``what`` is added, removed or changed."""

    code: str
    name: str
    what: str
    changes: tuple[Change, ...] = ()


def compare(before: Sequence[Row], after: Sequence[Row], words: Vocabulary) -> list[Changed]:
    """The phases that differ, in the order of the newer version; the removed ones last."""
    old, new = {row["code"]: row for row in before}, {row["code"]: row for row in after}
    moved = out_of_place(before, after)
    found = []
    for code, row in new.items():
        if code not in old:
            found.append(Changed(code, row["name"], "added", _all(row, words)))
        elif changes := _changes(old[code], row, words, moved=code in moved):
            found.append(Changed(code, row["name"], "changed", changes))
    return found + [Changed(code, row["name"], "removed") for code, row in old.items() if code not in new]


def _all(row: Row, words: Vocabulary) -> tuple[Change, ...]:
    named = names()
    place = Change(named["place"], "", _("step %(step)d") % row)
    return (place, *(Change(named[one], "", ASPECTS[one][1](row, words)) for one in ("who", "quorum", "days", "when")))


def _changes(old: Row, new: Row, words: Vocabulary, *, moved: bool) -> tuple[Change, ...]:
    named = names()
    changes = [
        Change(named[aspect], said(old, words), said(new, words))
        for aspect, (fields, said) in ASPECTS.items()
        if any(old[name] != new[name] for name in fields) and said(old, words) != said(new, words)
    ]
    if moved:
        changes.insert(0, Change(named["place"], _("step %(step)d") % old, _("step %(step)d") % new))
    return tuple(changes)


def out_of_place(before: Sequence[Row], after: Sequence[Row]) -> set[str]:
    """The phases of both that stand elsewhere among the others of both; what is only inserted moves nobody."""
    common = {row["code"] for row in before} & {row["code"] for row in after}
    old, new = _places(before, common), _places(after, common)
    return {code for code in common if old[code] != new[code]}


def _places(rows: Sequence[Row], common: set[str]) -> dict[str, tuple[frozenset, frozenset]]:
    """For each phase: which come before it, which are asked side by side with it."""
    places, earlier = {}, frozenset[str]()
    for step in by_step(rows):
        codes = frozenset(row["code"] for row in step) & common
        places.update({code: (earlier, codes) for code in codes})
        earlier |= codes
    return places
