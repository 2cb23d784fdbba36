"""What a part shows, whole or in fragments."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from workflow.applying.form import CHECK, PAPERS, Part
from workflow.applying.papers import shown
from workflow.applying.sheet import sheet
from workflow.applying.standing import Standing, Words, standing
from workflow.applying.views.checks import last_look
from workflow.applying.views.frame import frame
from workflow.applying.views.members import found
from workflow.applying.views.writing import looked
from workflow.registers.limits import limits_on


def context_of(
    request: HttpRequest, matter: Any, part: Part, *, words: Words | None = None, focus: str = "", sent: Any = None
) -> dict[str, Any]:
    """Context of a part's page and of its fragments; ``sent`` is what was typed and could not be kept."""
    through = looked(request, matter.pk)
    stands = stands_now(matter)
    said = stands.words(looked=through) | (words or {})
    context = frame(request, matter, part, stands, looked=through) | {"words": said, "stands": stands}
    context |= sheet(stands.form, part, matter, matter.draft, said, focus=focus, sent=sent)
    people = next((name for name, each in part.lists.items() if each.people), None)
    if people:
        context |= found(matter, people, request.POST.get("q", "") or request.GET.get("q", ""))
    if part is PAPERS:
        context |= shown(stands.form, matter, stands.application, said)
    if part is CHECK:
        context |= last_look(request, matter, stands)
    return context


def stands_now(matter: Any) -> Standing:
    """The draft against today's limits: what a matter keeps is chosen when it is handed in."""
    today = timezone.localdate()
    return standing(matter, limits_on(today), today=today)
