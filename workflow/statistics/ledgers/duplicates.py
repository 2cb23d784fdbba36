"""Rows that stand there twice (重复行): in the file itself, or in what is counted already. A group counts once.

A group is known by its number; one without a number by what it was, when, where and of whom.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from workflow.statistics.models import Counted

AT_ONCE = 1000
FIELDS = ("way", "number", "title", "counted_on", "countries", "unit_name")


def twice(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """A sentence for every row that an earlier row of the file says already."""
    first: dict[tuple, int] = {}
    wrong = []
    for row in rows:
        before = first.setdefault(_key(row), row["line"])
        if before != row["line"]:
            wrong.append(_("Row %(row)d: this group stands in row %(before)d already.") % {"row": row["line"], "before": before})
    return wrong


def counted_already(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """A sentence for every row of a group that counts already, of a matter or from another ledger."""
    known = {_key(_as_row(row)): _place(row) for part in _parts(rows) for row in _alike(part)}
    return [
        _("Row %(row)d: this group counts already (%(where)s).") % {"row": row["line"], "where": known[_key(row)]}
        for row in rows if _key(row) in known
    ]  # fmt: skip


def _key(row: Mapping[str, Any]) -> tuple:
    if row["number"]:
        return row["way"], row["number"]
    return row["way"], row["title"], row["counted_on"], tuple(sorted(row["countries"])), row["unit_name"]


def _parts(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[Mapping[str, Any]]]:
    return (rows[at : at + AT_ONCE] for at in range(0, len(rows), AT_ONCE))


def _alike(rows: Sequence[Mapping[str, Any]]) -> Iterator[Counted]:
    """The rows that count and have a number, or a title on a day, of those."""
    numbers = {row["number"] for row in rows} - {""}
    bare = [row for row in rows if not row["number"]]
    asked = Q(number__in=numbers) | Q(
        number="", title__in={row["title"] for row in bare}, counted_on__in={row["counted_on"] for row in bare}
    )
    yield from Counted.objects.current().filter(asked).select_related("batch").defer("batch__packed", "batch__complaints")


def _as_row(counted: Counted) -> dict[str, Any]:
    return {name: getattr(counted, name) for name in FIELDS}


def _place(counted: Counted) -> str:
    if counted.batch is None:
        return counted.number or counted.title
    return _("%(file)s, row %(row)d") % {"file": counted.batch.file_name, "row": counted.line}
