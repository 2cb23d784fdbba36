"""Handing documents out and taking them back (领用与收缴): every drawing is an entry with its own return.

Two matters may ask for one document at once: it is claimed by an update that must hit one row."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core.models import Participant
from workflow.registers.models import Loan, Passport
from workflow.registers.models.passport import LoanQuerySet
from workflow.registers.passports.documents import belongs_to, kinds_for, lacking_documents, lacking_visas, needed_by, record_visa

from .life import What, happened, line, write

__all__ = [
    "draw", "drawn_for", "expect_back", "lacking_documents", "lacking_for_exit", "lacking_visas", "record_visa", "still_out",
    "take_back",
]


def draw(
    matter, *, participant: Participant, passport: Passport, purpose: str, drawn_on: date, handed_to: str, by,
    now: datetime, limits,
) -> dict:
    """Hand a document out (领用), for a visa at any time, for the trip at the earliest some days before it (S12b).

    For both (签证并出境) it is one entry under the rules of both: a visa that is still needed, and a day on which it may be
    handed out for the trip; before that it is drawn for the visa, and comes back. Two people: whoever hands a document out
    does not receive it, too (the limit ``custody_two_people``; no source says so, a school may switch it off).
    """
    complaints = [
        *_wrong_person(matter, participant, passport),
        *_wrong_day(matter, purpose, drawn_on, limits=limits, today=timezone.localdate(now)),
        *_wrong_purpose(participant, purpose),
        *_wrong_hands(handed_to.strip(), by, limits=limits),
    ]
    if complaints:
        raise NotComplete(complaints=complaints)
    if matter.ends_on and passport.expires_on < matter.ends_on:
        raise NotComplete(_("The document expires before the end of the trip."))
    _claim(passport)
    loan = Loan.objects.create(
        passport=passport, matter_id=matter.pk, participant=participant, purpose=purpose, drawn_on=drawn_on,
        handed_to=handed_to.strip(), drawn_by=by, drawn_at=now,
    )
    receiver = participant.person if participant.person and participant.person.name == loan.handed_to else None
    happened(
        passport, What.DRAWN, by=by, now=now, on=drawn_on, to=receiver, to_name=loan.handed_to, loan=loan, purpose=str(purpose),
        place=passport.place,
    )
    return {
        "loan": loan.pk, "passport": passport.pk, "number": passport.masked, "participant": participant.pk,
        "purpose": str(purpose), "drawn_on": drawn_on.isoformat(), "handed_to": loan.handed_to,
    }


def _wrong_person(matter, participant: Participant, passport: Passport) -> list[str]:
    if participant.matter_id != matter.pk or participant.dropped_at:
        return [_("%(name)s does not travel in this group.") % {"name": participant.name}]
    if not belongs_to(passport, participant):
        names = {"holder": passport.holder_name, "name": participant.name}
        return [_("The document belongs to %(holder)s, not to %(name)s.") % names]
    if passport.kind not in kinds_for(matter.places):
        return [_("This trip does not go where a %(kind)s is asked for.") % {"kind": passport.get_kind_display()}]
    return []


def _wrong_day(matter, purpose: str, drawn_on: date, *, limits, today: date) -> list[str]:
    if purpose not in Loan.Purpose.values:
        return [_("A document is drawn for a visa, for the trip, or for both.")]
    if drawn_on > today:
        return [_("The drawing cannot lie in the future.")]
    if purpose == Loan.Purpose.VISA:
        return []
    if matter.starts_on is None:
        return [_("The trip has no day of departure yet.")]
    first = matter.starts_on - timedelta(days=limits.passport_draw_days_before)
    if drawn_on >= first:
        return []
    return [_("For the trip it is handed out from %(day)s on.") % {"day": date_format(first, "DATE_FORMAT")}]


def _wrong_purpose(participant: Participant, purpose: str) -> list[str]:
    visa = getattr(participant, "visa", None)
    if purpose != Loan.Purpose.BOTH or visa and visa.needed and not visa.ready:
        return []
    return [_("For both is for a visa that is still needed; %(name)s needs none now.") % {"name": participant.name}]


def _wrong_hands(handed_to: str, by, *, limits) -> list[str]:
    if not handed_to:
        return [_("Say to whom it was handed.")]
    if limits.custody_two_people == "yes" and handed_to == by.name:
        return [_("Who hands a document out does not receive it, too; another custodian hands it out.")]
    return []


def _claim(passport: Passport) -> None:
    here = Passport.objects.filter(pk=passport.pk, where=Passport.Where.IN_CUSTODY)
    if here.update(where=Passport.Where.DRAWN):
        return
    if passport.loans.open().filter(purpose=Loan.Purpose.VISA).exists():
        raise NotNow(_("The document is still out for a visa; take it back first."))
    passport.refresh_from_db(fields=["where"])
    raise NotNow(_("The document is not in custody: %(where)s.") % {"where": passport.get_where_display()})


@transaction.atomic
def take_back(
    matter, *, passport: Passport, returned_on: date, by, now: datetime, note: str = "", handed_in_by: str = ""
) -> dict:
    """Take a document back into custody (收缴); ``matter`` is None where the office acts outside of a matter.

    ``handed_in_by``: who brought it, if that is not who drew it.
    """
    loan = passport.loans.open().first()
    if loan is None:
        raise NotNow(_("The document is not out."))
    if matter is not None and loan.matter_id != matter.pk:
        raise NotNow(_("The document was drawn for another matter; take it back there."))
    if returned_on < loan.drawn_on:
        raise NotComplete(_("It cannot come back before it was drawn."))
    if returned_on > timezone.localdate(now):
        raise NotComplete(_("The return cannot lie in the future."))
    _close(loan, returned_on=returned_on, returned_to=by, returned_at=now, condition=note.strip()[:200])
    giver = handed_in_by.strip()[:100] or loan.handed_to
    happened(
        passport, What.TAKEN_BACK, by=by, now=now, on=returned_on, to_name=giver, loan=loan, why=note, place=passport.place,
    )
    late = max((returned_on - loan.due_on).days, 0) if loan.due_on else 0
    return {
        "loan": loan.pk, "passport": passport.pk, "number": passport.masked, "returned_on": returned_on.isoformat(),
        "days_late": late, "note": note.strip(), "handed_in_by": giver,
    }


def _close(loan: Loan, **facts) -> None:
    if not Loan.objects.open().filter(pk=loan.pk).update(**facts):
        raise NotNow(_("The document is not out."))
    Passport.objects.filter(pk=loan.passport_id).update(where=Passport.Where.IN_CUSTODY)


def expect_back(matter, *, due_on: date, now: datetime) -> dict:
    """Write the last day into what is still out for this matter: after the return, or when the trip is called off."""
    out = list(drawn_for(matter).select_related("passport"))
    drawn_for(matter).update(due_on=due_on)
    write(line(loan.passport, What.DUE, by=None, now=now, loan=loan, due=due_on.isoformat()) for loan in out)
    return {"due_on": due_on.isoformat(), "passports": len(out)}


def drawn_for(matter) -> LoanQuerySet:
    """What is out for this matter, of present and dropped travellers alike."""
    return Loan.objects.open().filter(matter_id=matter.pk)


def still_out(matter) -> list[str]:
    """A sentence for each document that did not come back."""
    return [
        _("The document %(number)s of %(name)s is still out.")
        % {"number": loan.passport.masked, "name": loan.passport.holder_name}
        for loan in drawn_for(matter).select_related("passport")
    ]


def lacking_for_exit(matter) -> list[str]:
    """A sentence for each document that was not handed out for the trip yet."""
    out = set(drawn_for(matter).filter(purpose__in=Loan.FOR_EXIT).values_list("participant_id", "passport__kind"))
    return [
        _("The %(kind)s of %(name)s was not handed out for the trip yet.")
        % {"kind": Passport.Kind(kind).label, "name": participant.name}
        for participant, kind, _found in needed_by(matter)
        if (participant.pk, kind) not in out
    ]
