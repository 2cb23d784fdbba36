"""Understanding lines (解析): the days, words and texts of a line, and what a kind makes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from workflow.core.under_way.columns import Columns
from workflow.core.under_way.sheet import Cells, day

Wrong = tuple[str, str]


@dataclass(frozen=True)
class Known:
    """Whom and what the school has: people by staff number, units by code, and today."""

    people: dict[str, Any]
    units: dict[str, Any]
    today: date


@dataclass(frozen=True)
class Line:
    """One matter as its line says; ``facts`` are those of the step that takes it over."""

    row: int
    cells: Cells
    owner: Any
    unit: Any
    title: str
    facts: dict[str, Any]


@dataclass(frozen=True)
class UnderWay:
    """How a kind is taken over from paper (接管): its spreadsheet, what a line means, and what is known already.

    Its life has the step ``take_over``, which leads from a draft to the state where the matter stands.
    """

    about: str  # the columns, for the command's help
    columns: Columns
    understood: Callable[[int, Cells, Known], tuple[Line | None, list[Wrong]]]
    key: Callable[[Cells], Any]  # by what a matter is found again
    known: Callable[[], set]  # the keys of what was taken over, or made, before
    facts: Callable[[Line, Any], dict[str, Any]]  # (line, attachment) → the facts of ``take_over``
    scan: str  # the column that names the scanned paper beside the spreadsheet
    filed_as: str  # the kind of attachment it becomes


def values(cells: Cells, columns: Columns) -> tuple[dict[str, Any], list[Wrong]]:
    """Text, days and words of a line; what is missing or cannot be understood is named."""
    said: dict[str, Any] = {}
    wrong: list[Wrong] = [(name, _("This is missing.")) for name in columns.required if not cells.get(name)]
    for name, cell in cells.items():
        if isinstance(cell, str) and cell.startswith("="):
            wrong.append((name, _("a formula; paste its value instead.")))
        elif name in columns.dates:
            said[name] = day(cell) if cell else None
            if cell and said[name] is None:
                wrong.append((name, _("Write a date like 2026-03-01.")))
        elif name in columns.words:
            words = columns.words[name]
            said[name] = words.get(str(cell).lower())
            if cell and said[name] is None:
                wrong.append((name, _("“%(word)s” is not known; one of: %(words)s.") % {"word": cell, "words": ", ".join(words)}))
        else:
            said[name] = str(cell)
    return said, wrong
