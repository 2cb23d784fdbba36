"""Who and when as rows of fields (由谁办、何时需要): what a form shows of them, and what was meant by what was typed. Pure.

What fields cannot express is None, and the form shows it as it is written: ``typed`` and ``meant`` are inverse or silent.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import pgettext

Typed = list[dict[str, Any]]
TESTS = ("is", "is_not", "in", "not_in", "at_least", "below")
NEGATED = {"is_not": "is", "not_in": "in", "below": "at_least"}
YES, NO = {"yes", "true", "是"}, {"no", "false", "否"}


def who_typed(who: Mapping[str, Any]) -> Typed | None:
    """A row for each part: how, unit, title, weight."""
    try:
        rows = [_part_typed(part) for part in (who.get("together", [who]) if who else [])]
        return rows if who_meant(rows) == who else None
    except (AttributeError, KeyError, StopIteration, TypeError):
        return None


def _part_typed(part: Mapping[str, Any]) -> dict[str, Any]:
    row = {"how": "", "unit": "", "title": "", "weight": part.get("weight", 1)}
    if "role" in part:
        way = "of" if "of" in part else "each" if "each" in part else "role"
        return row | {"how": f"{way}:{part['role']}"}
    if "post" in part:
        return row | {"how": "post", "unit": part["unit"], "title": part["post"]}
    if "office" in part:
        return row | {"how": "office", "unit": part["office"]}
    way = next(way for way in ("heads_of", "duty", "field") if way in part)
    return row | {"how": f"{way}:{part[way]}"}


def who_meant(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One part stands by itself, several decide together; rows without a how say nothing."""
    parts = [_part_meant(row) for row in rows if row["how"]]
    return {} if not parts else parts[0] if len(parts) == 1 else {"together": parts}


def _part_meant(row: Mapping[str, Any]) -> dict[str, Any]:
    way, _colon, named = row["how"].partition(":")
    part: dict[str, Any] = {
        "of": {"role": named, "of": "unit"}, "each": {"role": named, "each": True},
        "office": {"office": row["unit"]}, "post": {"post": row["title"], "unit": row["unit"]},
    }.get(way) or {way: named}  # fmt: skip
    weight = row["weight"] or 1
    return part if weight == 1 else part | {"weight": weight}


def when_typed(condition: Mapping[str, Any]) -> Typed | None:
    """A row for each condition that must hold: fact, test, value."""
    try:
        rows = [_test_typed(each) for each in (condition.get("all", [condition]) if condition else [])]
        return rows if when_meant(rows) == condition else None
    except (AttributeError, KeyError, StopIteration, TypeError):
        return None


def _test_typed(condition: Mapping[str, Any]) -> dict[str, Any]:
    negated = "not" in condition
    asked = condition["not"] if negated else condition
    test = next(test for test in TESTS if test in asked)
    value = asked[test]
    words = ", ".join(map(_written, value)) if test == "in" else _written(value)
    if negated:
        test = next(no for no, yes in NEGATED.items() if yes == test)
    return {"fact": asked["fact"], "test": test, "value": words}


def when_meant(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """All of them must hold; rows without a fact say nothing."""
    tests = [_test_meant(row) for row in rows if row["fact"]]
    return {} if not tests else tests[0] if len(tests) == 1 else {"all": tests}


def _test_meant(row: Mapping[str, Any]) -> dict[str, Any]:
    test, text = NEGATED.get(row["test"], row["test"]), row["value"]
    several = [_read(each) for each in re.split(r"[,，、]", text) if each.strip()]
    condition = {"fact": row["fact"], test: several if test == "in" else _read(text)}
    return {"not": condition} if row["test"] in NEGATED else condition


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return pgettext("value", "yes") if value else pgettext("value", "no")
    return str(value)


def _read(text: str) -> Any:
    """Yes and no, whole numbers, else the text; amounts stay text and are compared as numbers all the same."""
    text = text.strip()
    if text.lower() in YES or text.lower() in NO:
        return text.lower() in YES
    return int(text) if re.fullmatch(r"-?(0|[1-9]\d{0,14})", text) else text
