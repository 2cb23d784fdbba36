"""Writing (编写): whose draft it is, which version was on the screen, and how what was typed gets into it."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from approvals.errors import NotNow
from workflow.applying import drafts
from workflow.applying.drafts import EDITABLE
from workflow.applying.form import Draft
from workflow.core import kinds
from workflow.core.models import Matter

STALE = gettext_lazy(
    "It was saved at %(at)s in another window or by somebody else. Open the page again; copy what you typed first."
)
LOOKED = "looked_{}"  # the parts of a draft somebody has been through, kept with their session


def own(request: HttpRequest, pk: int) -> Any:
    """A matter this person applies for or prepares, as its kind's own object; any other is 404."""
    mine = Matter.objects.filter(Q(owner=request.user.pk) | Q(preparer=request.user.pk))
    code = mine.filter(pk=pk).values_list("kind", flat=True).first()
    if code is None or not kinds.get(code).form:
        raise Http404
    return kinds.get(code).model.objects.select_related("owner", "preparer", "unit").get(pk=pk)


def version(matter: Any) -> str:
    """The state of the draft that a page was made from."""
    return matter.changed_at.isoformat()


@transaction.atomic
def write(pk: int, *, by, now, seen: str, change: Callable[[Draft], Draft], urgency: tuple[bool, str] | None = None) -> Any:
    """Change the draft; raises NotNow when somebody, or oneself in another window, saved it after it was ``seen``.

    What changes nothing makes no new version, so that a mere look into another window does not stop anybody.
    """
    matter = Matter.objects.held(pk)
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


def looked(request: HttpRequest, pk: int) -> set[str]:
    """The parts somebody has been through; only there gaps are pointed at."""
    return set(request.session.get(LOOKED.format(pk), ()))


def look(request: HttpRequest, pk: int, *parts: str) -> None:
    known = looked(request, pk)
    if not known.issuperset(parts):
        request.session[LOOKED.format(pk)] = sorted(known | set(parts))
