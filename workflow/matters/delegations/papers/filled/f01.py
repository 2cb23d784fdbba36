"""The typed view of a delegation that F1 is printed from: everything looked up here, nothing in the paper."""

from decimal import Decimal

from workflow.core.countries import names
from workflow.duties import notices
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.papers.f01_view import (
    ApprovalForm,
    Budget,
    Finance,
    ForeignAffairs,
    MemberRow,
    Personnel,
)
from workflow.matters.delegations.papers.filled import people
from workflow.printing.opinions import Opinion
from workflow.registers.papers.opinions import opinions_of


def approval_form(matter) -> ApprovalForm:
    """F1 of the matter's newest revision, with the opinions given on it."""
    application = matter.application
    opinions = opinions_of(matter)
    leader = application.led_by
    return ApprovalForm(
        group=application.group_name or application.title, unit=application.organiser,
        leader=leader.name if leader else "", leader_post=people.post(leader) if leader else "",
        size=len(application.members), leaves=application.starts, returns=application.ends,
        places=names(application.countries, "zh-hans"), days=application.days, task=application.purpose,
        members=tuple(_row(member) for member in application.members),
        foreign_affairs=_foreign_affairs(matter, application, opinions["office"]),
        finance=Finance(
            in_year_budget=application.funds_in_budget, budget=_budget(application), source=application.fund_source,
            budget_fits=_judged(opinions["finance"]), opinions=opinions["finance"],
        ),
        personnel=Personnel(
            filed_on=opinions["personnel"][0].on if _judged(opinions["personnel"]) else None,
            reported=_judged(opinions["personnel"]), opinions=opinions["personnel"],
        ),
        leadership=opinions["leader"],
    )


def _judged(opinions: tuple[Opinion, ...]) -> bool | None:
    """Whether somebody looked at all; silence judges nothing."""
    return any(not opinion.lapsed for opinion in opinions) or None


def _row(member) -> MemberRow:
    return MemberRow(
        name=member.name, sex=people.sex(member), born=people.born(member), unit=member.unit, post=people.post(member),
        category=people.kind(member), last_trip=member.last_trip,
    )


def _foreign_affairs(matter, application: Application, opinions) -> ForeignAffairs:
    notice = notices.current(matter)
    decided = _judged(opinions)
    return ForeignAffairs(
        in_plan=application.in_plan, task_fits=decided, purpose=application.necessity, invitation_fits=decided,
        days_fit=decided, route_fits=decided, members_fit=decided, noticed=bool(notice) or None,
        notice_place=notice.place if notice else "", opinions=opinions,
    )


def _budget(application: Application) -> Budget:
    """The five kinds of F1 in yuan; a line in another currency has no yuan of its own and stays for the hand."""
    sums: dict[str, Decimal] = {}
    for line in application.budget:
        if line.amount is not None and line.currency in (None, "", "CNY"):
            kind = F1_KINDS.get(line.kind or "other", "other")
            sums[kind] = sums.get(kind, Decimal()) + line.amount
    return Budget(**sums)


F1_KINDS = {"international_travel": "travel", "lodging": "lodging", "meals": "meals", "incidentals": "incidentals"}
