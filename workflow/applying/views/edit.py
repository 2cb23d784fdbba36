"""A part of the form (填写): shown, saved as it is typed, with lines that come and go; with script and without."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflow.applying.binding import bound
from workflow.applying.drafts import EDITABLE
from workflow.applying.form import CHECK, Part, form_of
from workflow.applying.sealing import seal_numbers
from workflow.applying.views.answers import Change, count_lines, fragment, led_on
from workflow.applying.views.pages import context_of, stands_now
from workflow.applying.views.verbs import carried_out
from workflow.applying.views.writing import look, looked, own, write

LOOKED_THROUGH = ("save", "next", "submit", "ask_confirmation")


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """One part of one's own draft; once it is handed in, there is only its page."""
    matter = own(request, pk)
    form = form_of(matter)
    page = form.page(part)
    if page is None:
        raise Http404
    if request.method == "POST":
        return _written(request, matter, page)
    if matter.state not in EDITABLE:
        messages.info(request, _("The application has been handed in; withdraw it before you change it."))
        return redirect(matter)
    if page is CHECK:
        look(request, pk, *(each.code for each in form.pages))
    return render(request, "applying/edit.html", context_of(request, matter, page))


def _written(request: HttpRequest, matter: Any, part: Part) -> HttpResponse:
    """Take what was sent into the draft, do what the button says, answer as it was asked."""
    verb, _colon, argument = request.POST.get("verb", "").partition(":")
    if verb == "enter":  # the key, not a button
        verb = "find" if request.POST.get("q", "").strip() else "save"
    form, now, done = form_of(matter), timezone.now(), Change(verb=verb, lines_before=count_lines(part, matter.draft))
    if request.headers.get("HX-Request"):
        done.words_before = stands_now(matter).words(looked=looked(request, matter.pk))

    def change(draft: dict[str, Any]) -> dict[str, Any]:
        draft = bound(form, part, draft, request.POST)
        if verb:
            done.sealed = seal_numbers(form, part, draft, request.POST, now=now)
        done.focus = carried_out(form, verb, argument, draft, by=request.user, today=timezone.localdate(now))
        form.settle(part, draft, request.POST)
        return draft

    urgency, done.words = _urgency(request) if part is form.first else (None, {})
    saved = write(matter.pk, by=request.user, now=now, seen=request.POST.get("version", ""), change=change, urgency=urgency)
    if verb in LOOKED_THROUGH:
        look(request, matter.pk, part.code)
    answer = fragment if request.headers.get("HX-Request") else led_on
    return answer(request, saved, part, done)


def _urgency(request: HttpRequest) -> tuple[tuple[bool, str] | None, dict[str, tuple[str, str]]]:
    """Whether and why it is urgent (加急); without a reason it is not taken, and that is said."""
    if "urgent" not in request.POST:
        return None, {}
    urgent = request.POST.getlist("urgent")[-1] == "true"
    reason = request.POST.get("urgent_reason", "").replace("\x00", "").strip()[:200]
    if urgent and not reason:
        return None, {"urgent_reason": ("bad", _("Say why it is urgent."))}
    return (urgent, reason if urgent else ""), {}
