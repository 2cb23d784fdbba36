"""Conditions (条件) of a phase over the facts frozen in the round. Pure; an unknown fact fulfils nothing.

{} always · {"fact": name, "is": value} · {"fact": name, "in": [values]} · {"fact": name, "at_least": number}
· {"all": [conditions]} · {"any": [conditions]} · {"not": condition}
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

TESTS = ("is", "in", "at_least")
GROUPS = ("all", "any", "not")


def holds(condition: Mapping[str, Any], facts: Mapping[str, Any]) -> bool:
    """Whether the facts fulfil the condition."""
    if not condition:
        return True
    if "all" in condition:
        return all(holds(each, facts) for each in condition["all"])
    if "any" in condition:
        return any(holds(each, facts) for each in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], facts)
    return condition["fact"] in facts and _true_of(facts[condition["fact"]], condition)


def _true_of(fact: Any, condition: Mapping[str, Any]) -> bool:
    if "in" in condition:
        return fact in condition["in"]
    if "at_least" in condition:
        number, least = _number(fact), _number(condition["at_least"])
        return number is not None and least is not None and number >= least
    return fact == condition["is"]


def _number(value: Any) -> Decimal | None:
    try:
        return None if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        return None


def named_facts(condition: Mapping[str, Any]) -> Iterator[str]:
    """The facts that a condition asks for."""
    if "fact" in condition:
        yield condition["fact"]
    for group in ("all", "any"):
        for each in condition.get(group, ()):
            yield from named_facts(each)
    if "not" in condition:
        yield from named_facts(condition["not"])


def faults(condition: Any) -> Iterator[str]:
    """What is wrong with a condition somebody wrote, as short English notes; nothing where it can be read."""
    if condition == {}:
        return
    if not isinstance(condition, dict):
        yield f"{condition!r} is no condition"
    elif "fact" in condition:
        said = [test for test in TESTS if test in condition]
        if set(condition) - {"fact", *said} or len(said) != 1:
            yield f"{condition!r} needs one of {', '.join(TESTS)}"
        elif said == ["in"] and not isinstance(condition["in"], list):
            yield f"{condition!r}: in needs a list"
        elif said == ["at_least"] and _number(condition["at_least"]) is None:
            yield f"{condition!r}: at_least needs a number"
    elif len(condition) == 1 and next(iter(condition)) in GROUPS:
        inner = next(iter(condition.values()))
        for each in inner if isinstance(inner, list) else [inner]:
            yield from faults(each)
    else:
        yield f"{condition!r} is no condition"
