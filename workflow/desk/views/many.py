"""Deciding on many (批量办理): agree with the ticked ones; a page says of each what came of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from approvals.errors import NotComplete
from workflow.core import secrecy
from workflow.core.many import agree_with


@require_POST
def decisions(request: HttpRequest) -> HttpResponse:
    """POST ``pick`` = to-do:digest for each row that was ticked. Sent twice, nothing is done twice."""
    opinion = request.POST.get("opinion", "")
    secrecy.refuse_marked(opinion)
    picks = dict(_pick(value) for value in request.POST.getlist("pick"))
    answers = agree_with(picks, request, opinion=opinion, key=request.POST.get("_once", ""))
    done = [answer for answer in answers if not answer.complaints]
    return render(request, "desk/decided.html", {
        "answers": answers, "done": len(done), "refused": len(answers) - len(done), "place": "inbox",
    })  # fmt: skip


def _pick(value: str) -> tuple[int, str]:
    number, _colon, digest = value.partition(":")
    if not number.isdecimal() or len(number) > 18:
        raise NotComplete(_("Tick what you agree with."))
    return int(number), digest
