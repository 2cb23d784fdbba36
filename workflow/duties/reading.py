"""What is handed in and read (提交与验收): versions of a report or a summary, each accepted or sent back, none by who wrote it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotNow, NotYours
from workflow.duties.evidence import blank, refuse


def waits(row: Any) -> bool:
    """Whether this version was handed in and nobody has judged it."""
    return row is not None and row.accepted_at is None and row.sent_back_at is None


def to_judge(row: Any, *, by: Any, none: str, own: str) -> Any:
    """The version that waits; NotNow with the sentence ``none`` where none does, NotYours with ``own`` to who handed it in."""
    if not waits(row):
        raise NotNow(none)
    if row.by_id == by.pk:
        raise NotYours(own)
    return row


def accept(row: Any, *, by: Any, now: datetime) -> dict[str, Any]:
    """It is in order (验收)."""
    row.accepted_at, row.accepted_by = now, by
    row.save(update_fields=["accepted_at", "accepted_by"])
    return {"version": row.version}


def send_back(row: Any, *, why: str, by: Any, now: datetime) -> dict[str, Any]:
    """More is asked for (退回修改), and it is said what."""
    refuse(*blank([(_("why it was sent back"), why)]))
    row.sent_back_at, row.sent_back_by, row.why = now, by, why.strip()
    row.save(update_fields=["sent_back_at", "sent_back_by", "why"])
    return {"version": row.version, "why": row.why}
