"""Draft a version of a route (起草路线): begin it as a copy, write its phases, throw it away. Nobody is asked by a draft."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow
from approvals.models import Phase, Route
from approvals.revising.faults import broken
from approvals.revising.powers import must_change_routes
from approvals.revising.rows import Row, by_step, complete, digest, in_order, rows_of


@one_commit()
def begin(route_id: int, *, by, now) -> Route:
    """A draft with the phases of a published version; raises NotYours, and NotNow for a copy of a draft."""
    source = held_route(route_id, by=by, now=now)
    if source.published_at is None:
        raise NotNow(_("This version is a draft itself; go on with it, or begin from a published one."))
    return copy_of(source, by=by, now=now)


@one_commit()
def save(route_id: int, rows: Iterable[Mapping[str, Any]], *, by, now, seen: str = "") -> Route:
    """Write all phases of a draft anew; ``seen`` is the digest of what the writer had before their eyes.

    Raises NotYours, NotNow (published meanwhile, or changed by somebody else), NotComplete (what cannot even be stored).
    """
    draft = _held_draft(route_id, by=by, now=now)
    must_be_as_seen(draft, seen)
    return _write(draft, [complete(row) for row in rows])


@one_commit()
def put(route_id: int, row: Mapping[str, Any], *, at: str = "", by, now) -> Route:
    """Write one phase in the place of the one with the code ``at``, or as a new one; raises what ``save`` raises."""
    draft = _held_draft(route_id, by=by, now=now)
    rows = rows_of(draft)
    if at:
        rows[_find(rows, at)] = complete(row)
    else:
        rows.append(complete(row))
    return _write(draft, rows)


@one_commit()
def drop(route_id: int, code: str, *, by, now) -> Route:
    """Take a phase out of a draft; raises NotYours and NotNow."""
    draft = _held_draft(route_id, by=by, now=now)
    rows = rows_of(draft)
    del rows[_find(rows, code)]
    return _write(draft, rows)


@one_commit()
def shift(route_id: int, code: str, *, later: bool, by, now) -> Route:
    """Ask a phase a place earlier or later: out of its company first, then past its neighbours. NotYours, NotNow."""
    draft = _held_draft(route_id, by=by, now=now)
    rows = rows_of(draft)
    row = rows[_find(rows, code)]
    steps = by_step(rows)
    at = next(no for no, step in enumerate(steps) if row in step)
    if len(steps[at]) > 1:
        steps[at] = [one for one in steps[at] if one is not row]
        steps.insert(at + later, [row])
    else:
        other = min(max(at + (1 if later else -1), 0), len(steps) - 1)
        steps[at], steps[other] = steps[other], steps[at]
    return _write(draft, [one | {"step": no} for no, step in enumerate(steps, 1) for one in step])


@one_commit()
def discard(route_id: int, *, by, now) -> None:
    """Throw a draft away; raises NotYours and NotNow."""
    draft = _held_draft(route_id, by=by, now=now)
    draft.phases.all().delete()
    draft.delete()


def held_route(route_id: int, *, by, now) -> Route:
    """The route, fresh, its kind held: whoever changes routes of that kind queues on the row of its first version.

    Raises NotYours for everybody but administrators, NotNow where the draft was thrown away meanwhile.
    """
    must_change_routes(by, on=timezone.localdate(now))
    of = Route.objects.filter(pk=route_id).values("kind", "purpose").first()
    if of:
        first = Route.objects.select_for_update(no_key=True).filter(**of).order_by("version")
        first.values_list("pk").first()
    route = Route.objects.filter(pk=route_id).first()
    if route is None:
        raise NotNow(_("This draft was thrown away; open the list of routes again."))
    return route


def copy_of(source: Route, *, by, now) -> Route:
    """The next version of its kind, with the same phases, unpublished; the kind is held."""
    draft = Route.objects.create(
        kind=source.kind, purpose=source.purpose, version=next_version(source), made_at=now, made_by=by, copied_from=source
    )
    Phase.objects.bulk_create(Phase(route=draft, **row) for row in rows_of(source))
    return draft


def next_version(of: Route) -> int:
    """The number after all versions of that kind and purpose, drafts among them; the kind is held."""
    return Route.objects.filter(kind=of.kind, purpose=of.purpose).aggregate(last=Max("version"))["last"] + 1


def must_be_as_seen(draft: Route, seen: str) -> None:
    """Raise NotNow when somebody has changed it since; nothing was seen, nothing is compared."""
    if seen and seen != digest(rows_of(draft)):
        raise NotNow(_("A colleague has changed this draft since you opened it. Read it again first."))


def _held_draft(route_id: int, *, by, now) -> Route:
    draft = held_route(route_id, by=by, now=now)
    if draft.published_at is not None:
        raise NotNow(_("This version is published and stands as it is; begin a draft from it."))
    return draft


def _find(rows: list[Row], code: str) -> int:
    for place, row in enumerate(rows):
        if row["code"] == code:
            return place
    raise NotNow(_("This phase is not in the draft any more; open the draft again."))


def _write(draft: Route, rows: list[Row]) -> Route:
    complaints = list(broken(rows))
    if complaints:
        raise NotComplete(complaints=complaints)
    draft.phases.all().delete()
    Phase.objects.bulk_create(Phase(route=draft, **row) for row in in_order(rows))
    return draft
