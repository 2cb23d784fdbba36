"""Taking over the paper ledger (纸质台账接管): a spreadsheet of documents, read whole before a line is written.

A line with a day of drawing is taken over as still out. Numbers never stand in a complaint.
"""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.people.models import Person
from workflow.core.under_way.sheet import day
from workflow.registers.models import Loan, Passport
from workflow.registers.passports.life import What, happened
from workflow.registers.passports.register import faults, mark_of, register
from workflow.registers.passports.sheet import CHINESE, REQUIRED, rows_of

DATES = ("issued on", "expires on", "drawn on")
COLUMN_OF_FIELD = {"holder_name": "name", "issued_on": "issued on", "expires_on": "expires on"}
KINDS = {
    "01": "official", "因公护照": "official",
    "02": "hk_macau", "因公港澳通行证": "hk_macau", "因公往来港澳通行证": "hk_macau",
    "03": "taiwan", "因公台湾通行证": "taiwan", "因公往来台湾通行证": "taiwan",
} | {kind: kind for kind in Passport.Kind.values}


@dataclass
class TakenOver:
    """What the file says: lines to enter, how many are known already, and what is wrong by row and column."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    known: int = 0
    complaints: list[str] = field(default_factory=list)


def read(path: Path, *, now: datetime) -> TakenOver:
    """Understand every line; nothing is written."""
    found, seen = TakenOver(), set()
    people = {person.username: person for person in Person.objects.all()}
    books = set(Passport.objects.values_list("kind", "mark"))
    for row, cells in rows_of(path):
        line, wrong = _line(cells, people=people, now=now)
        found.complaints += [_place(row, column, sentence) for column, sentence in wrong]
        if wrong:
            continue
        key = (line["kind"], mark_of(line["kind"], line["number"]))
        if key in seen:
            found.complaints.append(_place(row, "number", _("This number stands in the file twice.")))
        elif key in books:
            found.known += 1
        else:
            found.lines.append(line)
        seen.add(key)
    return found


@transaction.atomic
def enter(lines: list[dict[str, Any]], *, by, now: datetime) -> int:
    """Write all lines, or none."""
    for line in lines:
        facts = dict(line)
        drawn_on, handed_to = facts.pop("drawn_on"), facts.pop("handed_to")
        facts["note"] = "\n".join(filter(None, [_("taken over from paper"), facts["note"]]))
        passport = register(**facts, by=by, now=now)
        if drawn_on:
            loan = Loan.objects.create(
                passport=passport, purpose=Loan.Purpose.EXIT, drawn_on=drawn_on, drawn_by=by, drawn_at=now,
                handed_to=handed_to or passport.holder_name, note=_("taken over from paper"),
            )
            Passport.objects.filter(pk=passport.pk).update(where=Passport.Where.DRAWN)
            happened(passport, What.DRAWN, by=by, now=now, on=drawn_on, to_name=loan.handed_to, loan=loan, purpose=loan.purpose)
    return len(lines)


def _line(cells: dict[str, Any], *, people: dict, now: datetime) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    text = {name: str(cells.get(name, "")) for name in CHINESE}
    wrong = [(name, _("This is missing.")) for name in REQUIRED if not text[name]]
    days = {name: day(cells.get(name, "")) for name in DATES}
    wrong += [(name, _("Write a date like 2026-03-01.")) for name in DATES if text[name] and days[name] is None]
    if text["staff number"] and text["staff number"] not in people:
        wrong.append(("staff number", _("Nobody has this staff number.")))
    drawn_on = days["drawn on"]
    if drawn_on and drawn_on > timezone.localdate(now):
        wrong.append(("drawn on", _("The drawing cannot lie in the future.")))
    line: dict[str, Any] = {
        "holder": people.get(text["staff number"]), "holder_name": text["name"], "kind": KINDS.get(text["kind"], ""),
        "number": text["number"], "issued_on": days["issued on"], "expires_on": days["expires on"],
        "authority": text["authority"], "box": text["box"], "slot": text["slot"], "note": text["note"],
    }
    if not wrong:
        judged = {name: line[name] for name in ("holder_name", "kind", "number", "issued_on", "expires_on")}
        wrong = [(COLUMN_OF_FIELD.get(name, name), said) for name, said in faults(**judged, now=now).items()]
    return line | {"drawn_on": drawn_on, "handed_to": text["handed to"]}, wrong


def _place(row: int, column: str, sentence: str) -> str:
    return _("Row %(row)d, %(column)s: %(sentence)s") % {"row": row, "column": CHINESE[column], "sentence": sentence}
