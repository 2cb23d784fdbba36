"""F4《请示》of a delegation: what its five sections say, filled into the texts of templates/papers/F4."""

from collections.abc import Iterable

from django.conf import settings

from workflow.core.countries import name, names
from workflow.matters.delegations.application import Application, Day, Leg
from workflow.matters.delegations.papers.f04 import Request
from workflow.matters.delegations.papers.filled.itinerary import HALVES, hosts_of, short
from workflow.matters.delegations.papers.filled.notice import period_of, result_of
from workflow.printing.texts import OPEN, FixedText
from workflow.printing.wording import day, yuan

TITLE = FixedText("F4/title", "团长", "国家", "邀请单位", "团组名称")
BODY = FixedText(
    "F4/body", "邀请单位", "团长", "团长单位", "团长职务", "人数", "出境日期", "入境日期", "国家", "必要性", "重点任务", "天数",
    "团组名称", "费用来源", "预算合计", "财政审核", "他方负担", "邀请函来源", "中介", "近两年出访", "出国计划", "公示", "公示结果",
)  # fmt: skip
TO, ORGAN, ATTACHMENTS = FixedText("F4/to"), FixedText("F4/organ"), FixedText("F4/attachments")
NUMERALS = "一二三四五六七八九十"


def request(matter) -> Request:
    """F4 of the matter's newest revision."""
    application = matter.application
    leader = application.led_by
    facts = {
        "团组名称": application.group_name or application.title, "邀请单位": hosts_of(application),
        "团长": leader.name if leader else "", "团长单位": leader.unit if leader else "", "团长职务": leader.post if leader else "",
        "人数": application.size or "", "出境日期": day(application.starts), "入境日期": day(application.ends),
        "国家": names(application.countries, "zh-hans"), "天数": application.days or "",
    }
    more = {
        "必要性": application.necessity, "重点任务": "\n".join(_tasks(application)), "费用来源": application.fund_source,
        "预算合计": _total(application), "财政审核": _audited(matter), "他方负担": _host_pays(application.paid_by_host),
        "邀请函来源": _letters(application), "中介": _agency(application), "近两年出访": _earlier(application),
        "出国计划": _plan(application), "公示": period_of(matter), "公示结果": result_of(matter),
    }  # fmt: skip
    return Request(
        title=TITLE.filled(**{place: facts[place] for place in TITLE.places}), body=BODY.filled(**facts | more), to=TO.words(),
        organ=ORGAN.words(), attachments=tuple(filter(None, ATTACHMENTS.words().split("\n"))),
        unit=application.organiser or settings.SCHOOL,
    )


def _tasks(application: Application) -> Iterable[str]:
    """The task, then country by country, numbered: what the itinerary says of business there."""
    if application.purpose:
        yield application.purpose
    for at, code in enumerate(application.countries):
        legs = [leg for leg in application.legs if leg.country == code and leg.counts]
        yield f"（{NUMERALS[at] if at < len(NUMERALS) else at + 1}）{name(code, 'zh-hans')}"
        done = [line for line in application.itinerary if line.substantive and any(_within(line, leg) for leg in legs)]
        hosts = "、".join(dict.fromkeys(leg.host for leg in legs if leg.host))
        lines = dict.fromkeys(_business(line, hosts) for line in done)
        yield from (f"{number}. {line}" for number, line in enumerate(lines, 1))


def _within(line: Day, leg: Leg) -> bool:
    if line.host:
        return line.host == leg.host
    return bool(line.date and leg.arrives and leg.leaves and leg.arrives <= line.date <= leg.leaves)


def _business(line: Day, hosts: str) -> str:
    when = (short(line.date) if line.date else "") + (HALVES[line.half] if line.half != "day" else "")
    where = f"在{line.host or hosts}" if line.host or hosts else ""
    whom = f"会见{line.contact}，" if line.contact else ""
    return f"{when}{where}，{whom}{line.activity}".strip("，").rstrip("。") + "。"


def _total(application: Application) -> str:
    """6,200.00元, and other currencies beside it."""
    sums = application.totals.items()
    return "、".join(f"{yuan(amount)}{'元' if currency == 'CNY' else currency}" for currency, amount in sums)


def _audited(matter) -> str:
    finance = matter.decisions.filter(digest=matter.digest, assignment__panel__phase__code="finance", verdict="agree")
    agreed = any(decision.counts for decision in finance)
    return "预算已经财务部门审核" if agreed else "预算经财务部门审核：□是　□否"


def _host_pays(pays: bool | None) -> str:
    if pays is None:
        return "对方负担部分费用：□是　□否"
    return "对方负担部分费用" if pays else "对方不负担费用"


def _letters(application: Application) -> str:
    own = [leg.invitation_from_host_country for leg in application.legs if leg.host and not leg.stopover]
    return "由邀请单位从所在国（地）发出" if own and all(own) else f"由{OPEN}发出"


def _agency(application: Application) -> str:
    return "未通过中介机构联系或购买邀请函" if application.declarations.no_agency else "是否通过中介机构：□是　□否"


def _earlier(application: Application) -> str:
    return "；".join(f"{member.name}：{member.last_trip or OPEN}" for member in application.members)


def _plan(application: Application) -> str:
    if application.in_plan is None:
        return "本次出访列入年度因公临时出国计划：□是　□否"
    if application.in_plan:
        return "本次出访已列入年度因公临时出国计划" + (f"（{application.plan_reference}）" if application.plan_reference else "")
    return "本次出访未列入年度因公临时出国计划" + (f"，原因：{application.off_plan_reason}" if application.off_plan_reason else "")
