"""What a matter's page shows of its results (本事项成果): the entries this person may see, and what the report repeats."""

from dataclasses import dataclass
from typing import Any

from workflow.core.yielding import shown_on
from workflow.registers.models import Likeness, Result


@dataclass(frozen=True)
class Shown:
    """Entries, the newest first, and the likenesses of the report."""

    results: list[Result]
    likenesses: list[Likeness]


def results_of(matter: Any, person: Any) -> Shown | None:
    """None before anything can have come of it."""
    if not shown_on(matter):
        return None
    found = list(Result.objects.visible_to(person).filter(matter=matter.pk).select_related("person").order_by("-pk"))
    reports = [result.pk for result in found if result.kind == Result.Kind.REPORT]
    alike = Likeness.objects.filter(result__in=reports).select_related("earlier__unit") if reports else ()
    return Shown(found, list(alike))
