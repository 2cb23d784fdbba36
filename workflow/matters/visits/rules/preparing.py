"""Preparing (接待准备): IN-07 the plan, IN-09 scripts, IN-10 important events, IN-15 ways and escort."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.rules import ARRIVAL, BLOCK, WARN, Finding, Note, Unknown, rule
from workflow.registers.national import Limits

from ..application import Application
from .scope import Actual, Answer, days_ahead, known, not_bound


@rule(
    "IN-07", source="S57 S59 S60b", severity=WARN, at=[ARRIVAL], reads=["school_leader", "actual.plan_on", "actual.plan_due"],
    title=gettext_lazy("The reception plan comes in time"),
)  # fmt: skip
def hands_the_plan_in_early(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """接待方案提前一周报国际处；校领导出席的提前十个工作日."""
    free = not_bound(visit)
    if free:
        return free
    if actual.plan_on is None or actual.plan_due is None:
        raise Unknown(["actual.plan_on"])
    if actual.plan_on <= actual.plan_due:
        return None
    return Finding(
        _("The plan came on %(on)s; it was due on %(due)s.") % {"on": actual.plan_on, "due": actual.plan_due},
        fix=_("Tell the foreign-affairs office why it is late."),
    )


@rule(
    "IN-09", source="S57", severity=WARN, reads=["talk_subject", "talk_script", "starts", "actual.asked_on", "limits.script_days"],
    title=gettext_lazy("Talks in the humanities hand their script in"),
)  # fmt: skip
def hands_scripts_to_the_publicity_department(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """人文社科类讲座，讲稿提前一个半月送宣传部审核."""
    free = not_bound(visit)
    if free or not visit.talks:
        return free
    known(visit, "talk_subject")
    if visit.talk_subject != "humanities":
        return None
    if visit.talk_script is None:
        return Finding(_("The script of the talk is not attached."), fix=_("Attach the script."))
    ahead = days_ahead(visit, actual)
    if ahead >= limits.script_days:
        return None
    facts = {"ahead": ahead, "needed": limits.script_days}
    assert visit.starts is not None
    earliest = visit.starts + timedelta(days=limits.script_days - ahead)
    return Finding(
        _("The script comes %(ahead)d days ahead; %(needed)d are asked for.") % facts,
        fix=_("Put the talk off to %(day)s, or ask the publicity department to read it sooner.") % {"day": earliest},
    )


@rule(
    "IN-10", source="S39 S57", severity=WARN,
    reads=["important", "police_filing", "propaganda_filing", "starts", "actual.asked_on", "limits.security_days"],
    title=gettext_lazy("Important events are told to the security office"),
)  # fmt: skip
def tells_the_security_office_of_important_events(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """重要活动提前一周告知保卫处；报备属地公安、属地宣传."""
    known(visit, "important")
    if not visit.important:
        return None
    known(visit, "police_filing", "propaganda_filing")
    ahead = days_ahead(visit, actual)
    if ahead < limits.security_days:
        return Finding(
            _("An important event in %(ahead)d days; the security office is told %(needed)d days ahead.") % {
                "ahead": ahead, "needed": limits.security_days},
            fix=_("Tell the security office today."),
        )  # fmt: skip
    return Note(_("The security office is asked; filings with the police and the publicity office as marked."))


@rule(
    "IN-15", source="S83 S84 S85", severity=BLOCK, at=[ARRIVAL], reads=["actual.escort", "actual.route"],
    title=gettext_lazy("Guests are never alone and keep to the route"),
)  # fmt: skip
def names_escort_and_route(visit: Application, limits: Limits, actual: Actual) -> Answer:
    """外宾参观须有专人陪同、按固定路线；不进涉密场所，限制区域不拍照."""
    free = not_bound(visit)
    if free or not visit.comes:
        return free
    lacking = [word for said, word in ((actual.escort, _("who escorts them")), (actual.route, _("the route"))) if not said]
    if not lacking:
        return None
    return Finding(
        _("The plan does not say: %(what)s.") % {"what": _("; ").join(lacking)}, fix=_("Complete the plan."),
    )  # fmt: skip
