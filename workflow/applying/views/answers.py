"""Answers (回应) to what was sent: the small pieces that changed for htmx, the next page for everybody else."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect, reswap, retarget

from workflow.applying.boxes import id_of
from workflow.applying.form import CHECK, Draft, Part, form_of
from workflow.applying.standing import Words
from workflow.applying.views.pages import context_of

STEPS = ("submit", "ask_confirmation")


@dataclass
class Change:
    """What was asked and what came of it."""

    verb: str
    lines_before: dict[str, int]
    focus: str = ""
    words: Words = field(default_factory=dict)
    words_before: Words = field(default_factory=dict)
    sealed: list[str] = field(default_factory=list)


def fragment(request: HttpRequest, matter: Any, part: Part, done: Change) -> HttpResponse:
    """For htmx: the words beside boxes that changed, the rules, the time; whole lines where their number changed."""
    if done.verb == "next":
        return HttpResponseClientRedirect(_way_on(request, matter, part, done))
    context = context_of(request, matter, part, words=done.words, focus=done.focus, sent=request.POST if done.words else None)
    if done.focus or done.verb.startswith("remove"):
        response = render(request, "applying/fragments/lines.html", context)
        return reswap(retarget(response, "#lines"), "innerHTML")
    said = context["words"]
    paths = sorted(path for path in {*said, *done.words_before} if said.get(path) != done.words_before.get(path))
    form = form_of(matter)
    if part is form.first:
        paths = [*{*paths, "urgent_reason"}]
    places = [boxes for _name, boxes in context["groups"]] + [line.boxes for each in context["lists"] for line in each.lines]
    context |= {
        "changed": [(path, id_of(path), said.get(path)) for path in paths if form.part_of(path) is part or path == "urgent_reason"],
        "grown": {name for name, count in count_lines(part, matter.draft).items() if count != done.lines_before.get(name)},
        "sealed": [filled for boxes in places for filled in boxes if filled.path in done.sealed],
    }
    return render(request, "applying/fragments/saved.html", context)


def count_lines(part: Part, draft: Draft) -> dict[str, int]:
    """How many lines each list of the page has."""
    return {name: len(draft.get(name) or []) for name in part.lists}


def led_on(request: HttpRequest, matter: Any, part: Part, done: Change) -> HttpResponse:
    """Without script: back to the part, on to the next, or through to the step that was asked for."""
    if done.words:
        context = context_of(request, matter, part, words=done.words, sent=request.POST)
        return render(request, "applying/edit.html", context, status=422)
    if part is CHECK and done.verb in STEPS:
        way = reverse("step", args=[matter.pk, done.verb])
        return HttpResponse(status=307, headers={"Location": way})  # the same post again, to the one door
    return redirect(_way_on(request, matter, part, done))


def _way_on(request: HttpRequest, matter: Any, part: Part, done: Change) -> str:
    here, form = reverse("edit", args=[matter.pk, part.code]), form_of(matter)
    unreadable = [path for path in matter.typed()[1] if form.part_of(path) is part]
    if done.verb == "next" and not unreadable and not done.words:
        return reverse("edit", args=[matter.pk, (form.after(part) or part).code])
    if done.verb == "find":
        return f"{here}?{urlencode({'q': request.POST.get('q', '')})}#found"
    if done.verb == "save":
        messages.success(request, _("Saved."))
    if unreadable:
        return f"{here}#{id_of(unreadable[0])}"
    return f"{here}#{id_of(done.focus)}" if done.focus else here

