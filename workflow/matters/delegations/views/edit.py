"""A part of the form (填写): shown, saved as it is typed, with lines that come and go; with script and without."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from workflow.matters.delegations.forms.binding import bound
from workflow.matters.delegations.forms.lines import with_days
from workflow.matters.delegations.forms.parts import BY_CODE, Part
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.states import EDITABLE

from .answers import Change, fragment, led_on
from .pages import context_of, stands_now
from .verbs import carried_out
from .writing import look, looked, own, seal_numbers, write

LOOKED_THROUGH = ("save", "next", "submit", "ask_confirmation")


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int, part: str) -> HttpResponse:
    """One part of one's own draft; once it is handed in, there is only its page."""
    if part not in BY_CODE:
        raise Http404
    matter = own(request, pk)
    if request.method == "POST":
        return _written(request, matter, BY_CODE[part])
    if matter.state not in EDITABLE:
        messages.info(request, _("The application has been handed in; withdraw it before you change it."))
        return redirect(matter)
    if part == "check":
        look(request, pk, *BY_CODE)
    return render(request, "delegations/edit.html", context_of(request, matter, BY_CODE[part]))


def _written(request: HttpRequest, matter: Delegation, part: Part) -> HttpResponse:
    """Take what was sent into the draft, do what the button says, answer as it was asked."""
    verb, _colon, argument = request.POST.get("verb", "").partition(":")
    if verb == "enter":  # the key, not a button
        verb = "find" if part.code == "people" and request.POST.get("q", "").strip() else "save"
    now, done = timezone.now(), Change(verb=verb, lines_before=len(matter.draft.get("itinerary") or []))
    if request.headers.get("HX-Request"):
        done.words_before = stands_now(matter).words(looked=looked(request, matter.pk))

    def change(draft: dict[str, Any]) -> dict[str, Any]:
        draft = bound(part, draft, request.POST)
        if part.code == "people" and verb:
            done.sealed = seal_numbers(draft, request.POST, now=now)
        done.focus = carried_out(verb, argument, draft, by=request.user, today=timezone.localdate(now))
        return with_days(draft) if part.code == "journey" else draft

    urgency, done.words = _urgency(request, part)
    saved = write(matter.pk, by=request.user, now=now, seen=request.POST.get("version", ""), change=change, urgency=urgency)
    if verb in LOOKED_THROUGH:
        look(request, matter.pk, part.code)
    answer = fragment if request.headers.get("HX-Request") else led_on
    return answer(request, saved, part, done)


def _urgency(request: HttpRequest, part: Part) -> tuple[tuple[bool, str] | None, dict[str, tuple[str, str]]]:
    """Whether and why it is urgent (加急); without a reason it is not taken, and that is said."""
    if part.code != "basics" or "urgent" not in request.POST:
        return None, {}
    urgent = request.POST.getlist("urgent")[-1] == "true"
    reason = request.POST.get("urgent_reason", "").replace("\x00", "").strip()[:200]
    if urgent and not reason:
        return None, {"urgent_reason": ("bad", _("Say why it is urgent."))}
    return (urgent, reason if urgent else ""), {}
