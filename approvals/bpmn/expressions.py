"""Conditions of a phase as expressions (条件表达式) in Python's way, over ``facts``. An unknown fact fulfils nothing. Pure."""

from collections.abc import Mapping
from typing import Any

LANGUAGE = "https://www.python.org/"
OUTCOME = 'outcome == "{}"'  # what the step before has come to: agree, reject or back


def expression(condition: Mapping[str, Any]) -> str:
    """The condition of ``approvals.conditions`` written out."""
    if not condition:
        return "True"
    for group, word in (("all", " and "), ("any", " or ")):
        if group in condition:
            parts = [expression(each) for each in condition[group]]
            return f"({word.join(parts)})" if parts else str(group == "all")
    if "not" in condition:
        return f"(not {expression(condition['not'])})"
    return _test(f"facts.get({condition['fact']!r})", condition)


def _test(fact: str, condition: Mapping[str, Any]) -> str:
    if "in" in condition:
        return f"({fact} in {condition['in']!r})"
    if "at_least" in condition:
        return f"({fact} is not None and float({fact}) >= float({condition['at_least']!r}))"
    return f"({fact} == {condition['is']!r})"
