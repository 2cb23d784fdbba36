"""The facts of OVS-01 (未销号问题的事实): what is open against who applies, and against their unit."""

from datetime import date
from typing import Any

from django.db.models import Q

from workflow.core.rules import Severity
from workflow.core.weighing import Weight
from workflow.oversight.models import Finding
from workflow.oversight.rules import OpenFinding, OpenFindings, leaves_no_finding_open


def facts(matter: Any, today: date) -> OpenFindings | None:
    """One statement; None where nothing is open, so that nobody reads of a rule that does not concern them."""
    theirs = Q(responsible=matter.owner_id) | Q(unit=matter.unit_id)
    rows = Finding.objects.open().filter(theirs).exclude(matter=matter.pk).select_related("matter")
    found = tuple(
        OpenFinding(row.matter.number or "", row.what[:80], row.due_on, row.responsible_id == matter.owner_id) for row in rows[:20]
    )
    return OpenFindings(today, found) if found else None


OPEN_FINDINGS = Weight(leaves_no_finding_open, facts, lambda limits: Severity(limits.open_findings))
