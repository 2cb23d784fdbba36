"""F7《公示》of a delegation: what is published before the trip; the period is that of the notice, open before it began."""

from collections.abc import Iterable
from datetime import date

from workflow.core.countries import names
from workflow.duties import notices
from workflow.matters.delegations.application import Application, Leg
from workflow.matters.delegations.papers.f07 import Cost, PublicNotice
from workflow.matters.delegations.papers.filled.itinerary import days_of, people_of, short
from workflow.printing.texts import OPEN, FixedText
from workflow.printing.wording import day, yuan

TITLE = FixedText("F7/title", "人员", "团长", "国家", "人数", "团组名称")
OPENING = FixedText("F7/opening", "团组名称", "组团单位", "团长", "人数", "国家", "出境日期", "入境日期", "天数")
CLOSING = FixedText("F7/closing", "公示起", "公示止", "地点", "联系方式")
KINDS = {
    "international_travel": "国际旅费", "lodging": "住宿费", "meals": "伙食费", "incidentals": "公杂费",
    "city_transport": "国外城市间交通费", "visa": "护照、签证费", "insurance": "保险费", "registration": "注册费",
    "other": "其他费用",
}  # fmt: skip


def public_notice(matter) -> PublicNotice:
    """F7 of the matter's newest revision."""
    application, notice = matter.application, notices.current(matter)
    leader = application.led_by
    facts = {
        "团组名称": application.group_name or application.title, "组团单位": application.organiser,
        "团长": leader.name if leader else "", "人数": application.size or "", "国家": names(application.countries, "zh-hans"),
        "出境日期": day(application.starts), "入境日期": day(application.ends), "天数": application.days or "",
    }
    period = {
        "公示起": day(notice.opened_on) if notice else "", "公示止": day(notice.until) if notice else "",
        "地点": notice.place if notice else "", "联系方式": notice.contact if notice else "",
    }
    return PublicNotice(
        title=TITLE.filled(**facts, 人员=_who(application)), opening=OPENING.filled(**facts), closing=CLOSING.filled(**period),
        members=people_of(application), task=_task(application), days=days_of(application), flights=_flights(application),
        invitation="\n".join(map(_letter, _inviting(application))) or OPEN,
        funds=f"经费来源：{application.fund_source or OPEN}。",
        budget=tuple(_costs(application)), unit=application.organiser, on=notice.opened_on if notice else None,
    )


def _who(application: Application) -> str:
    """顾行之等3人; somebody who travels alone by name only."""
    first = people_of(application)[0].name if application.members else ""
    return f"{first}等{application.size}人" if application.size > 1 else first


def _task(application: Application) -> str:
    places = "、".join(f"{names([leg.country], 'zh-hans')}{leg.city}" for leg in application.legs if leg.country and leg.counts)
    return f"出访国家（地区）：{places or OPEN}。\n出访任务：{application.purpose or OPEN}"


def _flights(application: Application) -> str:
    """The first and the last line of the itinerary that name a flight or another way to travel."""
    travelling = [line for line in application.itinerary if line.date and (line.flight or line.transport)]
    travelling.sort(key=lambda line: line.date or date.max)
    ends = [travelling[0], travelling[-1]] if len(travelling) > 1 else [None, None]
    return "\n".join(f"{words}：{_flight(line)}。" for words, line in zip(("去程", "返程"), ends, strict=True))


def _flight(line) -> str:
    if line is None:
        return OPEN
    way = "—".join(filter(None, (line.from_city, line.to_city)))
    return "，".join(filter(None, (short(line.date), way, " ".join(filter(None, (line.transport, line.flight))))))


def _inviting(application: Application) -> list[Leg]:
    found = {leg.host: leg for leg in reversed(application.legs) if leg.host and not leg.stopover}
    return list(reversed(found.values()))


def _letter(leg: Leg) -> str:
    """Who invites and where; what is to be said of the unit is not asked for in the application and stays open."""
    place = names([leg.country], "zh-hans") + leg.city if leg.country else leg.city
    address = "，".join(filter(None, (place, leg.host_address)))
    return f"{leg.host}（{address}）邀请函见附件。邀请单位简介：＿＿＿＿＿＿＿＿"


def _costs(application: Application) -> Iterable[Cost]:
    for line in application.budget:
        amount = "" if line.amount is None else _money(line.amount, line.currency)
        yield Cost(KINDS.get(line.kind, line.kind), amount, "；".join(filter(None, (line.source, line.note))))
    for currency, amount in application.totals.items():
        yield Cost("合计", _money(amount, currency))


def _money(amount, currency: str) -> str:
    return f"{yuan(amount)}元" if currency == "CNY" else f"{yuan(amount)} {currency}"
