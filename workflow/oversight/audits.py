"""Auditing one matter (计划与实际): its comparison, for everybody who sees the matter once it can be compared.

It holds what people explained of themselves (why somebody came home late), so whoever has no part in the matter is written
down as a reader (查阅记录).
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core import kinds
from workflow.core.comparing import Comparison
from workflow.core.leads import Lead
from workflow.core.models import Matter, Reading
from workflow.oversight import reporting, rights
from workflow.oversight.models import Inspection


def auditable(person, pk: int) -> Any:
    """The kind's own matter; None where the person does not see it, or where nothing can be compared yet."""
    code = Matter.objects.visible_to(person).filter(pk=pk).values_list("kind", flat=True).first()
    kind = kinds.found(code)
    if kind is None or kind.compared is None:
        return None
    matter = kind.model._default_manager.select_related("owner", "unit", "revision").get(pk=pk)
    return matter if matter.state in kind.compared.states else None


def audited(matter, *, by, now: datetime) -> Comparison:
    """Compared for that reader."""
    if not rights.barred(by, matter):
        read_by([matter.pk], by=by, why=_("plan and actual"), now=now)
    return kinds.get(matter.kind).compared.compare(matter, timezone.localdate(now))


def read_by(matters: Iterable[int], *, by, why: str, now: datetime) -> None:
    """Write down that somebody read how these matters went."""
    Reading.objects.bulk_create(Reading(matter_id=pk, by=by, at=now, why=why[:200]) for pk in matters)


def told(inspection: Inspection, *, by, now: datetime) -> reporting.InspectionReport:
    """What the report of an inspection says; that its matters were read is written down."""
    why = _("report of inspection %(number)s") % {"number": inspection.number}
    read_by(inspection.sample.values_list("matter", flat=True), by=by, why=why, now=now)
    return reporting.view(inspection)


def _address(matter) -> str:
    compared = kinds.get(matter.kind).compared
    return reverse("audit", args=[matter.pk]) if compared and matter.state in compared.states else ""


LEAD = Lead("git-compare", gettext_lazy("Plan and actual"), _address)
