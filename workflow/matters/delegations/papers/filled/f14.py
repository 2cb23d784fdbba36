"""F14《出访报告》of a delegation: the newest version handed in, with what the ledgers say of dates and documents."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.countries import names
from workflow.duties import reports, trips
from workflow.matters.delegations.papers.f14 import TripReport
from workflow.matters.delegations.papers.filled.itinerary import days_of, hosts_of, people_of
from workflow.printing.texts import OPEN, FixedText
from workflow.printing.wording import day
from workflow.registers.models import Loan

TITLE = FixedText("F14/title", "国家", "团长", "团组名称")
BASICS = FixedText("F14/basics", "邀请单位", "团长", "人数", "国家", "出境日期", "入境日期", "天数", "团组名称")


def lacks(matter) -> list[str]:
    """There is nothing to print before it is handed in."""
    return [] if reports.newest(matter) else [_("The report was not handed in yet.")]


def trip_report(matter) -> TripReport:
    """F14 of the newest version of the report."""
    application, report, trip = matter.application, reports.newest(matter), trips.current(matter)
    leader = application.led_by
    left, home = (trip.left_on, trip.came_home_on) if trip else (None, None)
    facts = {
        "团组名称": application.group_name or application.title, "邀请单位": hosts_of(application),
        "团长": leader.name if leader else "", "人数": application.size or "", "国家": names(application.countries, "zh-hans"),
        "出境日期": day(left), "入境日期": day(home), "天数": (home - left).days + 1 if left and home else "",
    }
    return TripReport(
        title=TITLE.filled(**facts), basics=BASICS.filled(**facts), members=people_of(application), days=days_of(application),
        done=report.done, not_done=report.not_done, results=report.results, documents=_documents(matter),
        discipline=report.discipline, money=_money(application, report.money_note), follow_up=report.follow_up,
        leader=facts["团长"], on=timezone.localdate(report.handed_in_at),
    )


def _documents(matter) -> str:
    """What the ledger of passports says."""
    loans = Loan.objects.filter(matter_id=matter.pk)
    drawn, out = loans.count(), loans.open().count()
    if not drawn:
        return "证件交还：□是　□否"
    if out:
        return f"共领用证件{drawn}件次，尚有{out}件未交还。"
    return f"共领用证件{drawn}件次，已全部交还，最后一件于{day(max(loan.returned_on for loan in loans if loan.returned_on))}交还。"


def _money(application, note: str) -> str:
    """The source as applied for, and what the leader wrote of the rest (超标准、对方负担、境外收入)."""
    return f"经费来源：{application.fund_source or OPEN}。\n{note}"
