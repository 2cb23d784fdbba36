"""Lists of matters (事项列表): mine, and all I may see; searched, filtered, keyset-paged, each as .xlsx."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from workflow.core import kinds
from workflow.core.models import Matter
from workflow.core.models.matter import MatterQuerySet
from workflow.desk.paging import page_of
from workflow.desk.sheets import workbook

ROWS_IN_A_SHEET = 5000


@require_GET
def visible(request: HttpRequest) -> HttpResponse:
    """All matters this person may see."""
    return _list(request, MatterQuerySet.first_visible_to, title=_("All matters"), place="matters")


@require_GET
def own(request: HttpRequest) -> HttpResponse:
    """What this person applied for, prepares or travels on."""
    return _list(request, MatterQuerySet.first_of, title=_("My applications"), place="mine")


def _list(request: HttpRequest, first, *, title: str, place: str) -> HttpResponse:
    text, state, code = request.GET.get("q", "").strip(), request.GET.get("state", ""), request.GET.get("kind", "")
    matters = Matter.objects.listed().select_related("owner", "unit")
    matters = matters.matching(text) if text else matters
    wanted = {name: value for name, value in (("state", state), ("kind", code)) if value}
    matters = matters.filter(**wanted)
    if request.GET.get("format") == "xlsx":
        return workbook(first(matters, request.user, order="-pk", count=ROWS_IN_A_SHEET), title=title)
    page = page_of(matters, request.GET, first=lambda rows, order, count: first(rows, request.user, order=order, count=count))
    known = {kind.code: kind for kind in kinds.installed()}
    shown = [known[code]] if code in known else list(known.values())
    context = {
        "page": page, "title": title, "place": place, "q": text, "state": state, "kind": code, "kinds": list(known.values()),
        "states": {state.code: state.name for kind in shown for state in kind.life.states}.items(),
    }  # fmt: skip
    return render(request, "desk/matters.html", context)
