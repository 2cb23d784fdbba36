"""Box and slot (柜、格): one document to a slot; the slot of a document that is out waits for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.registers.models import Passport

from .life import What, happened

KEEP_A_SLOT = (Passport.Where.IN_CUSTODY, Passport.Where.DRAWN, Passport.Where.REFUSED)
ONE_PER_SLOT = "one_document_per_slot"


@transaction.atomic
def place(passport: Passport, *, box: str, slot: str, by: Any, now: datetime, why: str = "") -> dict:
    """Put a document into a box and slot (上架、移位).

    Raises NotComplete for a slot without a box, NotNow where another document has the slot or this one is not kept here.
    """
    box, slot = box.strip(), slot.strip()
    if complaint := fault(box, slot):
        raise NotComplete(complaint)
    before = passport.place
    with one_per_slot(box, slot):
        kept = Passport.objects.filter(pk=passport.pk, where__in=KEEP_A_SLOT)
        if not kept.update(box=box, slot=slot):
            raise NotNow(_("Only what this office keeps has a place here."))
    passport.box, passport.slot = box, slot
    happened(passport, What.PLACED, by=by, now=now, why=why, place=passport.place, before=before)
    return {"passport": passport.pk, "place": passport.place}


def fault(box: str, slot: str) -> str:
    """What is wrong with a place as it was typed."""
    if slot and not box:
        return str(_("A slot lies in a box; name the box, too."))
    return str(_("A box or a slot has no slash in its name.")) if "/" in slot or "/" in box else ""


def owner_of(box: str, slot: str) -> Passport | None:
    """The document that has the slot."""
    return Passport.objects.filter(box=box, slot=slot, where__in=KEEP_A_SLOT).exclude(slot="").first()


@contextmanager
def one_per_slot(box: str, slot: str) -> Iterator[None]:
    """Raise NotNow with the name of the document that has the slot already, also where two hands reach for it at once."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if ONE_PER_SLOT not in str(error):
            raise
        there = owner_of(box, slot)
        named = {"place": f"{box}/{slot}", "document": there.title if there else _("another document")}
        raise NotNow(_("%(place)s is the slot of %(document)s; choose a free one.") % named) from error
