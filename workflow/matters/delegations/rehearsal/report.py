"""The report of a rehearsal (演练结果): what became of each trip of a file, as one JSON object."""

from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone

from approvals.errors import NotComplete, Refusal
from workflow.core import journal
from workflow.core.rules import SUBMIT, blocking
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.rules import verdicts
from workflow.matters.delegations.trips import application_of, handed_in
from workflow.registers.archive.verify import verify
from workflow.registers.limits import limits_on

OFFICE_OPENS = time(9)


def rehearse(trip: dict[str, Any], cast: dict, *, tell=lambda step: None) -> dict[str, Any]:
    """Drive the trip to the archive, or to where a rule blocks it; the report names the rules."""
    application = application_of(trip)
    day = handed_in(trip) or (application.starts or timezone.localdate()) - timedelta(days=90)
    walk = Walk(cast, timezone.make_aware(datetime.combine(day, OFFICE_OPENS)), tell=tell)
    blocked: list[str] = []
    try:
        walk.to_archive(application)
    except NotComplete as refusal:
        found = blocking(verdicts(walk.matter.typed()[0], limits_on(day), at=SUBMIT))
        blocked = [verdict.rule for verdict in found] or [str(refusal)]
    except Refusal as refusal:
        blocked = [str(refusal)]
    return {"id": trip.get("id"), **_outcome(walk), "blocked_by": blocked, "steps": walk.done}


def _outcome(walk: Walk) -> dict[str, Any]:
    matter = walk.matter
    package = getattr(matter, "archive_package", None)
    faults = verify(settings.VAR / package.path, digest=package.digest) if package else None
    return {
        "number": matter.number, "final_state": matter.state, "entries": matter.entries.count(),
        "journal_ok": not list(journal.faults(matter.entries.order_by("seq"))),
        "archive_ok": None if faults is None else not faults,
    }
