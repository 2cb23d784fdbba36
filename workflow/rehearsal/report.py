"""The report of a rehearsal (演练结果): what the rules say of a record, what became of a walk, as JSON objects."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.utils import timezone

from approvals.errors import NotComplete, Refusal
from workflow.core import journal
from workflow.core.rules import Verdict
from workflow.registers.archive.verify import verify
from workflow.rehearsal.walk import Walk

OFFICE_OPENS = time(9)


def morning(day: date) -> datetime:
    """When the office opens on that day."""
    return timezone.make_aware(datetime.combine(day, OFFICE_OPENS))


def told(verdicts: Iterable[Verdict]) -> list[dict[str, Any]]:
    """Verdicts as they are printed."""
    return [
        {
            "rule": verdict.rule, "severity": verdict.severity.value, "passed": verdict.passed,
            "message": verdict.message or verdict.title, "fix": verdict.fix, "missing": verdict.missing,
            "source": verdict.source,
        }
        for verdict in verdicts
    ]  # fmt: skip


def driven(walk: Walk, content: Any, *, broken: Callable[[Any], list[str]]) -> dict[str, Any]:
    """Drive the walk to the archive, or to where a rule blocks it; ``broken`` names the rules that block a matter."""
    blocked: list[str] = []
    try:
        walk.until("archived", content)
    except NotComplete as refusal:
        blocked = broken(walk.matter) or [str(refusal)]
    except Refusal as refusal:
        blocked = [str(refusal)]
    return {**_outcome(walk.matter), "blocked_by": blocked, "steps": walk.done}


def _outcome(matter: Any) -> dict[str, Any]:
    package = getattr(matter, "archive_package", None)
    faults = verify(settings.VAR / package.path, digest=package.digest) if package else None
    return {
        "number": matter.number, "final_state": matter.state, "entries": matter.entries.count(),
        "journal_ok": not list(journal.faults(matter.entries.order_by("seq"))),
        "archive_ok": None if faults is None else not faults,
    }
