"""F8《公示说明》of a delegation: only once the notice is closed."""

from django.utils.translation import gettext as _

from workflow.duties import notices
from workflow.matters.delegations.papers.f08 import Statement
from workflow.matters.delegations.papers.filled.notice import closed_on, result_of
from workflow.printing.texts import FixedText
from workflow.printing.wording import day

BODY = FixedText("F8/body", "团组名称", "公示起", "公示止", "地点", "结果")


def lacks(matter) -> list[str]:
    """The notice of this version must be over and closed."""
    return [] if closed_on(matter) else [_("The first notice is not closed yet; its result is not known.")]


def statement(matter) -> Statement:
    """F8 of the version in force."""
    application, notice = matter.application, notices.current(matter)
    facts = {
        "团组名称": application.group_name or application.title, "公示起": day(notice.opened_on), "公示止": day(notice.until),
        "地点": notice.place, "结果": result_of(matter),
    }
    return Statement(body=BODY.filled(**facts), unit=application.organiser, on=closed_on(matter))
