"""Lists of matters (事项列表): mine, and all I may see; searched, filtered, keyset-paged, each as .xlsx."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from workflow.core import kinds
from workflow.core.models import Matter
from workflow.desk.paging import page_of
from workflow.desk.sheets import workbook

ROWS_IN_A_SHEET = 5000


@require_GET
def visible(request: HttpRequest) -> HttpResponse:
    """All matters this person may see."""
    return _list(request, Matter.objects.visible_to(request.user), title=_("All matters"), place="matters")


@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """What this person applied for, prepares or travels on."""
    return _list(request, Matter.objects.of(request.user), title=_("My applications"), place="mine")


def _list(request: HttpRequest, matters, *, title: str, place: str) -> HttpResponse:
    text, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    if text:
        matters = matters.matching(text)
    if state:
        matters = matters.filter(state=state)
    matters = matters.select_related("owner", "unit")
    if request.GET.get("format") == "xlsx":
        return workbook(matters.order_by("-id")[:ROWS_IN_A_SHEET], title=title)
    page = page_of(matters, request.GET)
    states = [state for kind in kinds.installed() for state in kind.life.states]
    context = {"page": page, "title": title, "place": place, "q": text, "state": state, "states": states,
               "names": {state.code: state.name for state in states}}
    return render(request, "desk/matters.html", context)
