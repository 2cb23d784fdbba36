"""Clerical correction (更正): fields outside the digest may be put right after submission, with a reason and an entry."""

import re

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.matters.delegations.application import OUTSIDE_DIGEST

PLACE = re.compile(r"^(members|itinerary)\.(\d+)\.(\w+)$")


def correct(matter, *, path: str, value: str, why: str) -> dict:
    """Put the value at ``path`` (members.0.phone, itinerary.2.flight); returns before and after for the journal."""
    found = PLACE.match(path)
    if not found or found[3] not in OUTSIDE_DIGEST:
        raise NotNow(_("Only telephone and flight numbers can be corrected; anything else needs a new version."))
    rows, index, field = matter.draft.get(found[1]) or [], int(found[2]), found[3]
    if index >= len(rows):
        raise NotComplete(_("There is no such line."))
    if not why.strip():
        raise NotComplete(_("Say why it is corrected."))
    before, rows[index][field] = rows[index].get(field, ""), value.strip()[:100]
    matter.save(update_fields=["draft"])
    return {"path": path, "before": before or "", "after": rows[index][field], "why": why}
