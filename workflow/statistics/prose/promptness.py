"""Time (审批时效、按期情况): how long the phases took, and what came on time."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workflow.core.counting import OUT
from workflow.statistics.cube import Cube
from workflow.statistics.tables import rate
from workflow.statistics.waiting import Waited, slowest

from .saying import link, sentence


def approvals(waited: list[Waited]) -> SafeString | None:
    """How long the phases took, and where it took longest."""
    longest = slowest(waited)
    if longest is None:
        return None
    words = _(
        "{number} decisions of phases ended in the period. Longest took “{phase}” ({kind}): half of them at most {median} working"
        " days, nine of ten at most {ninetieth}."
    )
    number = sum(row.took.count for row in waited if not row.unit)
    took = longest.took
    return sentence(
        words, number=number, phase=longest.phase, kind=longest.kind, median=took.median, ninetieth=took.ninetieth
    )


def duties(cube: Cube) -> SafeString | None:
    """Documents and reports that came on time."""
    total = cube.total(OUT)
    if not total.passports and not total.reports:
        return None
    words = _(
        "Of {passports} documents {returned} were handed back on time ({returned_rate}), of {reports} reports {in_time} came in"
        " time ({report_rate})."
    )
    returned, in_time = total.passports_on_time, total.reports_on_time
    return sentence(
        words, passports=link(cube, OUT, total.passports, passports="due"), reports=link(cube, OUT, total.reports, report="due"),
        returned=link(cube, OUT, returned, passports="in_time"), returned_rate=rate(returned, total.passports),
        in_time=link(cube, OUT, in_time, report="in_time"), report_rate=rate(in_time, total.reports),
    )  # fmt: skip
