"""Bringing colleagues in (加签、转办、征求意见): add a signer, hand on, ask for advice, take somebody off again; find them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.consult import consult
from approvals.actions.transfer import transfer
from approvals.errors import NotComplete
from approvals.models import Assignment
from workflow.core import secrecy
from workflow.core.once import once
from workflow.desk.colleagues import chosen, found
from workflow.desk.views.inbox import asked

LONGEST = 500  # characters of a question


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Whom one may bring in to ?assignment=, by ?q=; a fragment."""
    number = request.GET.get("assignment", "")
    context: dict[str, Any] = {"found": None}
    if number:
        assignment = asked(request, int(number) if number.isdecimal() else 0)
        context = found(assignment, request.GET.get("q", ""), by=request.user, now=timezone.now())
    return render(request, "desk/people.html", context)


@require_POST
def signers(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a signer (加签) before, beside or after me."""
    question, how = _question(request), request.POST.get("how", "")
    return _done(
        request, pk, lambda to_do, now: add_signer(
            to_do.pk, by=request.user, whom=chosen(request), how=how, question=question, now=now),
        _("%(name)s is asked to sign as well."), "matter",
    )  # fmt: skip


@require_POST
def transfers(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand it on for good (转办)."""
    why = _question(request, "why")
    return _done(
        request, pk, lambda to_do, now: transfer(to_do.pk, by=request.user, to=chosen(request), why=why, now=now),
        _("Handed on to %(name)s."), "inbox",
    )  # fmt: skip


@require_POST
def consultations(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for advice (征求意见); mine waits until it is there."""
    question = _question(request)
    return _done(
        request, pk, lambda to_do, now: consult(to_do.pk, by=request.user, whom=chosen(request), question=question, now=now),
        _("%(name)s is asked; it comes back to you with the answer."), "matter",
    )  # fmt: skip


@require_POST
def removals(request: HttpRequest, pk: int) -> HttpResponse:
    """Take off whom I added or asked, who has not acted (减签、收回询问)."""
    return _done(
        request, pk, lambda to_do, now: take_off(to_do.pk, by=request.user, now=now), _("%(name)s is not asked any more."), "matter"
    )


def _question(request: HttpRequest, name: str = "question") -> str:
    """What is asked, in so many characters, without a mark of secrecy."""
    words = request.POST.get(name, "").replace("\x00", "")
    secrecy.refuse_marked(words)
    if len(words) > LONGEST:
        raise NotComplete(_("At most %(most)d characters, please; you wrote %(count)d.") % {"most": LONGEST, "count": len(words)})
    return words


def _done(request: HttpRequest, pk: int, deed: Callable[..., Assignment | None], sentence: str, way: str) -> HttpResponse:
    """Do it once, say whom it concerns, lead on."""
    to_do = asked(request, pk)

    def answer() -> HttpResponse:
        changed = deed(to_do, timezone.now()) or to_do
        messages.success(request, sentence % {"name": changed.person})
        return redirect("matter", to_do.subject_id) if way == "matter" else redirect("inbox")

    return once(request, request.POST.get("_once", ""), answer)
