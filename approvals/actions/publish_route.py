"""Publish a version of a route (启用路线), or an older one again (回退). New rounds follow it; running ones keep theirs."""

from django.utils.translation import gettext as _

from approvals import routes
from approvals.actions.draft_route import copy_of, held_route, must_be_as_seen, next_version
from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow
from approvals.models import Route
from approvals.revising.faults import faults
from approvals.revising.rows import rows_of
from approvals.revising.vocabulary import vocabulary


@one_commit()
def publish(route_id: int, *, by, now, note: str = "", seen: str = "") -> Route:
    """Put a draft in force; from then on the database refuses to change it.

    Raises NotYours (no administrator), NotNow (published already, or changed since it was seen), NotComplete (a sentence
    for each fault).
    """
    draft = held_route(route_id, by=by, now=now)
    if draft.published_at is not None:
        raise NotNow(_("Version %(version)d is published already.") % {"version": draft.version})
    must_be_as_seen(draft, seen)
    return _put_in_force(draft, by=by, now=now, note=note)


@one_commit()
def roll_back(route_id: int, *, by, now, note: str) -> Route:
    """Put an older version in force again, as a copy with a number of its own and the reason.

    Raises NotYours, NotNow (a draft, or what is in force already), NotComplete (no reason, or it names what is gone).
    """
    older = held_route(route_id, by=by, now=now)
    if older.published_at is None:
        raise NotNow(_("This version was never in force; publish the draft instead."))
    if older == routes.in_force(older.kind, older.purpose):
        raise NotNow(_("Version %(version)d is in force already.") % {"version": older.version})
    if not note.strip():
        raise NotComplete(_("Say why the older version is put in force again."))
    return _put_in_force(copy_of(older, by=by, now=now), by=by, now=now, note=note)


def _put_in_force(draft: Route, *, by, now, note: str) -> Route:
    complaints = faults(rows_of(draft), vocabulary(draft.kind, draft.purpose))
    if complaints:
        raise NotComplete(complaints=complaints)
    if draft.version < routes.in_force(draft.kind, draft.purpose).version:
        draft.version = next_version(draft)  # the highest published is in force: what was overtaken takes the next number
    draft.published_at, draft.published_by, draft.note = now, by, note.strip()[:200]
    draft.save(update_fields=["version", "published_at", "published_by", "note"])
    return draft
