"""Numbers of files (档号) by the school's pattern, given at sealing, without gaps.

The default is DA/T 22-2015: 全宗号-门类代码·年度-保管期限-机构-件号, ``0194-WS·2016-D30-BGS-0001`` (S50). The category is a
setting, because WS means 文书 there and 外事 in the universities' classification (S46 S47). The counter runs apart for
whatever the pattern tells apart: with the default, for each year, period and office.
"""

import hashlib
from string import Formatter

from django.conf import settings

from workflow.core.numbering import count_up
from workflow.registers.models import Period

PLACES = ("fonds", "category", "year", "retention", "office", "number")
CODES = {Period.PERMANENT: "Y", Period.THIRTY: "D30", Period.TEN: "D10"}  # S50
SERIES = 40  # characters of a counter's name


def given(*, year: int, period: Period) -> str:
    """The next file number; a sealing that is undone gives it back."""
    places = places_of(year=year, period=period)
    return filled(places, number=counted(places))


def counted(places: dict[str, str | int]) -> int:
    """The next number (件号) of the series that these places make."""
    series = filled(places, number=0)
    name = f"file {series}" if len(series) < SERIES - 5 else hashlib.sha256(series.encode()).hexdigest()[:SERIES]
    return count_up(name, 0)  # the series says its year itself


def places_of(*, year: int, period: Period) -> dict[str, str | int]:
    """What stands at the places of the pattern, but for the number."""
    return {
        "fonds": settings.ARCHIVE_FONDS, "category": settings.ARCHIVE_CATEGORY, "year": year,
        "retention": CODES[period], "office": settings.ARCHIVE_OFFICE,
    }  # fmt: skip


def filled(places: dict[str, str | int], *, number: int) -> str:
    """The pattern with everything at its place."""
    return settings.ARCHIVE_NUMBER.format(**places, number=number)


def faults(pattern: str) -> list[str]:
    """What is wrong with a pattern, a sentence each; pure, for the system check."""
    try:
        names = [name for _text, name, _form, _how in Formatter().parse(pattern) if name is not None]
        unknown = [name for name in names if name not in PLACES]
        if not unknown:
            pattern.format(fonds="", category="", year=2026, retention="", office="", number=1)
    except (ValueError, IndexError, KeyError) as error:
        return [f"it cannot be read ({error})"]
    found = [f"{{{name}}} is no place of it" for name in unknown]
    return found if "number" in names else [*found, "{number} is missing"]
