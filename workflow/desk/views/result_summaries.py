"""Public results (公开成果): the summary, its publication, the page outside; and the data of a contact, destroyed."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from approvals.errors import NotComplete
from workflow.desk.paging import page_of
from workflow.desk.result_forms import ErasureForm, SummaryForm
from workflow.desk.views.results import done, show, visible
from workflow.registers.models import Result
from workflow.registers.results import contacts, rights, summaries

SHOWN = ("pk", "kind", "public_title", "public_summary", "happened_on", "places", "published_at", "unit__name")


@require_POST
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """Write it down, unless something personal stands in it."""
    result, form = visible(request, pk), SummaryForm(request.POST, auto_id="summary_%s")
    return done(request, result, form, "summary", lambda: summaries.write(
        result, **form.cleaned_data, by=request.user, now=timezone.now()))


@require_POST
def publication(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it outside."""
    result = visible(request, pk)
    try:
        summaries.publish(result, by=request.user, now=timezone.now())
    except NotComplete as refusal:
        form = SummaryForm({"title": result.public_title, "summary": result.public_summary}, auto_id="summary_%s")
        form.add_error(None, refusal.complaints)
        return show(request, result, status=422, summary=form)
    messages.success(request, _("The summary is public now."))
    return redirect(result)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it back."""
    result = visible(request, pk)
    summaries.withdraw(result, by=request.user, now=timezone.now())
    messages.success(request, _("The summary is not public any more."))
    return redirect(result)


@require_POST
def erasure(request: HttpRequest, pk: int) -> HttpResponse:
    """Destroy the personal data of a contact."""
    result, form = visible(request, pk), ErasureForm(request.POST, auto_id="erasure_%s")
    rights.admit_office(request.user, now=timezone.now())
    return done(request, result, form, "erasure", lambda: contacts.erase(
        result, **form.cleaned_data, by=request.user, now=timezone.now()))


@require_GET
@login_not_required
@never_cache
def outside(request: HttpRequest) -> HttpResponse:
    """What the school made public, for whoever comes by where the school opened it, else for who is signed in."""
    _must_be_open(request)
    page = page_of(_public(), request.GET)
    return _unindexed(render(request, "desk/public_results.html", {"page": page}))


@require_GET
@login_not_required
@never_cache
def outside_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One of them: title, summary, unit, countries, year. Withdrawn is gone: 404."""
    _must_be_open(request)
    return _unindexed(render(request, "desk/public_result.html", {"result": get_object_or_404(_public(), pk=pk)}))


def _public():
    """Nothing else is even read."""
    return Result.objects.public().select_related("unit").only(*SHOWN)


def _must_be_open(request: HttpRequest) -> None:
    if not settings.PUBLIC_RESULTS and not request.user.is_authenticated:
        raise Http404


def _unindexed(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
