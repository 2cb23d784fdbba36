"""Recording matters under way (入库): all of a file or nothing; without ``apply`` everything is tried and taken back."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import Refusal
from approvals.people.models import Person, Unit
from workflow.core import attachments
from workflow.core.kinds import Kind
from workflow.core.steps import take
from workflow.core.under_way.columns import Columns
from workflow.core.under_way.lines import Known, Line, UnderWay
from workflow.core.under_way.sheet import rows_of
from workflow.core.workbook import new_workbook


@dataclass
class Outcome:
    """What was, or would be, taken over; with complaints nothing was."""

    matters: list[Any] = field(default_factory=list)
    known: int = 0
    complaints: list[str] = field(default_factory=list)
    applied: bool = False


def import_under_way(kind: Kind, path: Path, *, by, now, apply: bool = False) -> Outcome:
    """Read, check and, with ``apply``, take over the matters of a file in one transaction.

    Raises NotComplete where the file is not this kind's spreadsheet at all.
    """
    outcome = Outcome()
    lines = list(_lines(kind.under_way, path, outcome, now=now))
    with transaction.atomic():
        for line in lines:
            _enter(kind, line, outcome, folder=path.parent, by=by, now=now)
        outcome.applied = apply and not outcome.complaints
        transaction.set_rollback(not outcome.applied)
    return outcome


def _lines(way: UnderWay, path: Path, outcome: Outcome, *, now) -> Iterator[Line]:
    known = Known(
        people={person.username: person for person in Person.objects.filter(is_active=True)},
        units={unit.code: unit for unit in Unit.objects.all()}, today=timezone.localdate(now),
    )  # fmt: skip
    books, seen = way.known(), set()
    for row, cells in rows_of(path, way.columns):
        line, wrong = way.understood(row, cells, known)
        outcome.complaints += [
            _("Row %(row)d, %(column)s: %(sentence)s")
            % {"row": row, "column": way.columns.heading(column), "sentence": sentence}
            for column, sentence in wrong
        ]
        key = way.key(cells)
        if line and key in seen:
            outcome.complaints.append(_("Row %(row)d: this matter stands in the file twice.") % {"row": row})
        elif line and key in books:
            outcome.known += 1
        elif line:
            yield line
        seen.add(key)


def _enter(kind: Kind, line: Line, outcome: Outcome, *, folder: Path, by, now) -> None:
    """One matter, undone alone if it is refused, so that all lines are judged."""
    try:
        with transaction.atomic():
            outcome.matters.append(_taken_over(kind, line, folder=folder, by=by, now=now))
    except (Refusal, OSError) as refusal:
        sentences = refusal.complaints if isinstance(refusal, Refusal) else [
            _("the scan cannot be opened: %(why)s") % {"why": refusal.strerror}]
        outcome.complaints += [
            _("Row %(row)d: %(sentence)s") % {"row": line.row, "sentence": sentence} for sentence in sentences
        ]


def _taken_over(kind: Kind, line: Line, *, folder: Path, by, now) -> Any:
    way = kind.under_way
    matter = kind.model(
        kind=kind.code, owner=line.owner, unit=line.unit, title=line.title[:200], created_at=now, changed_at=now
    )
    matter.save()
    scan = attachments.store(matter, kind=way.filed_as, upload=_evidence(way, line, folder), by=by, now=now)
    take(matter.pk, "take_over", by=by, now=now, **way.facts(line, scan))
    return kind.model._default_manager.get(pk=matter.pk)


def _evidence(way: UnderWay, line: Line, folder: Path) -> ContentFile:
    """The scanned paper beside the spreadsheet, or the line itself as it was typed."""
    name = Path(str(line.cells.get(way.scan) or "")).name
    if name:
        return ContentFile((folder / name).read_bytes(), name=name)
    title = _("Taken over from paper, row %(row)d") % {"row": line.row}
    return ContentFile(_as_typed(line, way.columns), name=f"{title}.xlsx")


def _as_typed(line: Line, columns: Columns) -> bytes:
    packed = io.BytesIO()
    book = new_workbook(packed)
    page = book.add_worksheet()
    for number, (column, cell) in enumerate(line.cells.items()):
        page.write_string(number, 0, columns.heading(column))
        page.write_string(number, 1, str(cell))
    book.close()
    return packed.getvalue()
