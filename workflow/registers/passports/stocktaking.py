"""Stocktaking (盘点): open a count of a box or of all, tick off what is found, finish; every difference is then settled.

What is handed out or taken back while the count goes on is no difference: the books of the moment of finding are asked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.registers.models import Difference, Loan, Passport, StockLine, Stocktaking

from .places import owner_of
from .register import mark_of

MOST_LINES = 2000
Kind = Difference.Kind


def open_count(*, box: str, by: Any, now: datetime) -> Stocktaking:
    """Begin a count of a box, or of all where ``box`` is empty: what should be there is written down.

    Raises NotNow where that count is open already, NotComplete for a box in which nothing is kept.
    """
    box = box.strip()
    kept = Passport.objects.filter(where=Passport.Where.IN_CUSTODY, **({"box": box} if box else {}))
    if not kept.exists():
        raise NotComplete(_("Nothing is kept there; choose a box in which documents lie."))
    try:
        with transaction.atomic():
            count = Stocktaking.objects.create(box=box, opened_at=now, opened_by=by)
            StockLine.objects.bulk_create(
                [StockLine(stocktaking=count, passport_id=pk, expected=True, box=b, slot=s) for pk, b, s in _places(kept)],
                batch_size=1000,
            )
    except IntegrityError as error:
        raise NotNow(_("A count of this is open already; finish it first.")) from error
    return count


def _places(kept: Any) -> Any:
    """From the last place to the first: lists show the newest line first, so they begin with the first place."""
    return kept.order_by("-box", "-slot", "-pk").values_list("pk", "box", "slot").iterator(chunk_size=2000)


@dataclass
class Read:
    """What was understood of pasted or scanned lines: how many documents were ticked off, and what was not understood."""

    found: int = 0
    complaints: list[str] = field(default_factory=list)


@transaction.atomic
def tick(count_id: int, passports: Iterable[int], *, by: Any, now: datetime) -> int:
    """Tick documents off by hand, each found in its place."""
    count = _held(count_id)
    lines = StockLine.objects.filter(stocktaking=count, passport__in=list(passports), found_at=None)
    return sum(_found(line, line.box, line.slot, by=by, now=now) for line in lines.select_for_update())


@transaction.atomic
def scan(count_id: int, text: str, *, by: Any, now: datetime) -> Read:
    """Many lines, pasted or scanned: a document number, a place (柜/格), or both; a number is never repeated in a complaint.

    Raises NotComplete for more lines than ``MOST_LINES``, NotNow where the count is finished.
    """
    count = _held(count_id)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise NotComplete(_("At most %(most)d lines at once; send the rest afterwards.") % {"most": MOST_LINES})
    told = Read()
    for no, (number, place) in enumerate(map(_words, lines), start=1):
        passport, complaint = _which(count, number, place)
        if passport is None:
            told.complaints.append(_("Line %(no)d: %(complaint)s") % {"no": no, "complaint": complaint})
            continue
        box, slot = _split(place, count) if place else _where_it_belongs(passport, count)
        line, _made = StockLine.objects.get_or_create(
            stocktaking=count, passport=passport,
            defaults={"expected": False, "box": passport.box, "slot": passport.slot},
        )  # fmt: skip
        told.found += _found(line, box, slot, by=by, now=now)
    return told


def _words(line: str) -> tuple[str, str]:
    """(number, place): what has a slash is a place."""
    parts = [part for part in re.split(r"[\s,，;；]+", line) if part]
    place = next((part for part in parts if "/" in part), "")
    return next((part for part in parts if "/" not in part), ""), place


def _which(count: Stocktaking, number: str, place: str) -> tuple[Passport | None, str]:
    if number:
        marks = [mark_of(kind, number) for kind in Passport.Kind.values]
        known = list(Passport.objects.filter(mark__in=marks)[:2])
        if len(known) == 1:
            return known[0], ""
        if known:
            return None, _("two documents of different kinds have this number; give its place.")
        found = owner_of(count.box, number) if count.box and not place else None  # a word alone may be a slot of the box
        return found, "" if found else _("no document of the books has the number ending in %(tail)s.") % {"tail": number[-4:]}
    found = owner_of(*_split(place, count))
    return found, "" if found else _("no document of the books has the place %(place)s.") % {"place": place[:60]}


def _split(place: str, count: Stocktaking) -> tuple[str, str]:
    """(box, slot) of 3/12; of /12 in a count of one box."""
    box, slot = place.split("/", 1)
    return box or count.box, slot


def _where_it_belongs(passport: Passport, count: Stocktaking) -> tuple[str, str]:
    """A number without a place was found where the books have it; in a count of another box, in that box."""
    return (passport.box, passport.slot) if count.box in ("", passport.box) else (count.box, "")


def _found(line: StockLine, box: str, slot: str, *, by: Any, now: datetime) -> int:
    first = line.found_at is None
    line.found_box, line.found_slot, line.found_at, line.found_by = box[:40], slot[:20], now, by
    line.save(update_fields=["found_box", "found_slot", "found_at", "found_by"])
    return int(first)


@transaction.atomic
def finish(count_id: int, *, by: Any, now: datetime) -> list[Difference]:
    """Finish the count: what is missing, in a wrong place, or here though the books have it out (盘点差异)."""
    count = _held(count_id)
    lines = list(count.lines.select_related("passport"))
    out = _out_when_found(lines)
    found = [difference for line in lines if (difference := _difference(line, out, now=now))]
    Difference.objects.bulk_create(found)
    count.finished_at, count.finished_by = now, by
    count.save(update_fields=["finished_at", "finished_by"])
    return found


def _out_when_found(lines: list[StockLine]) -> set[int]:
    """Documents that a drawing of the books covers at the moment they were found."""
    when = {line.passport_id: line.found_at for line in lines if line.found_at}
    loans = Loan.objects.filter(passport__in=when).values_list("passport_id", "drawn_at", "returned_at", "returned_on")
    return {
        pk for pk, drawn, back, on in loans if drawn <= when[pk] and (on is None or back is not None and back > when[pk])
    }  # fmt: skip


def _difference(line: StockLine, out: set[int], *, now: datetime) -> Difference | None:
    passport, found = line.passport, line.found_at is not None
    in_custody = passport.where == Passport.Where.IN_CUSTODY
    if not found:
        moved = passport.box != line.box and passport.box
        kind = Kind.MISSING if line.expected and in_custody and not moved else None
    elif line.passport_id in out or not (in_custody or passport.where == Passport.Where.DRAWN):
        kind = Kind.FOUND_OUT
    else:
        kind = Kind.WRONG_PLACE if line.found_place != line.place else None
    if kind is None:
        return None
    return Difference(
        kind=kind, passport=passport, stocktaking_id=line.stocktaking_id, box=line.box, found_box=line.found_box,
        found_slot=line.found_slot, at=now, facts={"place": line.place, "where": passport.where},
    )  # fmt: skip


def _held(count_id: int) -> Stocktaking:
    count = Stocktaking.objects.select_for_update().get(pk=count_id)
    if count.finished_at:
        raise NotNow(_("This count is finished."))
    return count
