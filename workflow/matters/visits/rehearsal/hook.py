"""How a visit is rehearsed (来访演练): judged from a line of a trips file, driven by it, shown in the demo."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from workflow.core.kinds import Rehearsal
from workflow.core.rules import SUBMIT, blocking
from workflow.matters.visits.rehearsal.demo import demo
from workflow.matters.visits.rehearsal.walk import Walk
from workflow.matters.visits.rules import Actual, verdicts
from workflow.matters.visits.trips import application_of
from workflow.registers.limits import limits_on
from workflow.rehearsal.records import handed_in
from workflow.rehearsal.report import driven, morning, told


def judged(record: dict[str, Any], limits: Any) -> dict[str, Any]:
    """The days at the school and every verdict at the submission; the lead is counted from the day it was handed in."""
    application = application_of(record)
    actual = Actual(asked_on=handed_in(record))
    return {"days": application.days, "verdicts": told(verdicts(application, limits, at=SUBMIT, actual=actual))}


def rehearse(record: dict[str, Any], cast: dict, *, tell=lambda step: None) -> dict[str, Any]:
    """Drive the visit to the archive, or to where a rule blocks it; the report names the rules."""
    application = application_of(record)
    day = handed_in(record) or (application.starts or timezone.localdate()) - timedelta(days=100)

    def broken(matter) -> list[str]:
        found = verdicts(matter.typed()[0], limits_on(day), at=SUBMIT, actual=Actual(asked_on=day))
        return [verdict.rule for verdict in blocking(found)]

    return driven(Walk(cast, morning(day), tell=tell), application, broken=broken)


REHEARSAL = Rehearsal(judged=judged, rehearse=rehearse, demo=demo)
