"""Off the straight way (旁路): what suspending, resuming, reopening and ending do, for every kind that offers them.

A kind writes the transitions over its own states and calls these; each returns the facts for the journal.
"""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from approvals.actions.pause import pause_all, resume_all
from approvals.errors import NotComplete


def said(why: str) -> dict[str, Any]:
    """The reason as a fact; NotComplete without one."""
    if not why.strip():
        raise NotComplete(_("Say why."))
    return {"why": why}


def ended(matter: Any, *, why: str, now: datetime) -> dict[str, Any]:
    """The matter is over before its time (取消)."""
    facts = said(why)
    matter.ended_at = now
    matter.save(update_fields=["ended_at"])
    return facts


def suspended(matter: Any, *, why: str, now: datetime) -> dict[str, Any]:
    """The matter halts (暂停); it keeps its round and its facts, and no deadline of its round runs."""
    facts = said(why)
    matter.before_suspension = matter.state
    matter.save(update_fields=["before_suspension"])
    pause_all(matter, now=now)
    return facts


def resumed(matter: Any, *, why: str, now: datetime) -> dict[str, Any]:
    """The matter goes on (恢复), with the days that were left."""
    facts = said(why)
    resume_all(matter, since=matter.entries.filter(step="suspend").latest("seq").at, now=now)
    return facts


def reopened(matter: Any, *, why: str) -> dict[str, Any]:
    """A decided matter is decided again (重新打开)."""
    facts = said(why)
    matter.ended_at = None
    matter.save(update_fields=["ended_at"])
    return facts


def stage_left(matter: Any) -> str:
    """The stage in which the last round ended."""
    return matter.rounds.last().panels.order_by("-pk").values_list("phase__stage", flat=True).first()
