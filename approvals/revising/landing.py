"""Landing (改走另一版): where a running round would stand on another version of its route. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from approvals.revising.forecast import asked
from approvals.revising.rows import Row, in_order


@dataclass(frozen=True)
class Standing:
    """Where the round stands on its own version: the step, its stage, the codes open now and those asked so far."""

    step: int
    stage: str
    open: tuple[str, ...]
    asked: frozenset[str]


@dataclass(frozen=True)
class Landing:
    """What moving would mean, in names of phases; ``why_not`` is the sentence where it is not possible."""

    step: int = 0
    why_not: str = ""
    keeps: tuple[str, ...] = ()  # open panels, asked on as they are
    behind: tuple[str, ...] = ()  # phases before that step that were not asked, and will not be
    beside: tuple[str, ...] = ()  # new on that very step: not asked either
    added: tuple[str, ...] = ()  # ahead, in addition
    dropped: tuple[str, ...] = ()  # ahead until now, no longer asked
    again: tuple[str, ...] = ()  # asked already, and asked again ahead

    @property
    def possible(self) -> bool:
        return not self.why_not


def land(standing: Standing, source: Sequence[Row], target: Sequence[Row], facts: Mapping[str, Any], *, version: int) -> Landing:
    """All that is open must stand on one and the same step of the target, in the same stage."""
    old, new = asked(source, facts), {row["code"]: row for row in in_order(asked(target, facts))}
    why_not = _why_not(standing, {row["code"]: row["name"] for row in source}, new, version)
    if why_not:
        return Landing(why_not=why_not)
    step = new[standing.open[0]]["step"]
    ahead = {code: row["name"] for code, row in new.items() if row["step"] > step}
    ahead_before = {row["code"]: row["name"] for row in old if row["step"] > standing.step}
    return Landing(
        step=step,
        keeps=_names(new, lambda row: row["code"] in standing.open),
        behind=_names(new, lambda row: row["step"] < step and row["code"] not in standing.asked),
        beside=_names(new, lambda row: row["step"] == step and row["code"] not in standing.asked),
        added=tuple(name for code, name in ahead.items() if code not in ahead_before and code not in standing.asked),
        dropped=tuple(name for code, name in ahead_before.items() if code not in ahead),
        again=tuple(name for code, name in ahead.items() if code not in ahead_before and code in standing.asked),
    )


def same_step(codes: Collection[str], rows: Sequence[Row], facts: Mapping[str, Any]) -> int | None:
    """The one step on which a version asks all these phases; None where there is none, or where they are none."""
    steps = {row["code"]: row["step"] for row in asked(rows, facts)}
    found = {steps.get(code) for code in codes}
    return found.pop() if len(found) == 1 else None


def _why_not(standing: Standing, names: Mapping[str, str], new: Mapping[str, Row], version: int) -> str:
    if not standing.open:
        return _("Nothing is being asked at the moment; try again once the matter goes on.")
    for code in standing.open:
        told = {"phase": names.get(code, code), "version": version}
        if code not in new:
            return _("“%(phase)s” is being asked, and version %(version)d does not ask it here; let it be decided first.") % told
        if new[code]["stage"] != standing.stage:
            return _("“%(phase)s” is being asked, in another stage than in version %(version)d; let it be decided first.") % told
    if len({new[code]["step"] for code in standing.open}) > 1:
        told = {"phases": _(", ").join(names.get(code, code) for code in standing.open), "version": version}
        return _("%(phases)s are being asked side by side; version %(version)d asks them one after another.") % told
    return ""


def _names(rows: Mapping[str, Row], fits: Any) -> tuple[str, ...]:
    return tuple(row["name"] for row in rows.values() if fits(row))
