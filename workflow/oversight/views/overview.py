"""The leading group's desk (监督首页)."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from approvals.deputies import desk_of, instant
from approvals.errors import NotYours
from workflow.oversight import rights
from workflow.oversight.desk import desk


@require_GET
def page(request: Any) -> HttpResponse:
    """What waits, what is late, where the risks are; for the leading group and the office."""
    now, today = timezone.now(), timezone.localdate()
    roles = {role for role, unit in desk_of(request.user, at=instant(today)).roles if unit is None}  # the shell asks the same
    if not roles & rights.READS:
        raise NotYours(str(rights.FOR_READERS))
    context = {"desk": desk(today=today), "today": today, "now": now, "plans": bool(roles & rights.PLANS)}
    return render(request, "oversight/desk.html", context)
