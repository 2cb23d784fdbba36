"""F27 of a delegation that another unit organises (双跨、参团): the organiser's two letters and the own authority's answer."""

from django.conf import settings
from django.utils.translation import gettext as _

from workflow.core.countries import names
from workflow.duties import permits
from workflow.matters.delegations.papers.f27 import Letter
from workflow.matters.delegations.papers.filled.itinerary import hosts_of, people_of
from workflow.printing.texts import FixedText
from workflow.printing.wording import day

PLACES = (
    "团组名称", "组团单位", "派员单位", "邀请单位", "国家", "出境日期", "入境日期", "天数", "任务", "费用来源", "来文", "批件",
)  # fmt: skip
TITLE = {code: FixedText(f"F27/{code}-title", *PLACES) for code in "abc"}
OPENING = {code: FixedText(f"F27/{code}-opening", *PLACES) for code in "abc"}
CLOSING = {code: FixedText(f"F27/{code}-closing", *PLACES) for code in "abc"}


def not_joined(matter) -> list[str]:
    """Such letters exist only where another unit organises the group."""
    joined = matter.application.joined
    return [] if joined else [_("The group is organised by the own unit; these letters belong to groups that one joins.")]


def not_confirmed(matter) -> list[str]:
    """The confirmation follows the approval: the permit must be in."""
    lacking = [] if permits.current(matter) else [_("The permit is not recorded yet; the confirmation follows it.")]
    return not_joined(matter) or lacking


def asking(matter) -> Letter:
    """F27a《征求意见函》: the organiser asks the traveller's unit."""
    return _letter(matter, "a", unit=matter.application.organiser, to=settings.SCHOOL)


def notifying(matter) -> Letter:
    """F27b《任务通知书》: the organiser tells the traveller's unit, with a copy of the permit."""
    return _letter(matter, "b", unit=matter.application.organiser, to=settings.SCHOOL, attachments=("任务批件复印件",))


def confirming(matter) -> Letter:
    """F27c《任务确认件》: the traveller's own authority answers the organiser."""
    permit = permits.current(matter)
    return _letter(matter, "c", unit=permit.authority, to=matter.application.organiser, on=permit.issued_on)


def _letter(matter, code: str, **parts) -> Letter:
    facts = _facts(matter)
    title, opening, closing = (texts[code].filled(**facts) for texts in (TITLE, OPENING, CLOSING))
    return Letter(title, opening, closing, members=people_of(matter.application), **parts)


def _facts(matter) -> dict[str, object]:
    application, permit = matter.application, permits.current(matter)
    return {
        "团组名称": application.group_name or application.title, "组团单位": application.organiser, "派员单位": settings.SCHOOL,
        "邀请单位": hosts_of(application), "国家": names(application.countries, "zh-hans"), "出境日期": day(application.starts),
        "入境日期": day(application.ends), "天数": application.days or "", "任务": application.purpose.rstrip("。"),
        "费用来源": application.fund_source, "来文": application.organiser_documents, "批件": permit.number if permit else "",
    }
