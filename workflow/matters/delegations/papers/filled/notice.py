"""The notice of the version in force, as papers tell of it: when it was closed, and what it brought."""

from datetime import date

from django.utils import timezone

from workflow.duties import notices
from workflow.printing.texts import OPEN
from workflow.printing.wording import day


def closed_on(matter) -> date | None:
    """The day on which the round found that the notice had run its time; None while it has not."""
    notice = notices.current(matter)
    if notice is None or notice.sealed_on:
        return notice.sealed_on if notice else None
    found = matter.decisions.filter(digest=matter.digest, verdict="agree", assignment__panel__phase__stage="notice")
    days = [timezone.localdate(decision.at) for decision in found if decision.counts]
    return max(days) if days else None


def period_of(matter) -> str:
    """于……至……在……公示."""
    notice = notices.current(matter)
    if notice is None:
        return f"于{OPEN}至{OPEN}在{OPEN}公示"
    return f"于{day(notice.opened_on)}至{day(notice.until)}在{notice.place or OPEN}公示"


def result_of(matter) -> str:
    """What the notice brought; open while it runs."""
    if closed_on(matter) is None:
        return f"公示结果：{OPEN}"
    count = notices.current(matter).objections.count()
    return f"公示期间收到异议{count}件，均已核实并答复，异议不成立" if count else "公示期间未收到异议"
