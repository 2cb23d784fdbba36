"""The typed view of a delegation that F1 is printed from: everything looked up here, nothing in the paper."""

from decimal import Decimal

from django.utils import timezone

from workflow.core.countries import names
from workflow.duties import notices
from workflow.matters.delegations.application import CHOICES, Application
from workflow.matters.delegations.papers.f01_view import (
    ApprovalForm,
    Budget,
    Finance,
    ForeignAffairs,
    MemberRow,
    Personnel,
)
from workflow.printing.opinions import Opinion

SAID = {"agree": "同意", "back": "退回", "reject": "不同意"}  # neither advice nor a return within the round is printed
BLOCKS = ("personnel", "finance", "office", "leader")


def approval_form(matter) -> ApprovalForm:
    """F1 of the matter's newest revision, with the opinions given on it."""
    application = matter.application
    opinions = _opinions(matter)
    leader = application.led_by
    return ApprovalForm(
        group=application.group_name or application.title, unit=application.organiser,
        leader=leader.name if leader else "", leader_post=f"{leader.post} {leader.level}".strip() if leader else "",
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


def _opinions(matter) -> dict[str, tuple[Opinion, ...]]:
    found: dict[str, list[Opinion]] = {code: [] for code in BLOCKS}
    given = matter.decisions.filter(digest=matter.digest).select_related("by", "in_place_of", "assignment__panel__phase")
    for decision in given:
        code = decision.assignment.panel.phase.code
        if code in found and decision.counts and decision.verdict in SAID:
            name = decision.by.name + ("（加签）" if decision.assignment.part == "added" else "")
            words = decision.opinion or SAID[decision.verdict]
            place = decision.in_place_of.name if decision.in_place_of else ""
            recorded = bool(decision.recorded_by_id)
            found[code].append(Opinion(name, words, timezone.localdate(decision.at), recorded, place))
    for assignment in _lapsed(matter):
        code, words = assignment.panel.phase.code, f"逾期视同同意（路线规定）：{assignment.panel.phase.late_words}"
        if code in found:
            who = assignment.person.name if assignment.person else ""
            found[code].append(Opinion(who, words, timezone.localdate(assignment.closed_at), lapsed=True))
    return {code: tuple(given) for code, given in found.items()}


def _lapsed(matter):
    """To-dos of this version that nobody answered and that count as agreed."""
    silent = matter.assignments.filter(closed_for="lapsed", verdict="agree", panel__round__digest=matter.digest)
    return silent.select_related("panel__phase", "person")


def _judged(opinions: tuple[Opinion, ...]) -> bool | None:
    """Whether somebody looked at all; silence judges nothing."""
    return any(not opinion.lapsed for opinion in opinions) or None


def _row(member) -> MemberRow:
    kind = CHOICES["members.person_kind"].get(member.person_kind, "") if member.person_kind else ""
    return MemberRow(
        name=member.name, sex={"male": "男", "female": "女"}.get(member.sex or "", ""),
        born=f"{member.born:%Y.%m}" if member.born else "", unit=member.unit,
        post=f"{member.post} {member.level}".strip(), category=str(kind), last_trip=member.last_trip,
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
