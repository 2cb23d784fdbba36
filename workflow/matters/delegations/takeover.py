"""Taking over (接管): a trip that was approved on paper goes on in the system from where it stands.

What the paper says becomes the first revision; nothing is judged again. Who is concerned is barred as after a submission.
"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.flow import bar
from workflow.applying import submission
from workflow.applying.content import canonical
from workflow.core.canonical import digest
from workflow.core.models import Revision
from workflow.duties import permits, trips
from workflow.duties.models import Trip
from workflow.matters.delegations.application import Application
from workflow.registers.models import Loan, Passport
from workflow.registers.passports.documents import needed_by
from workflow.registers.passports.life import What, happened

STATES = ("documents", "briefing", "ready", "abroad", "returned")


def take_over(
    matter, *, state: str, application: Application, permit: dict, left_on: date | None, came_home_on: date | None,
    people_back: int | None, reason: str, out: bool, drawn_on: date | None, by, now,
) -> dict:
    """Give the held draft everything a submitted and approved matter has; returns the facts for the journal."""
    if matter.revision_id:
        raise NotNow(_("This application was handed in here; it is not taken over from paper."))
    if state not in STATES or (state == "returned" and came_home_on is None):
        raise NotComplete(_("A trip is taken over between its approval and its report."))
    revision = _submitted(matter, application, permit=permit, by=by, now=now)
    bar(matter)
    if matter.barred_people.filter(person=by).exists():
        raise NotYours(_("You take part in this trip; a colleague of the office takes it over."))
    facts = permits.record_permit(
        matter, **permit, people=application.size, days=application.days or 0, asked_people=application.size,
        asked_days=application.days or 0, by=by, now=now,
    )
    if out:
        _hand_out(matter, purpose=_purpose(state), drawn_on=drawn_on, by=by, now=now)
    if state in ("abroad", "returned"):
        facts |= _travelled(
            matter, left_on=left_on, came_home_on=came_home_on if state == "returned" else None, people_back=people_back,
            reason=reason, by=by, now=now,
        )
    return facts | {"revision": revision.no, "digest": revision.digest, "permit": permit["number"], "number": matter.number}


def _submitted(matter, application: Application, *, permit: dict, by, now) -> Revision:
    """The first revision; the matter keeps the limits of the day on which it was permitted."""
    text = canonical(application)
    revision = Revision.objects.create(
        matter_id=matter.pk, no=1, canonical=text, digest=digest(text), made_at=now, by=by
    )
    matter.draft, matter.limits_on = application.model_dump(mode="json"), permit["issued_on"]
    matter.save(update_fields=["draft"])
    submission.carry(matter, application, revision, now=now)
    return revision


def _travelled(matter, *, left_on, came_home_on, people_back, reason, by, now) -> dict:
    """The trip as it was: when the group left, and came home if it did."""
    if left_on is None:
        raise NotComplete(_("Say when the group left."))
    Trip.objects.create(
        matter_id=matter.pk, left_on=left_on, tickets_match=True, departed_recorded_by=by, departed_recorded_at=now
    )
    if came_home_on is None:
        return {"left_on": left_on.isoformat()}
    return trips.come_home(
        matter, left_on=left_on, came_home_on=came_home_on, people_back=people_back, overstay_reason=reason, by=by, now=now
    )


def _purpose(state: str) -> str:
    return Loan.Purpose.VISA if state in ("documents", "briefing") else Loan.Purpose.EXIT


def _hand_out(matter, *, purpose: str, drawn_on: date | None, by, now) -> None:
    """Everybody's document is out for this trip; an open line of the paper ledger is carried over to it."""
    lacking = []
    for participant, kind, found in needed_by(matter):
        free = [book for book in found if not book.loans.open().exclude(matter=None).exists()]
        passport = min(free, key=lambda book: book.where != Passport.Where.DRAWN, default=None)
        told = {"name": participant.name, "kind": Passport.Kind(kind).label}
        if passport is None:
            lacking.append(_("%(name)s has no %(kind)s in the register; take the ledger of passports over first.") % told)
            continue
        since = _carried(matter, passport, by=by, now=now) or drawn_on
        if since is None:
            lacking.append(_("Say since when the %(kind)s of %(name)s is out.") % told)
            continue
        loan = Loan.objects.create(
            passport=passport, matter_id=matter.pk, participant=participant, purpose=purpose, drawn_on=since,
            handed_to=participant.name, drawn_by=by, drawn_at=now, note=_("taken over from paper"),
        )
        happened(passport, What.DRAWN, by=by, now=now, on=since, to_name=participant.name, loan=loan, why=loan.note)
        Passport.objects.filter(pk=passport.pk).update(where=Passport.Where.DRAWN)
    if lacking:
        raise NotComplete(complaints=lacking)


def _carried(matter, passport: Passport, *, by, now) -> date | None:
    """Close the open line that names no matter, saying where it goes on; the day of its drawing, if there is one."""
    loan = passport.loans.open().first()
    if loan is None:
        return None
    words = _("still out; carried over to %(number)s") % {"number": matter.number}
    passport.loans.open().filter(pk=loan.pk).update(
        returned_on=timezone.localdate(now), returned_to=by, returned_at=now, condition=words
    )
    return loan.drawn_on
