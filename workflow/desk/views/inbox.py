"""The inbox (待办): everything that waits for me, urgent first; claim and put back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from approvals import inbox
from approvals.actions.claim import claim, put_back
from approvals.asked import foretell
from approvals.models import Assignment, Copy
from workflow.core.models import Matter
from workflow.core.once import once
from workflow.desk.rows import row_of

COPIES = "copies"
MOST_COPIES = 200
UNSHOWN = ("subject__revision__canonical", "subject__draft", "subject__words")
VERBS = [{"value": "agree", "label": gettext_lazy("Agree with the ticked"), "primary": True}]


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page is the work that waits."""
    return redirect("inbox")


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """All open to-dos of this person, filtered by ?only=late|today|queue."""
    today = timezone.localdate()
    waiting = inbox.waiting(request.user, on=today).select_related("subject__revision").defer(*UNSHOWN)
    rows = [
        row_of(assignment, today=today, in_place_of=inbox.in_place_of(assignment, request.user, on=today))
        for assignment in waiting
    ]
    foretell(inbox.waiting_count, request.user, answer=len(rows))  # the shell shows it too
    chosen = request.GET.get("only", "")
    chips = [_chip(request, key, label, [r for r in rows if test(r, today)], chosen) for key, label, test in _filters()]
    shown = next((chip["rows"] for chip in chips if chip["current"]), rows)
    copies = _unread_copies(request.user)
    if copies or chosen == COPIES:
        chips.insert(1, _chip(request, COPIES, _("Copied to me"), copies, chosen))
    context = {
        "rows": shown, "total": len(rows), "chips": chips, "today": today, "copies": copies if chosen == COPIES else None,
        "several": sum(bool(row.pick) for row in shown) > 1, "verbs": VERBS,
    }  # fmt: skip
    return render(request, "desk/inbox.html", context)


def _unread_copies(person) -> list[Copy]:
    """What was copied to somebody who has not said yet that it was read, newest first (抄送我的)."""
    mine = Copy.objects.filter(person=person, read_at=None).select_related("subject__owner", "subject__unit", "by")
    return list(mine.defer("subject__draft", "subject__words").order_by("-pk")[:MOST_COPIES])


def _filters():
    return (
        ("", _("All"), lambda row, today: True),
        ("late", _("Overdue"), lambda row, today: row.due_on and row.due_on < today),
        ("today", _("Due today"), lambda row, today: row.due_on == today),
        ("urgent", _("Urgent"), lambda row, today: row.urgent),
        ("queue", _("To claim"), lambda row, today: row.queued),
    )


def _chip(request, key, label, rows, chosen) -> dict:
    url = f"?only={key}" if key else request.path
    return {
        "url": url, "label": label, "count": len(rows), "rows": rows, "current": key == chosen, "urgent": key == "late" and rows,
    }


def asked(request: HttpRequest, pk: int) -> Assignment:
    """An open or closed assignment of a matter this person may see; a foreign one is 404."""
    return get_object_or_404(Assignment, pk=pk, subject__in=Matter.objects.visible_to(request.user))


@require_POST
def claims(request: HttpRequest, pk: int) -> HttpResponse:
    """Claim a to-do (认领) and go to its matter."""
    assignment = asked(request, pk)

    def answer():
        claim(assignment.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Claimed: it waits for you alone now."))
        return redirect("matter", assignment.subject_id)

    return once(request, request.POST.get("_once", ""), answer)


@require_POST
def returns(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a claimed to-do back into its queue (放回)."""
    assignment = asked(request, pk)

    def answer():
        put_back(assignment.pk, by=request.user, now=timezone.now())
        messages.success(request, _("Put back: any colleague can claim it."))
        return redirect("inbox")

    return once(request, request.POST.get("_once", ""), answer)
