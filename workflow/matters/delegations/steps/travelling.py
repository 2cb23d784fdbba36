"""Travelling (在外): departure and return, with the real border dates."""

from django.utils.translation import gettext as _
from django_fsm import transition

from approvals.errors import NotComplete
from workflow.duties import trips
from workflow.matters.delegations import judging
from workflow.registers.passports import custody


class Travelling:
    """Steps of the trip itself."""

    @transition("state", source=["ready"], target="abroad")
    def depart(self, *, by, now, left_on, tickets_match: bool):
        """The group left (出境): passports drawn, tickets as permitted, no rule of the departure broken."""
        complaints = [*custody.lacking_for_exit(self), *custody.lacking_visas(self)]
        complaints += judging.departure_blocks(self, left_on=left_on)
        if not tickets_match:
            complaints.append(_("The tickets must match the permit in people, dates and route."))
        if complaints:
            raise NotComplete(complaints=complaints)
        return trips.depart(self, left_on=left_on, tickets_match=tickets_match, by=by, now=now)

    @transition("state", source=["abroad"], target="returned")
    def come_home(self, *, by, now, left_on, came_home_on, people_back: int, overstay_reason: str = "",
                  force_majeure: bool = False, excuse_proof=None):
        """The group came back (回国): real dates of exit and entry, and why it stayed longer if it did."""
        return trips.come_home(
            self, left_on=left_on, came_home_on=came_home_on, people_back=people_back, overstay_reason=overstay_reason,
            force_majeure=force_majeure, excuse_proof=excuse_proof, by=by, now=now,
        )
