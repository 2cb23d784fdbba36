"""What open findings weigh on the next application (未销号问题): OVS-01, told to the applicant with the check.

That an open finding counts is the school's own setting, made after two sources: who reports late is suspended (S06), who owes
a document is refused by the system until it is back (S12c). Neither speaks of findings of an inspection. How much it weighs
(info, warn, block) is the limit ``open_findings``; a block is set aside by an exception with a reason, like every other.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import WARN, Finding, rule


@dataclass(frozen=True)
class OpenFinding:
    """One that is not closed: of which matter, what, until when, and whether it is the person's or only the unit's."""

    number: str
    what: str
    due_on: date
    own: bool


@dataclass(frozen=True)
class OpenFindings:
    """Everything open against the applicant or the unit on a day."""

    on: date
    rows: tuple[OpenFinding, ...]

    @property
    def numbers(self) -> list[str]:
        return [row.number for row in self.rows]


@rule(
    "OVS-01", source="the school's own setting, after S06 S12c", severity=WARN, reads=["numbers"],
    title=gettext_lazy("Findings of inspections are rectified before the next application"),
)  # fmt: skip
def leaves_no_finding_open(open_findings: OpenFindings, limits: Any) -> Finding | None:
    """检查发现的问题整改销号后再申请（学校自定，参照逾期不报总结、逾期不交证照暂停受理的规定）."""
    if not open_findings.rows:
        return None
    said = [_told(row, open_findings.on) for row in open_findings.rows]
    return Finding(
        _("Not rectified yet: %(findings)s.") % {"findings": _("; ").join(said)},
        fix=_("Rectify them and hand in the evidence; an inspector closes them."),
    )


def _told(row: OpenFinding, on: date) -> str:
    whose = _("own finding") if row.own else _("finding of the unit")
    late = _("overdue since %(day)s") if row.due_on < on else _("by %(day)s")
    return f"{row.number} {whose}: {row.what} ({late % {'day': row.due_on.isoformat()}})"
