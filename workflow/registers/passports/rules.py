"""What documents that were not handed in weigh on the next application (逾期未交证照): PAS-01; pure.

The holder's new application waits until the document is back (S12c); of a unit whose document is overdue for more than
``passport_lock_days`` every application waits (S12: 30 days). Both are rules of one place each, so how much it weighs
(info, warn, block) is the limit ``passport_owed``; a block is set aside by an exception with a reason, like every other.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, Finding, rule


@dataclass(frozen=True)
class Owed:
    """One document that should be back: whose, since when, and whether it is of who travels or of their unit."""

    holder: str
    due_on: date | None
    own: bool
    refused: bool = False


@dataclass(frozen=True)
class OwedDocuments:
    """Everything owed on a day by who applies or travels, and by their unit."""

    on: date
    rows: tuple[Owed, ...]

    @property
    def holders(self) -> list[str]:
        return [row.holder for row in self.rows]


@rule(
    "PAS-01", source="S12c S12", severity=BLOCK, reads=["holders"],
    title=gettext_lazy("Documents of earlier trips are handed in before the next application"),
)  # fmt: skip
def owes_no_document(owed: OwedDocuments, limits: Any) -> Finding | None:
    """逾期不交证照的，交回前不再受理本人申请；逾期满三十天的，暂停受理其单位申请."""
    weighing = [row for row in owed.rows if row.own or row.due_on and (owed.on - row.due_on).days > limits.passport_lock_days]
    if not weighing:
        return None
    said = _("; ").join(_told(row, owed.on) for row in weighing)
    return Finding(_("Not handed in: %(documents)s.") % {"documents": said}, fix=_("Hand the documents in first."))


def _told(row: Owed, on: date) -> str:
    if row.refused:
        return _("the document of %(name)s, refused") % {"name": row.holder}
    days = (on - row.due_on).days if row.due_on else 0
    return _("the document of %(name)s, %(days)d days overdue") % {"name": row.holder, "days": days}
