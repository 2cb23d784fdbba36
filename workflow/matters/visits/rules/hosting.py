"""Hosting (接待规格): IN-04 how long it is paid for, IN-08 who receives them, and on what they enter."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, WARN, Finding, Note, rule
from workflow.registers.national import Limits

from ..application import Application
from .scope import Answer, known, not_bound

ORDER = ("other", "bureau", "minister")


@rule(
    "IN-04", source="S61 S62 S64", severity=BLOCK, reads=["hosting", "days_paid", "reciprocity", "limits.guest_days_hosted"],
    title=gettext_lazy("Days paid for without a mutual arrangement"),
)  # fmt: skip
def is_hosted_for_few_days(visit: Application, limits: Limits) -> Answer:
    """无对等安排或协议的，招待不超过五天（含抵、离当日），其余自理（533号第六条）."""
    free = not_bound(visit)
    if free:
        return free
    known(visit, "hosting")
    if visit.hosting == "self" or not visit.days_paid:
        return None
    if visit.days and visit.days_paid > visit.days:
        return Finding(
            _("%(paid)d days are paid for; the visit lasts %(days)d.") % {"paid": visit.days_paid, "days": visit.days},
            fix=_("Pay for %(days)d days at most.") % {"days": visit.days},
        )
    allowed = limits.guest_days_hosted
    if visit.days_paid <= allowed:
        return None
    known(visit, "reciprocity")
    if visit.reciprocity and visit.agreement:
        return Note(_("Longer than %(allowed)d days, by the agreement: %(agreement)s.") % {
            "allowed": allowed, "agreement": visit.agreement})  # fmt: skip
    return Finding(
        _("%(paid)d days are paid for; without a mutual arrangement at most %(allowed)d.") % {
            "paid": visit.days_paid, "allowed": allowed},
        fix=_("Pay for %(allowed)d days and let the guests pay the rest, or name the agreement.") % {"allowed": allowed},
    )  # fmt: skip


@rule(
    "IN-08", source="S39 S57", severity=WARN, reads=["level", "host_rank", "leading_rank", "official", "school_leader"],
    title=gettext_lazy("Host and guest are of equal rank"),
)  # fmt: skip
def receives_them_at_their_rank(visit: Application, limits: Limits) -> Answer:
    """身份对等；接待类型分校级、院级."""
    free = not_bound(visit)
    if free:
        return free
    known(visit, "level", "host_rank")
    guest = visit.leading_rank
    if guest is None:
        return Note(_("The guests' rank is not known yet; look at it again when the names are there."))
    if visit.level == "college" and (guest == "minister" or visit.school_leader):
        return Finding(
            _("A reception by the college does not fit guests of this rank, or a school leader's presence."),
            fix=_("Make it a reception by the school."),
        )
    assert visit.host_rank is not None
    if ORDER.index(visit.host_rank) == ORDER.index(guest):
        return None
    return Finding(_("Host and head of the delegation are not of equal rank."), fix=_("Let somebody of equal rank receive them."))


@rule(
    "IN-17", source="S67", severity=BLOCK, reads=["visa_basis", "days_in_china", "limits.f_visa_days"],
    title=gettext_lazy("The stay fits the basis of entry"),
)  # fmt: skip
def fits_the_basis_of_entry(visit: Application, limits: Limits) -> Answer:
    """F字签证交流、访问停留不超过180天. Who needs a visa changes often: the basis is recorded, only this number is judged."""
    free = not_bound(visit)
    if free or not visit.comes:
        return free
    if visit.visa_basis != "f_visa":
        return None
    known(visit, "days_in_china")
    assert visit.days_in_china is not None
    if visit.days_in_china <= limits.f_visa_days:
        return None
    return Finding(
        _("%(days)d days in China; an F visa allows %(allowed)d.") % {"days": visit.days_in_china, "allowed": limits.f_visa_days},
        fix=_("Shorten the stay, or let them enter on another basis."),
    )
