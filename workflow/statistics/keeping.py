"""Keeping (记账): the row of a matter, written in the transaction of the step that makes it true; its matter's row is held."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from workflow.core import counting
from workflow.statistics.models import Counted


def keep(matter, row: counting.Counted | None, *, now: datetime) -> bool:
    """Close the current row where it says something else, and write the new one; whether anything was written."""
    current = Counted.objects.current().filter(matter_id=matter.pk).first()
    wanted = said(matter, row) if row else None
    if wanted == (said_by(current) if current else None):
        return False
    if current:
        current.replaced_at = max(now, current.written_at)
        current.save(update_fields=["replaced_at"])
    if wanted:
        Counted.objects.create(matter_id=matter.pk, written_at=now, **wanted)
    return True


def said(matter, row: counting.Counted) -> dict[str, Any]:
    """Everything a row says of its matter; names are those of the day."""
    told = asdict(row) | {"countries": list(row.countries)}
    return told | {"kind": matter.kind, "number": matter.number or "", "title": matter.title, "unit_name": matter.unit.name}


def said_by(row: Counted) -> dict[str, Any]:
    """The same of the row that is kept."""
    return {name: getattr(row, name) for name in SAID}


SAID = (*(field for field in counting.Counted.__dataclass_fields__), "kind", "number", "title", "unit_name")
