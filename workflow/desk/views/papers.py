"""Papers that a worker prints (后台印制): order, watch, fetch. Without script the page is reloaded by hand."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from workflow.core import kinds
from workflow.core.once import once
from workflow.desk.views.matter import seen
from workflow.registers.models import PaperOrder
from workflow.registers.papers import rendering


def to_a_worker(request: HttpRequest, matter, code: str) -> HttpResponse:
    """The page that offers to have a long paper printed."""
    return render(request, "desk/paper_offer.html", {"matter": matter, "paper": kinds.get(matter.kind).papers[code], "code": code})


@require_POST
def orders(request: HttpRequest, pk: int) -> HttpResponse:
    """POST /matters/17/papers/orders/ with the codes: each ``code`` a paper, several become one file."""
    matter = seen(request, pk)
    if not matter.revision_id:
        raise Http404

    def answer() -> HttpResponse:
        ordered = rendering.order(matter, request.POST.getlist("code"), by=request.user, now=timezone.now())
        return redirect("paper_order", matter.pk, ordered.pk)

    return once(request, request.POST.get("_once", ""), answer)


@require_GET
@never_cache
def ordered(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """How far it is; htmx asks for the part that changes until there is nothing to wait for."""
    matter, found = seen(request, pk), _own(request, pk, order)
    papers = kinds.get(matter.kind).papers
    names = [papers[code].name for code in found.codes if code in papers]
    page = "desk/paper_order_state.html" if getattr(request, "htmx", False) else "desk/paper_order.html"
    return render(request, page, {"matter": matter, "order": found, "names": names})


@require_GET
@never_cache
def fetched(request: HttpRequest, pk: int, order: int) -> HttpResponse:
    """The finished file."""
    matter, found = seen(request, pk), _own(request, pk, order)
    try:
        pdf = rendering.fetched(found)
    except LookupError as error:
        raise Http404 from error
    response = HttpResponse(pdf, content_type="application/pdf")
    name = found.codes[0] if len(found.codes) == 1 else "papers"
    response["Content-Disposition"] = f'inline; filename="{matter.number}-{name}.pdf"'
    return response


def _own(request: HttpRequest, pk: int, order: int) -> PaperOrder:
    return get_object_or_404(PaperOrder, pk=order, matter_id=pk, by=request.user, until__gt=timezone.now())
