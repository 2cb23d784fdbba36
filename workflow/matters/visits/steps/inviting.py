"""Inviting (邀请): names, basis of entry, letter; the system goes on once they are there."""

from django_fsm import transition

from workflow.matters.visits import invitations, people
from workflow.matters.visits.states import APPROVED


class Inviting:
    """Steps after the approval; facts in any order."""

    @transition("state", source=APPROVED, target=None)
    def name_guests(self, *, by, now, guests: list, why: str = ""):
        """The list of guests (名单) comes, or changes, within the head-count that was approved."""
        return people.name_guests(self, guests=guests, why=why, by=by, now=now)

    @transition("state", source=APPROVED, target=None)
    def record_basis(self, *, by, now, visa_basis: str, note: str = ""):
        """On what the guests enter (入境依据): visa-free, a visa, a travel permit."""
        return invitations.record_basis(self, visa_basis=visa_basis, note=note, by=by, now=now)

    @transition("state", source=APPROVED, target=None)
    def send_letter(self, *, by, now, number: str, sent_on, letter=None):
        """The invitation letter was sent (发出邀请函); never before the approval (IN-01)."""
        return invitations.send(self, number=number, sent_on=sent_on, letter=letter, by=by, now=now)

    @transition("state", source=["invited"], target="preparing")
    def invitation_complete(self, *, by, now):
        """Names, basis of entry and letter are there; the reception is prepared."""
