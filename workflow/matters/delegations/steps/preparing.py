"""Preparing (行前): documents and visas, the briefing, the passports drawn."""

from django.utils.translation import gettext as _
from django_fsm import transition

from approvals.errors import NotComplete
from workflow.core.models import Participant
from workflow.duties import briefings
from workflow.matters.delegations.states import APPROVED, ASIDE, UNDER_WAY
from workflow.registers.limits import limits_on
from workflow.registers.models import Passport
from workflow.registers.passports import custody


def traveller(matter, pk: int) -> Participant:
    """That traveller of the group; raises NotComplete for anybody else."""
    found = Participant.objects.filter(matter_id=matter.pk, pk=pk, dropped_at=None).select_related("person").first()
    if found is None:
        raise NotComplete(_("Choose a member of this group."))
    return found


def passport_of(pk: int) -> Passport:
    """That passport of the register; raises NotComplete where there is none."""
    found = Passport.objects.filter(pk=pk).first()
    if found is None:
        raise NotComplete(_("Choose a passport of the register."))
    return found


class Preparing:
    """Steps between the approval and the departure; the ``…_complete`` ones are the system's."""

    @transition("state", source=APPROVED, target=None)
    def record_visa(self, *, by, now, participant: int, needed: bool, ready: bool, note: str = ""):
        """Whether a traveller needs a visa and has it (签证); its number stays in the passport register."""
        return custody.record_visa(
            self, participant=traveller(self, participant), needed=needed, ready=ready, note=note, by=by, now=now
        )

    @transition("state", source=["documents"], target="briefing")
    def documents_complete(self, *, by, now):
        """Every member has a valid document and the visa needed (证照齐备)."""

    @transition("state", source=["documents", "briefing"], target=None)
    def hold_briefing(self, *, by, now, held_on, presenter, topics, attended: list[int]):
        """The briefing took place (行前教育)."""
        return briefings.hold_briefing(
            self, held_on=held_on, presenter=presenter, topics=topics, attended=attended, by=by, now=now
        )

    @transition("state", source=["documents", "briefing"], target=None)
    def sign_pledge(self, *, by, now, participant: int, scan=None):
        """A traveller signs the pledge (承诺书); the office records a paper one with its scan."""
        return briefings.sign_pledge(self, participant=traveller(self, participant), by=by, now=now, scan=scan)

    @transition("state", source=["briefing"], target="ready")
    def briefing_complete(self, *, by, now):
        """Every member attended and signed (行前教育完成)."""

    @transition("state", source=UNDER_WAY, target=None)
    def draw_passport(self, *, by, now, participant: int, passport: int, purpose: str, drawn_on, handed_to: str):
        """A passport leaves the custody (领用): for a visa at any time, for the exit at the earliest 5 days before.

        For both once the trip is approved: the group cannot be ready before it has the visa.
        """
        if purpose == "exit" and self.state != "ready":
            raise NotComplete(_("Passports are handed out for the exit once documents and briefing are complete."))
        if purpose == "both" and self.state not in APPROVED:
            raise NotComplete(_("Passports are handed out for visa and exit together once the trip is approved."))
        return custody.draw(
            self, participant=traveller(self, participant), passport=passport_of(passport), purpose=purpose,
            drawn_on=drawn_on, handed_to=handed_to, by=by, now=now, limits=limits_on(self.limits_on),
        )

    @transition("state", source=[*UNDER_WAY, *ASIDE, "returned"], target=None)
    def take_passport_back(self, *, by, now, passport: int, returned_on, note: str = "", handed_in_by: str = ""):
        """A passport comes back into the custody (收缴)."""
        return custody.take_back(
            self, passport=passport_of(passport), returned_on=returned_on, by=by, now=now, note=note, handed_in_by=handed_in_by
        )
