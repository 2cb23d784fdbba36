"""Entries of the library, by hand and by the office, in one line each."""

from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from approvals.people.models import Unit
from workflow.registers.models import Result
from workflow.registers.results import entering, indexing, likeness, words


def put(cast: dict[str, Any], title: str, text: str = "", *, kind: str = "report", matter=None, by: str = "chen", **more: Any) -> Result:
    """The office enters something, of a matter or of Cheng's unit."""
    unit = more.pop("unit", None) or Unit.objects.exclude(kind="school").first()
    on, now = more.pop("on", date(2026, 3, 2)), more.pop("now", None) or timezone.now()
    entry = entering.Entry(kind=kind, title=title, text=text, on=on, **more)
    return entering.enter(entry, matter=matter, unit=unit, by=cast[by], now=now)


def many(cast: dict[str, Any], texts: list[str], *, kind: str = "report") -> list[int]:
    """As many entries, in one statement; indexed as ``indexing.index`` does it."""
    unit = Unit.objects.exclude(kind="school").first()
    now, rows = timezone.now(), []
    for no, text in enumerate(texts):
        plain = words.fold(f"成果{no}\n{text}")[: indexing.LONGEST]
        sample = likeness.sample(likeness.shingles(text)) if kind == "report" else []
        rows.append(Result(
            kind=kind, title=f"成果{no}", text=text, unit=unit, by=cast["chen"], at=now, entered_at=now, happened_on=date(2026, 3, 2),
            folded=plain, folded_title=f"成果{no}", sample=sample,
        ))  # fmt: skip
    made = Result.objects.bulk_create(rows, batch_size=1000)
    tokens = [sorted(words.tokens(row.folded)) for row in made]
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE registers_result SET words = array_to_tsvector(%s::text[]) WHERE id = %s",
            [(found, row.pk) for found, row in zip(tokens, made, strict=True)],
        )
    return [row.pk for row in made]
