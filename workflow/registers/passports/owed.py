"""The facts of PAS-01 (逾期未交证照的事实): what is owed by who applies, who travels, and their unit."""

from datetime import date
from typing import Any

from django.db.models import Q

from workflow.core.rules import Severity
from workflow.core.weighing import Weight
from workflow.registers.models import Loan, Passport

from .rules import Owed, OwedDocuments, owes_no_document

DRAW = "draw_passport"  # kinds that hand documents out have this step
MOST = 20


def facts(matter: Any, today: date) -> OwedDocuments | None:
    """One statement; None where nothing is owed, and for matters that need no document."""
    if DRAW not in matter.life.rights:
        return None
    people = {matter.owner_id, *(person.person_id for person in getattr(matter.typed()[0], "members", ()) if person.person_id)}
    kept = Q(due_on__lt=today) | Q(passport__where=Passport.Where.REFUSED)
    theirs = Q(passport__holder__in=people)
    rows = Loan.objects.open().filter(kept, theirs | Q(matter__unit=matter.unit_id)).exclude(matter=matter.pk)
    columns = ("passport__holder_name", "passport__holder", "due_on", "passport__where")
    found = rows.order_by("due_on", "pk").values_list(*columns)[:MOST]
    owed = tuple(Owed(name, due_on, holder in people, where == Passport.Where.REFUSED) for name, holder, due_on, where in found)
    return OwedDocuments(today, owed) if owed else None


DOCUMENTS_OWED = Weight(owes_no_document, facts, lambda limits: Severity(limits.passport_owed))
