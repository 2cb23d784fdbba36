"""What became of a document (遗失、作废、注销、拒不交回、调出、送存省外办、找回): verbs with a reason, a line of the ledger each.

Each says what must be done next, with its source: lost in China it is reported and a new one is not issued before some
days (15: S12c S12e); lost abroad the embassy or consulate hears of it at once (S12e S19b); of who keeps a document the
authority hears (S11), and their new applications wait (S12c, ``rules.py``). Where a document lies follows a real system
(S39); leaders' documents lie at the provincial office (S12b).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from notifications.reminders import silence
from workflow.core.models import Matter
from workflow.core.steps import look_again
from workflow.registers.models import Loan, Passport

from .life import What, happened

Where = Passport.Where
GONE = (Where.LOST, Where.VOID, Where.CANCELLED, Where.TRANSFERRED, Where.MOVED_OUT)
RETURN_BELL = "passport.return_due"


@dataclass(frozen=True)
class Fate:
    """Where the document is afterwards, from where it may come there, and whether an open drawing ends with it."""

    to: str
    come_from: tuple[str, ...]
    ends_loan: bool = False


HERE = (Where.IN_CUSTODY, Where.PROVINCE)
AWAY = (Where.DRAWN, Where.REFUSED)
FATES = {
    What.LOST_HOME: Fate(Where.LOST, (*HERE, *AWAY), ends_loan=True),
    What.LOST_ABROAD: Fate(Where.LOST, AWAY, ends_loan=True),
    What.REFUSED: Fate(Where.REFUSED, (Where.DRAWN,)),
    What.VOID: Fate(Where.VOID, (*HERE, Where.LOST)),
    What.CANCELLED: Fate(Where.CANCELLED, (*HERE, Where.LOST, Where.REFUSED), ends_loan=True),
    What.TRANSFERRED: Fate(Where.TRANSFERRED, HERE),
    What.MOVED_OUT: Fate(Where.MOVED_OUT, HERE),
    What.PROVINCE: Fate(Where.PROVINCE, (Where.IN_CUSTODY,)),
    What.RECOVERED: Fate(Where.IN_CUSTODY, (Where.LOST, Where.PROVINCE)),
}


def possible(passport: Passport) -> list[What]:
    """The verbs that a document in its state allows."""
    return [what for what, fate in FATES.items() if passport.where in fate.come_from]


@transaction.atomic
def record(passport_id: int, *, what: str, why: str, by: Any, now: datetime, on: date | None = None) -> dict:
    """Write down what became of a document.

    Raises NotComplete without a reason, for an unknown verb and a day to come; NotNow where its state does not allow it.
    """
    if what not in FATES:
        raise NotComplete(_("Choose what became of the document."))
    if not why.strip():
        raise NotComplete(_("Say why."))
    today = timezone.localdate(now)
    if on and on > today:
        raise NotComplete(_("What happened does not lie in the future."))
    fate = FATES[What(what)]
    passport, loan = _held(passport_id)
    if passport.where not in fate.come_from:
        raise NotNow(_refusal(passport))
    before = passport.place
    passport.where = fate.to
    if fate.to != Where.REFUSED:  # the slot of what is refused waits for it, any other becomes free
        passport.box = passport.slot = ""
    passport.save(update_fields=["where", "box", "slot"])
    happened(passport, what, by=by, now=now, on=on, loan=loan, why=why, before=before)
    if loan and fate.ends_loan:
        _end(loan, what, on=on or today, by=by, now=now)
    return {"passport": passport.pk, "what": str(what), "why": why.strip()}


def _held(passport_id: int) -> tuple[Passport, Loan | None]:
    """The document, locked, and its open drawing; the matter's row is locked first, as by the steps that hand documents out."""
    drawn_for = Loan.objects.open().filter(passport=passport_id).exclude(matter=None).values_list("matter_id", flat=True).first()
    if drawn_for:
        Matter.objects.select_for_update().only("pk").get(pk=drawn_for)
    passport = Passport.objects.select_for_update().get(pk=passport_id)
    loan = passport.loans.open().first()
    if loan and loan.matter_id and loan.matter_id != drawn_for:
        raise NotNow(_("Somebody has just drawn this document; look at it again."))
    return passport, loan


def _refusal(passport: Passport) -> str:
    if passport.where in AWAY:
        return str(_("This document is still out; take it back first."))
    return str(_("This is not possible now; the document is: %(where)s.") % {"where": passport.get_where_display()})


def _end(loan: Loan, what: str, *, on: date, by: Any, now: datetime) -> None:
    """The drawing ends without a return, so that a trip does not wait for ever for what cannot come back."""
    words = str(What(what).label)
    facts = {"returned_on": max(on, loan.drawn_on), "returned_to": by, "returned_at": now, "condition": words}
    Loan.objects.open().filter(pk=loan.pk).update(**facts)
    if loan.matter_id is None:
        return
    look_again(loan.matter_id, now=now)
    if not Loan.objects.open().filter(matter_id=loan.matter_id).exists():
        silence(loan.matter_id, RETURN_BELL, now=now, by_step=str(what))


def next_steps(passport: Passport, happening: Any, *, limits: Any) -> tuple[str, str]:
    """(what must be done next, source) after the newest verb of the document; empty where nothing must."""
    if happening is None or passport.where not in (Where.LOST, Where.REFUSED):
        return "", ""
    if happening.what == What.LOST_ABROAD:
        return _("Report the loss to the embassy or consulate at once."), "S12e S19b"
    if happening.what == What.LOST_HOME:
        first = happening.on + timedelta(days=limits.lost_passport_days)
        sentence = _("Report the loss to the authority; a new document is not applied for before %(day)s.")
        return sentence % {"day": date_format(first, "DATE_FORMAT")}, "S12c S12e"
    if happening.what == What.REFUSED:
        return _("Report it to the authority; new applications of the holder are refused until it is handed in."), "S11 S12c"
    return "", ""
