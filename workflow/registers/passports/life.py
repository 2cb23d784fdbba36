"""The life of a document (证照台账流水): one line for everything that happens to it, written by the verb that does it."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from workflow.registers.models import Happening, Loan, Passport

What = Happening.What


def line(
    passport: Passport, what: str, *, by: Any, now: datetime, on: date | None = None, to: Any = None, to_name: str = "",
    loan: Loan | None = None, why: str = "", **facts: Any,
) -> Happening:  # fmt: skip
    """A line, not written yet; the day is today's where the verb knows no other."""
    return Happening(
        passport=passport, what=what, on=on or timezone.localdate(now), at=now, by=by, to=to, loan=loan, why=why.strip(),
        to_name=to_name or getattr(to, "name", ""), facts={name: fact for name, fact in facts.items() if fact not in (None, "")},
    )  # fmt: skip


def write(lines: Iterable[Happening]) -> None:
    """Write them, in their order, with one statement."""
    Happening.objects.bulk_create(lines)


def happened(passport: Passport, what: str, *, by: Any, now: datetime, **more: Any) -> None:
    """Write one."""
    line(passport, what, by=by, now=now, **more).save()
