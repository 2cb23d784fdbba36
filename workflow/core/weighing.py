"""Weighing (另行考量): what a room above the kinds knows, and what weighs on every application, whatever its kind.

A room registers a rule with the facts it is asked about; facts of None mean that there is nothing to ask. So a lower room
never imports a higher one, and the verdict is shown, kept in the report and set aside by an exception like any other.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from workflow.core.rules import Rule, Severity, Verdict

_weights: dict[str, "Weight"] = {}


@dataclass(frozen=True)
class Weight:
    """A rule of (facts, limits); the school says by its limits how much it weighs."""

    rule: Rule
    facts: Callable[[Any, date], Any]  # (matter, today): everything is looked up here
    severity: Callable[[Any], Severity]  # limits → severity


def weigh(weight: Weight) -> Weight:
    """Have that rule asked of every application from now on."""
    _weights[weight.rule.code] = weight
    return weight


def registered() -> list[Weight]:
    """All of them, in the order in which they came."""
    return list(_weights.values())


def weighed(matter: Any, limits: Any, *, today: date) -> list[Verdict]:
    """What they say of the draft of that matter."""
    found = ((weight, weight.facts(matter, today)) for weight in _weights.values())
    return [
        replace(weight.rule, severity=weight.severity(limits)).judge(facts, limits) for weight, facts in found if facts is not None
    ]
