"""Writing (编写): whose draft it is, which version was on the screen, and how what was typed gets into it."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.errors import NotComplete, NotNow
from workflow.core import confidential
from workflow.core.models import Confidential
from workflow.matters.delegations import drafts
from workflow.matters.delegations.forms.binding import lines_of
from workflow.matters.delegations.forms.people import ID_NUMBER, PURPOSE
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.states import EDITABLE

Draft = dict[str, Any]
STALE = gettext_lazy(
    "It was saved at %(at)s in another window or by somebody else. Open the page again; copy what you typed first."
)
LOOKED = "looked_{}"  # the parts of a draft somebody has been through, kept with their session


def own(request: HttpRequest, pk: int) -> Delegation:
    """A delegation this person applies for or prepares; any other is 404."""
    found = Delegation.objects.filter(pk=pk).select_related("owner", "preparer", "unit").first()
    if found is None or request.user.pk not in (found.owner_id, found.preparer_id):
        raise Http404
    return found


def version(matter: Delegation) -> str:
    """The state of the draft that a page was made from."""
    return matter.changed_at.isoformat()


@transaction.atomic
def write(pk: int, *, by, now, seen: str, change: Callable[[Draft], Draft], urgency: tuple[bool, str] | None = None) -> Delegation:
    """Change the draft; raises NotNow when somebody, or oneself in another window, saved it after it was ``seen``.

    What changes nothing makes no new version, so that a mere look into another window does not stop anybody.
    """
    matter = Delegation.objects.held(pk)
    if seen != version(matter):
        raise NotNow(STALE % {"at": f"{timezone.localtime(matter.changed_at):%H:%M:%S}"})
    changed = change(deepcopy(matter.draft))
    another_urgency = urgency is not None and urgency != (matter.urgent, matter.urgent_reason)
    if changed == matter.draft and not another_urgency and matter.state in EDITABLE:
        return matter
    saved = drafts.save(pk, by=by, now=now, draft=changed)
    if another_urgency and urgency is not None:
        drafts.set_urgent(saved, urgent=urgency[0], reason=urgency[1])
    return saved


def seal_numbers(draft: Draft, sent, *, now: datetime) -> list[int]:
    """Seal the identity numbers that were typed (证件号码); the draft gets row and mark, the number is kept nowhere else."""
    sealed = []
    for number, member in enumerate(lines_of(draft, "members")):
        typed = sent.get(f"members.{number}.{ID_NUMBER}", "").strip()
        if typed:
            if not 5 <= len(typed) <= 30:
                raise NotComplete(_("Member %(number)d: this is not the number of a document.") % {"number": number + 1})
            _forget(member)
            row = confidential.seal(typed, purpose=PURPOSE, now=now)
            member["identity"] = {"confidential": row.pk, "hmac": row.mark}
            sealed.append(number)
    return sealed


def _forget(member: Draft) -> None:
    """What was sealed before is not needed any more, unless a version that was handed in names it."""
    held: Any = member.get("identity")
    if not isinstance(held, dict) or Delegation.objects.filter(revisions__canonical__contains=str(held.get("hmac"))).exists():
        return
    sealed: Any = held.get("confidential")
    row = Confidential.objects.filter(pk=sealed, purpose=PURPOSE).first()
    named = Delegation.objects.filter(draft__members__contains=[{"identity": {"confidential": sealed}}])
    if row and named.count() <= 1:
        confidential.erase(row)


def looked(request: HttpRequest, pk: int) -> set[str]:
    """The parts somebody has been through; only there gaps are pointed at."""
    return set(request.session.get(LOOKED.format(pk), ()))


def look(request: HttpRequest, pk: int, *parts: str) -> None:
    known = looked(request, pk)
    if not known.issuperset(parts):
        request.session[LOOKED.format(pk)] = sorted(known | set(parts))
