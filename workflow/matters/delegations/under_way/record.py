"""Recording trips under way (入库): all of a file or nothing; without ``apply`` everything is tried and taken back."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import xlsxwriter
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import Refusal
from approvals.people.models import Person, Unit
from workflow.core import attachments
from workflow.core.steps import take
from workflow.duties.models import Permit
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.under_way.columns import heading
from workflow.matters.delegations.under_way.lines import Known, Line, understood
from workflow.matters.delegations.under_way.sheet import rows_of


@dataclass
class Outcome:
    """What was, or would be, taken over; with complaints nothing was."""

    matters: list[Delegation] = field(default_factory=list)
    known: int = 0
    complaints: list[str] = field(default_factory=list)
    applied: bool = False


def import_trips(path: Path, *, by, now, apply: bool = False) -> Outcome:
    """Read, check and, with ``apply``, take over the trips of a file in one transaction."""
    outcome = Outcome()
    lines = list(_lines(path, outcome, now=now))
    with transaction.atomic():
        for line in lines:
            _enter(line, outcome, folder=path.parent, by=by, now=now)
        outcome.applied = apply and not outcome.complaints
        transaction.set_rollback(not outcome.applied)
    return outcome


def _lines(path: Path, outcome: Outcome, *, now) -> Iterator[Line]:
    known = Known(
        people={person.username: person for person in Person.objects.filter(is_active=True)},
        units={unit.code: unit for unit in Unit.objects.all()}, today=timezone.localdate(now),
    )
    books = set(Permit.objects.values_list("number", "matter__title"))
    seen: set[tuple[str, str]] = set()
    for row, cells in rows_of(path):
        line, wrong = understood(row, cells, known)
        outcome.complaints += [
            _("Row %(row)d, %(column)s: %(sentence)s") % {"row": row, "column": heading(column), "sentence": sentence}
            for column, sentence in wrong
        ]
        trip = (str(cells.get("permit number")), str(cells.get("title")))
        if line and trip in seen:
            outcome.complaints.append(_("Row %(row)d: this trip stands in the file twice.") % {"row": row})
        elif line and trip in books:
            outcome.known += 1
        elif line:
            yield line
        seen.add(trip)


def _enter(line: Line, outcome: Outcome, *, folder: Path, by, now) -> None:
    """One trip, undone alone if it is refused, so that all lines are judged."""
    try:
        with transaction.atomic():
            outcome.matters.append(_taken_over(line, folder=folder, by=by, now=now))
    except (Refusal, OSError) as refusal:
        sentences = refusal.complaints if isinstance(refusal, Refusal) else [
            _("the scan cannot be opened: %(why)s") % {"why": refusal.strerror}]
        outcome.complaints += [
            _("Row %(row)d: %(sentence)s") % {"row": line.row, "sentence": sentence} for sentence in sentences
        ]


def _taken_over(line: Line, *, folder: Path, by, now) -> Delegation:
    matter = Delegation(
        kind="delegation", owner=line.owner, unit=line.unit, title=line.facts["application"].title[:200], created_at=now,
        changed_at=now,
    )
    matter.save()
    scan = attachments.store(matter, kind="permit", upload=_evidence(line, folder), by=by, now=now)
    facts = line.facts | {"permit": line.facts["permit"] | {"scan": scan}}
    take(matter.pk, "take_over", by=by, now=now, **facts)
    return Delegation.objects.get(pk=matter.pk)


def _evidence(line: Line, folder: Path) -> ContentFile:
    """The scan of the permit beside the spreadsheet, or the line itself as it was typed."""
    name = Path(str(line.cells.get("permit scan") or "")).name
    if name:
        return ContentFile((folder / name).read_bytes(), name=name)
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet()
    for number, (column, cell) in enumerate(line.cells.items()):
        page.write_string(number, 0, heading(column))
        page.write_string(number, 1, str(cell))
    book.close()
    return ContentFile(packed.getvalue(), name=_("Taken over from paper, row %(row)d") % {"row": line.row} + ".xlsx")
