"""The archive as the desk shows it (档案): what was sealed, how long it is kept, where its hand-over stands, if it is whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from workflow.registers.archive.reminding import UNMOVED
from workflow.registers.models import ArchivePackage, Disposal, Period

TILES = ("unmoved", "listed", "moved", "ended", "signing", "damaged")  # what is gone stands in the box of states alone


def shown() -> QuerySet[ArchivePackage]:
    """All packages with their matter, their list, and whether a disposal is under way."""
    under_way = Disposal.objects.filter(package=OuterRef("pk"), refused_at=None, destroyed_at=None)
    return ArchivePackage.objects.select_related("matter__unit", "transfer").annotate(proposed=Exists(under_way))


def filters(today: date) -> dict[str, tuple[Any, Q]]:
    """The questions an archivist asks: key → (words, condition)."""
    here = Q(disposed_at=None)
    signing = Q(pk__in=Disposal.objects.filter(approved_at=None, refused_at=None).values("package"))
    return {
        "unmoved": (gettext_lazy("To be handed over"), UNMOVED & Q(transfer=None)),
        "listed": (gettext_lazy("On a list, no receipt"), here & Q(transfer__isnull=False, transfer__received_on=None)),
        "moved": (gettext_lazy("Handed over"), Q(transfer__received_on__isnull=False)),
        "ended": (gettext_lazy("Period ended"), here & Q(kept_until__lt=today)),
        "signing": (gettext_lazy("Disposal to be signed"), signing),
        "damaged": (gettext_lazy("Damaged"), here & ~Q(fault="")),
        "disposed": (pgettext_lazy("package", "Disposed of"), Q(disposed_at__isnull=False)),
    }


class Asked(NamedTuple):
    """What is looked for; whatever makes no sense counts as not asked."""

    text: str = ""
    only: str = ""
    year: str = ""
    period: str = ""

    @classmethod
    def of(cls, query: Any, *, today: date) -> "Asked":
        text, only = query.get("q", "").strip()[:100], query.get("only", "")
        year, period = query.get("year", ""), query.get("kept", "")
        is_year = year.isascii() and year.isdigit() and len(year) == 4
        return cls(
            text, only if only in filters(today) else "", year if is_year else "", period if period in Period.values else ""
        )

    def found(self, *, today: date) -> QuerySet[ArchivePackage]:
        """The packages by 档号, number or title; by state, year and period."""
        rows = shown()
        if self.text:
            here = (Q(file_no__icontains=self.text), Q(matter__number__icontains=self.text), Q(matter__title__icontains=self.text))
            rows = rows.filter(here[0] | here[1] | here[2])
        if self.only:
            rows = rows.filter(filters(today)[self.only][1])
        if self.year:
            rows = rows.filter(year=int(self.year))
        return rows.filter(retention=self.period) if self.period else rows


class Overview(NamedTuple):
    """Above the list: the figures, the years that there are, and since when every package has been read again."""

    figures: list[dict[str, Any]]
    years: list[int]
    read_since: Any


def overview(today: date) -> Overview:
    """One statement, however many packages there are."""
    asked = filters(today)
    counts = ArchivePackage.objects.aggregate(
        years=ArrayAgg("year", distinct=True, default=[]),
        read_since=Min("verified_at", filter=Q(disposed_at=None)),
        **{key: Count("pk", filter=asked[key][1]) for key in TILES},
    )
    levels = {"damaged": "late", "signing": "soon"}
    figures = [
        {"key": key, "label": asked[key][0], "count": counts[key], "level": levels.get(key, "") if counts[key] else ""}
        for key in TILES
    ]
    return Overview(figures, sorted(counts["years"], reverse=True), counts["read_since"])


@dataclass(frozen=True)
class Row:
    """One package of the list, with its states in words; ``pick`` where it can be put on a list."""

    package: Any
    moved: str
    moved_level: str
    whole: str
    whole_level: str
    pick: bool


def row_of(package: Any) -> Row:
    """The row of a package as ``shown`` found it."""
    moved, level = _moved(package)
    whole, whole_level = (_("Damaged"), "bad") if package.fault else (_("Whole"), "ok")
    if package.disposed_at:
        whole, whole_level = pgettext("package", "Disposed of"), ""
    pick = not (package.transfer_id or package.disposed_at or package.fault)
    return Row(package, moved, level, whole, whole_level, pick)


def _moved(package: Any) -> tuple[str, str]:
    if package.transfer_id is None:
        return ("", "") if package.disposed_at else (_("To be handed over"), "warn")
    if package.transfer.received_on is None:
        return _("On a list, no receipt"), "info"
    return _("Handed over"), "ok"
