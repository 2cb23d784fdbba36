"""How a delegation is rehearsed (团组演练): judged from a line of a trips file, driven by it, shown in the demo."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from workflow.core.kinds import Rehearsal
from workflow.core.rules import SUBMIT, blocking
from workflow.matters.delegations.rehearsal.demo import demo
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.rules import verdicts
from workflow.matters.delegations.trips import application_of
from workflow.registers.limits import limits_on
from workflow.rehearsal.records import handed_in
from workflow.rehearsal.report import driven, morning, told


def judged(record: dict[str, Any], limits: Any) -> dict[str, Any]:
    """The days of the trip and every verdict at its submission."""
    application = application_of(record)
    return {"days": application.days, "verdicts": told(verdicts(application, limits, at=SUBMIT))}


def rehearse(record: dict[str, Any], cast: dict, *, tell=lambda step: None) -> dict[str, Any]:
    """Drive the trip to the archive, or to where a rule blocks it; the report names the rules."""
    application = application_of(record)
    day = handed_in(record) or (application.starts or timezone.localdate()) - timedelta(days=90)

    def broken(matter) -> list[str]:
        found = blocking(verdicts(matter.typed()[0], limits_on(day), at=SUBMIT))
        return [verdict.rule for verdict in found]

    return driven(Walk(cast, morning(day), tell=tell), application, broken=broken)


REHEARSAL = Rehearsal(judged=judged, rehearse=rehearse, demo=demo)
