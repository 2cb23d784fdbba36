"""What F9 is filled with: the briefings held so far, who attended which, and how each traveller signed the pledge."""

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.models import Participant
from workflow.duties.models import Attendance, Pledge
from workflow.matters.delegations.papers.f09 import BriefingForm, Session, Traveller
from workflow.matters.delegations.papers.filled.journey import places
from workflow.matters.delegations.states import APPROVED
from workflow.registers.passports.documents import going

FROM_APPROVAL = (*APPROVED, "abroad", "returned", "sharing", "archived")


def briefing_form(matter) -> BriefingForm:
    """F9 of everybody who travels by the version in force."""
    application = matter.application
    attended = Attendance.objects.filter(briefing__matter_id=matter.pk).select_related("briefing").order_by("briefing__held_on")
    days = {row.participant_id: row.briefing.held_on for row in attended}
    signed = {row.participant_id: row for row in Pledge.objects.filter(participant__matter_id=matter.pk)}
    leader = application.led_by
    return BriefingForm(
        group=application.group_name or application.title, leader=leader.name if leader else "",
        places=places(application), leaves=application.starts, returns=application.ends,
        sessions=tuple(
            Session(row.held_on, row.presenter, tuple(row.topics), row.handbook_version)
            for row in matter.briefings.order_by("held_on", "pk")
        ),
        travellers=tuple(_traveller(row, days.get(row.pk), signed.get(row.pk)) for row in going(matter)),
    )


def lacks(matter) -> list[str]:
    """The group is briefed, and pledges, once its trip is approved (S51)."""
    state = matter.before_suspension if matter.state == "suspended" else matter.state
    return [] if state in FROM_APPROVAL else [_("The group is briefed once the trip is approved; it is printed from then on.")]


def _traveller(row: Participant, briefed_on, pledge: Pledge | None) -> Traveller:
    post = "　".join(part for part in (row.unit_name, row.post) if part)
    return Traveller(row.name, post, briefed_on, _pledged(pledge))


def _pledged(pledge: Pledge | None) -> str:
    """Signed in the system by the traveller, or on paper that the office filed (纸质)."""
    if pledge is None:
        return ""
    signed_on = timezone.localdate(pledge.signed_at)
    return f"{signed_on.year}年{signed_on.month}月{signed_on.day}日\n" + ("纸质签署" if pledge.scan_id else "系统签署")
