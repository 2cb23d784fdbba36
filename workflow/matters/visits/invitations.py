"""Inviting (邀请): the letter and the basis of entry, never before the approval (IN-01)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.duties.evidence import blank, digest_of, not_yet, own_file, refuse
from workflow.matters.visits import people
from workflow.matters.visits.application import CHOICES, Application
from workflow.matters.visits.models.invitation import Invitation
from workflow.matters.visits.states import AFTER, APPROVED
from workflow.registers.limits import limits_on

AFTER_APPROVAL = (*APPROVED, "hosting", *AFTER, "archived")


def lacks(matter) -> list[str]:
    """What stands against printing an invitation letter: IN-01, nobody is invited before the approval."""
    halted = matter.state == "suspended" and matter.before_suspension in APPROVED
    if matter.state in AFTER_APPROVAL or halted:
        return []
    return [_("IN-01: nobody is invited before the visit is approved.")]


def of(matter) -> Invitation | None:
    """What was recorded of the invitation."""
    return Invitation.objects.filter(matter_id=matter.pk).first()


def needs_basis(application: Application) -> bool:
    """Whether somebody crosses the border; a domestic group and people online need no visa."""
    return application.foreign and application.comes


def record_basis(matter, *, visa_basis: str, note: str = "", by, now: datetime) -> dict:
    """Record on what the guests enter (入境依据): visa-free, a visa, a travel permit."""
    application = matter.application
    if visa_basis not in CHOICES["visa_basis"]:
        raise NotComplete(_("Choose one of the answers offered."))
    if needs_basis(application) and visa_basis == "none_needed":
        raise NotComplete(_("The guests come in person: say on what they enter."))
    allowed = limits_on(matter.limits_on).f_visa_days
    if visa_basis == "f_visa" and (application.days_in_china or 0) > allowed:
        facts = {"days": application.days_in_china, "allowed": allowed}
        raise NotComplete(_("%(days)d days in China; an F visa allows %(allowed)d.") % facts)
    row = _row(matter, by=by, now=now)
    row.visa_basis, row.visa_note = visa_basis, note.strip()[:200]
    row.save()
    return {"visa_basis": visa_basis, "note": row.visa_note}


def send(matter, *, number: str, sent_on: date, letter=None, by, now: datetime) -> dict:
    """Record the letter that was sent (发出邀请函)."""
    complaints = lacks(matter)
    letter = own_file(matter, letter)
    row = _row(matter, by=by, now=now)
    if row.sent_on:
        raise NotNow(_("The letter was sent already."))
    refuse(*complaints, *blank([(_("number of the letter"), number)]), not_yet(sent_on, now=now))
    row.letter_number, row.sent_on, row.letter = number.strip(), sent_on, letter
    row.save()
    return {"number": row.letter_number, "sent_on": sent_on.isoformat(), "letter": digest_of(letter)}


def lacking(matter) -> list[str]:
    """What is still to be done before the reception is prepared: names, basis of entry, letter."""
    application, row = matter.application, of(matter)
    said = people.lacking(matter)
    if needs_basis(application) and not (row and row.visa_basis):
        said.append(_("On what the guests enter is not recorded yet."))
    if application.invitation_wanted and not (row and row.sent_on):
        said.append(_("The invitation letter was not sent yet."))
    return said


def _row(matter, *, by, now) -> Invitation:
    row = of(matter) or Invitation(matter_id=matter.pk)
    row.by, row.at = by, now
    return row
