"""The archive as the desk shows it (档案): what was sealed, how long it is kept, where its hand-over stands, if it is whole."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from workflow.registers.archive.reminding import UNMOVED
from workflow.registers.models import ArchivePackage, Disposal


def shown() -> QuerySet[ArchivePackage]:
    """All packages with their matter, their list, and whether a disposal waits for its second signature."""
    waiting = Disposal.objects.filter(package=OuterRef("pk"), approved_at=None, refused_at=None)
    return ArchivePackage.objects.select_related("matter__unit", "transfer").annotate(proposed=Exists(waiting))


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


def figures(today: date) -> list[dict[str, Any]]:
    """How many packages each question finds; one statement."""
    asked = filters(today)
    counts = ArchivePackage.objects.aggregate(**{key: Count("pk", filter=where) for key, (_words, where) in asked.items()})
    levels = {"damaged": "late", "signing": "soon"}
    return [
        {"key": key, "label": words, "count": counts[key], "level": levels.get(key, "") if counts[key] else ""}
        for key, (words, _where) in asked.items()
    ]


def named(text: str) -> Q:
    """Packages by 档号, number or title."""
    return Q(file_no__icontains=text) | Q(matter__number__icontains=text) | Q(matter__title__icontains=text)


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
