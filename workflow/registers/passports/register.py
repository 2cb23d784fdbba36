"""Taking a document into the books (证照登记), and reading its number, which is written down."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core import confidential
from workflow.core.models import Participant
from workflow.core.steps import look_again
from workflow.registers.models import Passport

from .life import What, happened
from .places import fault, one_per_slot

PURPOSE = "passport"


def mark_of(kind: str, number: str) -> str:
    """What finds a document again without its number."""
    return confidential.mark_of(number, purpose=f"{PURPOSE}:{kind}")


@transaction.atomic
def register(
    *, holder, holder_name: str, kind: str, number: str, issued_on: date, expires_on: date, authority: str = "",
    box: str = "", slot: str = "", note: str = "", by, now: datetime,
) -> Passport:
    """Take a document into custody (入库); a number is registered once per kind, a slot holds one document."""
    complaints = faults(
        holder_name=holder_name, kind=kind, number=number, issued_on=issued_on, expires_on=expires_on, now=now
    )
    if wrong := fault(box.strip(), slot.strip()):
        complaints["slot"] = wrong
    if complaints:
        raise NotComplete(complaints=list(complaints.values()))
    if Passport.objects.filter(kind=kind, mark=mark_of(kind, number)).exists():
        raise NotNow(_("This document is registered already."))
    sealed = confidential.seal(number, purpose=f"{PURPOSE}:{kind}", now=now)
    with one_per_slot(box.strip(), slot.strip()):
        passport = Passport.objects.create(
            holder=holder, holder_name=holder_name.strip(), kind=kind, number=sealed, mark=sealed.mark, tail=sealed.tail,
            issued_on=issued_on, expires_on=expires_on, authority=authority.strip(), box=box.strip(), slot=slot.strip(),
            note=note.strip(), registered_by=by, registered_at=now,
        )
    happened(passport, What.REGISTERED, by=by, now=now, place=passport.place)
    for matter in _waiting_for(passport):
        look_again(matter, now=now)
    return passport


def _waiting_for(passport: Passport) -> list[int]:
    """The running matters whose travellers it may belong to; one of them may have waited for just this document."""
    whose = Q(person=passport.holder) if passport.holder else Q(person=None, name=passport.holder_name)
    travelling = Participant.objects.filter(whose, dropped_at=None, matter__state="documents")
    return sorted(set(travelling.values_list("matter_id", flat=True)))


def faults(
    *, holder_name: str, kind: str, number: str, issued_on: date, expires_on: date, now: datetime
) -> dict[str, str]:
    """Field → sentence for everything that keeps a document out of the books."""
    said = {}
    if not holder_name.strip():
        said["holder_name"] = _("The holder's name is missing.")
    if kind not in Passport.Kind.values:
        said["kind"] = _("Choose the kind of document.")
    plain = number.strip()
    if not (5 <= len(plain) <= 20 and plain.isascii() and plain.isalnum()):
        said["number"] = _("A document number has 5 to 20 letters and digits.")
    if issued_on > timezone.localdate(now):
        said["issued_on"] = _("The document cannot be issued in the future.")
    if expires_on <= issued_on:
        said["expires_on"] = _("The document expires before it was issued.")
    return said


def unmask(passport: Passport, *, by, why: str, now: datetime) -> str:
    """The number in clear, for one named use; the reading is written down."""
    return confidential.open_(passport.number, by=by, why=why, now=now)
