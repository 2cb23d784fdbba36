"""Asking in time and in order (报批): IN-01 to IN-03, IN-05, IN-06, and what a domestic group is."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, INFO, WARN, Finding, Note, rule
from workflow.registers.national import Limits

from ..application import Application
from .scope import Actual, Answer, days_ahead, known, not_bound


@rule("IN-00", source="S61", severity=INFO, reads=["origin"], title=gettext_lazy("Domestic groups are counted apart"))
def says_that_a_domestic_group_is_no_foreign_guest(visit: Application, limits: Limits) -> Answer:
    """国内团组不属外宾：不经外事审核，单独统计。The rules on foreign guests speak of guests from abroad only (533号)."""
    known(visit, "origin")
    if visit.foreign:
        return None
    return Note(_("A domestic group is no guest from abroad: it needs no foreign-affairs vetting and is counted apart."))


@rule(
    "IN-01", source="S61", severity=BLOCK, reads=["promised"],
    title=gettext_lazy("Nobody is invited or promised anything before the approval"),
)  # fmt: skip
def promises_nothing_before_the_approval(visit: Application, limits: Limits) -> Answer:
    """未经批准，不得对外正式邀请或作出承诺（533号第四条）."""
    free = not_bound(visit)
    if free:
        return free
    known(visit, "promised")
    if not visit.promised:
        return None
    return Finding(
        _("Somebody was formally invited, or promised something, before the approval."),
        fix=_("Tell the guests that nothing is settled yet, or ask the foreign-affairs office for an exception."),
    )


@rule(
    "IN-02", source="S61", severity=BLOCK, reads=["hosting", "guests_paid", "days_paid", "fund_source", "total"],
    title=gettext_lazy("The plan says who is paid for, for how long, with what money"),
)  # fmt: skip
def says_what_is_paid_with_what_money(visit: Application, limits: Limits) -> Answer:
    """接待计划应当明确招待人数、天数、费用开支范围、经费来源和预算（533号第四条）."""
    known(visit, "hosting")
    if visit.hosting == "self" and not visit.costs and not visit.gifts:
        return None
    lacking = [] if visit.fund_source else [_("the source of the money")]
    if visit.hosting != "self":
        lacking += [] if visit.guests_paid else [_("how many guests are paid for")]
        lacking += [] if visit.days_paid else [_("for how many days")]
        lacking += [] if visit.costs else [_("the costs, line by line")]
    if not lacking:
        return None
    return Finding(
        _("The plan does not say: %(what)s.") % {"what": _("; ").join(lacking)},
        fix=_("Fill it in under “Money”, or let the guests pay for themselves."),
    )


@rule(
    "IN-03", source="S61", severity=BLOCK, reads=["hosting", "guests_paid", "size"],
    title=gettext_lazy("The way of hosting is said"),
)  # fmt: skip
def says_how_they_are_hosted(visit: Application, limits: Limits) -> Answer:
    """接待方式：全部招待、部分招待、外宾自理（533号第六条）."""
    known(visit, "hosting")
    if visit.hosting == "self" and (visit.guests_paid or visit.days_paid):
        return Finding(
            _("The guests pay for themselves, and yet some are paid for."),
            fix=_("Choose “a part paid by the school”, or leave the numbers empty."),
        )
    if visit.guests_paid and visit.size and visit.guests_paid > visit.size:
        return Finding(
            _("%(paid)d guests are paid for, and only %(size)d come.") % {"paid": visit.guests_paid, "size": visit.size},
            fix=_("Pay for %(size)d at most.") % {"size": visit.size},
        )
    return None


def lead_days(visit: Application, limits: Limits) -> int:
    """How many days ahead a visit is applied for; the longest of what applies. People online need no visa."""
    days = limits.guest_lead_days_hk_macau if visit.origin == "hk_macau" else limits.guest_lead_days
    if visit.comes and (visit.invitation_wanted or visit.visa_basis in ("f_visa", "other_visa")):
        days = max(days, limits.guest_lead_days_visa)
    return days


def upward_days(visit: Application, limits: Limits) -> int:
    """The same for official guests and for what goes to the outside authority; 0 where it is neither."""
    official = limits.official_guest_lead_days if visit.official else 0
    return max(official, limits.upward_guest_lead_days if visit.ministerial or visit.no_ties else 0)


@rule(
    "IN-05", source="S57 S66 S70", severity=WARN, reads=["starts", "origin", "invitation_wanted", "visa_basis", "actual.asked_on"],
    title=gettext_lazy("The visit is applied for in time"),
)  # fmt: skip
def is_applied_for_in_time(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """来访须提前申请：一般一个月，需办签证或邀请函两个月，港澳一个月."""
    free = not_bound(visit)
    if free:
        return free
    needed, ahead = lead_days(visit, limits), days_ahead(visit, actual)
    if ahead >= needed:
        if ahead < limits.guest_lead_days_visa and visit.comes:
            known(visit, "invitation_wanted", "visa_basis")
        return None
    return Finding(
        _("Applied for %(ahead)d days ahead; %(needed)d are asked for.") % {"ahead": ahead, "needed": needed},
        fix=_("Put the visit off, or say in the purpose why it could not be earlier."),
    )


@rule(
    "IN-06", source="S60 S65 S66", severity=BLOCK,
    reads=["guest_class", "ministerial", "no_ties", "special_region", "invited_by", "starts", "actual.asked_on"],
    title=gettext_lazy("Official and special guests go through the office, and early"),
)  # fmt: skip
def takes_official_guests_upward(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """官方人员、前政要、国际组织官员提前三个月，不得以个人名义邀请；副部级以上、未建交国家提前两个月；记者、特殊地区等报上级."""
    free = not_bound(visit)
    if free:
        return free
    known(visit, "guest_class")
    if visit.invited_by == "individual" and (visit.official or visit.goes_upward):
        return Finding(
            _("Guests of this kind are never invited by an individual."), fix=_("Let the unit or the school invite them."),
        )
    needed = upward_days(visit, limits)
    ahead = days_ahead(visit, actual) if needed else 0
    if ahead < needed:
        return Finding(
            _("Applied for %(ahead)d days ahead; guests of this kind need %(needed)d.") % {"ahead": ahead, "needed": needed},
            fix=_("Put the visit off, or ask the foreign-affairs office for an exception."),
        )
    known(visit, "special_region", "high_rank", *(["no_ties"] if visit.origin == "foreign" else []))
    if visit.official or visit.goes_upward:
        known(visit, "invited_by")
    return Note(_("The outside authority decides, too: its permit is recorded before the approval.")) if visit.goes_upward else None
