"""Staying and accounting (住宿登记、总结、核销): IN-11, IN-12, IN-14, IN-16."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import BLOCK, INFO, SETTLEMENT, SUBMIT, WARN, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import Application
from .scope import Actual, Answer, known, listed, not_bound


def lodging_hours(visit: Application, limits: Limits) -> int:
    """Within how many hours the lodging is registered; 0 where nobody has to (hotels report themselves)."""
    if not visit.foreign or not visit.comes or visit.lodging != "elsewhere":
        return 0
    return {"hk_macau": limits.lodging_hours_hk_macau, "taiwan": limits.lodging_hours_taiwan}.get(
        visit.origin or "", limits.lodging_hours
    )


@rule(
    "IN-11", source="S73", severity=WARN, at=[SETTLEMENT], reads=["lodging", "actual.lodging_late"],
    title=gettext_lazy("Lodging outside hotels is registered within 24 hours"),
)  # fmt: skip
def registers_the_lodging(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """在旅馆以外住宿的，入住后24小时内办理住宿登记（出境入境管理法第三十九条）；旅馆自行报送."""
    hours = lodging_hours(visit, limits)
    if not hours:
        return None
    if actual.lodging_late is None:
        return Finding(_("The lodging was not registered."), fix=_("Register it with the police and record the slip."))
    if actual.lodging_late:
        return Finding(
            _("The lodging was registered after more than %(hours)d hours.") % {"hours": hours},
            fix=_("Say in the summary why."),
        )
    return None


@rule(
    "IN-12", source="S74", severity=INFO, at=[SUBMIT], reads=["origin", "lodging"],
    title=gettext_lazy("Lodging of guests from Hong Kong, Macao, Taiwan"),
)  # fmt: skip
def says_what_holds_for_hong_kong_macao_taiwan(visit: Application, limits: Limits) -> Answer:
    """港澳居民另有规定（未核实，作为参数）；台湾居民住亲友家的，城市24小时、农村72小时（旧文本）."""
    known(visit, "origin")
    if visit.origin not in ("hk_macau", "taiwan") or visit.lodging != "elsewhere":
        return None
    hours = lodging_hours(visit, limits)
    if not hours:
        return Note(_("No hours are set for guests from Hong Kong and Macao; ask the police station."))
    return Note(_("The school asks for the registration within %(city)d hours, in the countryside %(country)d.") % {
        "city": hours, "country": limits.lodging_hours_taiwan_country})  # fmt: skip


@rule(
    "IN-14", source="S59", severity=WARN, at=[SETTLEMENT], reads=["actual.summary_on", "actual.summary_due"],
    title=gettext_lazy("The summary comes in time"),
)  # fmt: skip
def hands_the_summary_in(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """接待结束后五个工作日内，总结、照片等材料报国际处."""
    free = not_bound(visit)
    if free:
        return free
    if actual.summary_on is None or actual.summary_due is None:
        raise Unknown(["actual.summary_on"])
    if actual.summary_on <= actual.summary_due:
        return None
    return Finding(
        _("The summary came on %(on)s; it was due on %(due)s.") % {"on": actual.summary_on, "due": actual.summary_due},
        fix=_("Hand the next one in sooner."),
    )


@rule(
    "IN-16", source="S70", severity=BLOCK, at=[SETTLEMENT], reads=["size", "actual.people", "actual.strangers"],
    title=gettext_lazy("Only approved guests are paid for"),
)  # fmt: skip
def pays_for_approved_guests_only(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """未经批准接待的外宾，费用不予核销."""
    known(visit, "size")
    if actual.people is None:
        raise Unknown(["actual.people"])
    assert visit.size is not None
    found = []
    if actual.people > visit.size:
        found.append(_("%(people)d came, approved were %(size)d") % {"people": actual.people, "size": visit.size})
    if actual.strangers:
        found.append(_("not approved: %(names)s") % {"names": ", ".join(actual.strangers)})
    if not found:
        return None
    return Finding(
        _("Guests who were not approved: %(what)s.") % {"what": listed(found)},
        fix=_("Their costs are not signed off; take them out, or ask for an exception."),
    )
