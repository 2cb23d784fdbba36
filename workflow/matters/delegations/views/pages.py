"""What a part shows, whole or in fragments."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from workflow.matters.delegations.forms.papers import shown
from workflow.matters.delegations.forms.parts import Part
from workflow.matters.delegations.forms.sheet import sheet
from workflow.matters.delegations.forms.standing import Standing, Words, standing
from workflow.matters.delegations.models import Delegation
from workflow.registers.limits import limits_on

from .checks import last_look
from .frame import frame
from .members import found
from .writing import looked


def context_of(
    request: HttpRequest, matter: Delegation, part: Part, *, words: Words | None = None, focus: str = "", sent: Any = None
) -> dict[str, Any]:
    """Context of a part's page and of its fragments; ``sent`` is what was typed and could not be kept."""
    through = looked(request, matter.pk)
    stands = stands_now(matter)
    said = stands.words(looked=through) | (words or {})
    context = frame(request, matter, part, stands, looked=through) | {"words": said, "stands": stands}
    context |= sheet(part, matter, matter.draft, said, focus=focus, sent=sent)
    if part.code == "people":
        context |= found(matter, request.POST.get("q", "") or request.GET.get("q", ""))
    if part.code == "papers":
        context |= shown(matter, stands.application, said)
    if part.code == "check":
        context |= last_look(request, matter, stands)
    return context


def stands_now(matter: Delegation) -> Standing:
    """The draft against today's limits: what a matter keeps is chosen when it is handed in."""
    return standing(matter, limits_on(timezone.localdate()))
