"""Closing (了结): what became of a follow-up task or an agreement in sight, and why it came to nothing."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core import secrecy
from workflow.registers.models import OPEN_KINDS, Result

from . import bells, rights


@transaction.atomic
def close(result: Result, *, outcome: str, note: str = "", by: Any, now: datetime) -> Result:
    """Done, or not done with the reason. Raises NotYours, NotNow once it is closed, NotComplete without a reason."""
    rights.admit_to_close(result, by, now=now)
    held = Result.objects.select_for_update(of=("self",)).get(pk=result.pk)
    if held.kind not in OPEN_KINDS or held.outcome:
        raise NotNow(_("There is nothing open here; reload the page to see what became of it."))
    if held.origin:
        raise NotNow(_("This stands on the page of its matter and is closed there."))
    if outcome not in (Result.Outcome.DONE, Result.Outcome.NOT_DONE):
        raise NotComplete(_("Choose whether it was done or not."))
    if outcome == Result.Outcome.NOT_DONE and not note.strip():
        raise NotComplete(_("Say why it was not done."))
    secrecy.refuse_marked(note)
    held.outcome, held.note, held.closed_at, held.closed_by = outcome, note.strip()[:500], now, by
    held.save(update_fields=["outcome", "note", "closed_at", "closed_by"])
    bells.silence(held, now=now)
    return held
