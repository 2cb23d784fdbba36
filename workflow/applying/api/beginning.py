"""Where a draft begins (起草): whose it is, in which of their posts, and after which earlier matter."""

from typing import Any

from django.db.models import Q
from django.http import Http404
from django.utils.translation import gettext as _
from pydantic import Field

from approvals.errors import NotComplete, NotYours
from approvals.people import directory
from approvals.people.models import Person, Role
from workflow.applying import drafts
from workflow.applying.api.body import Id, Name
from workflow.applying.fields import Part
from workflow.core import kinds


class Begin(Part):
    """Whose draft, and what stands in it; each kind's has its own ``application``."""

    staff_number: Name = Field("", description="Of the applicant, where a secretary begins it; else it is mine (工号)")
    unit: Name = Field("", description="Code of the unit, for who holds posts in several (单位代码)")
    copy_of: Id | None = Field(None, description="Id of an earlier matter to copy people, hosts and tasks from (复制往年)")


def facts_of(kind: str, body: Any, *, by, on) -> dict[str, Any]:
    """What ``drafts.begin`` takes: owner, unit and post of today, and the first draft."""
    source = _earlier(kind, body.copy_of, by=by) if body.copy_of else None
    owner = _owner(body.staff_number, by=by, on=on) if body.staff_number else source.owner if source else by
    held = directory.posts_of(owner, on=on)
    fitting = [h for h in held if h.post.unit.code == body.unit] if body.unit else held
    if not fitting:
        raise NotComplete(_("%(name)s holds no such post today; ask the personnel office to record it.") % {"name": owner})
    if len({h.post.unit_id for h in fitting}) > 1:
        codes = ", ".join(sorted({h.post.unit.code for h in fitting}))
        raise NotComplete(_("Say in which unit: %(codes)s.") % {"codes": codes})
    draft = drafts.copy_of(source) if source else {}
    return {"owner": owner, "unit": fitting[0].post.unit, "post_title": fitting[0].post.title, "draft": draft}


def _owner(staff_number: str, *, by, on) -> Person:
    """Only secretaries learn whether a staff number exists."""
    if staff_number == by.username:
        return by
    if Role.SECRETARY not in {role for role, _unit in directory.roles_of(by, on=on)}:
        raise NotYours(_("Only the unit's secretary for foreign affairs prepares applications for others."))
    found = Person.objects.filter(username=staff_number, is_active=True).first()
    if found is None:
        raise NotComplete(_("Nobody has this staff number."))
    return found


def _earlier(kind: str, pk: int, *, by) -> Any:
    """A matter once submitted that one applied for or prepared; any other is 404."""
    mine = kinds.get(kind).model.objects.filter(kind=kind).filter(Q(owner=by) | Q(preparer=by)).exclude(revision=None)
    found = mine.select_related("owner", "revision").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
