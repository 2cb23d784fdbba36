"""Sharing sessions (成果分享会): called, attended, signed, recorded with the matters they fulfil a duty of."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from approvals.errors import NotComplete
from workflow.core.models import Matter
from workflow.core.once import once
from workflow.desk.context import roles_in
from workflow.desk.paging import page_of
from workflow.desk.result_forms import AttendanceForm, SessionForm
from workflow.desk.result_sheets import attendance_sheet
from workflow.registers.models import SharingSession
from workflow.registers.results import attending, rights, sessions


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The sessions this person may see, the newest first."""
    found = SharingSession.objects.visible_to(request.user).select_related("organiser").prefetch_related("shares")
    organises = any(role in rights.ORGANISERS for role, _unit in roles_in(request))
    return render(request, "desk/result_sessions.html", {"page": page_of(found, request.GET), "organises": organises})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Call one."""
    now = timezone.now()
    rights.admit_to_organise(request.user, now=now)
    waiting = sessions.waiting_for(request.user)
    if request.method == "GET":
        picked = [int(word) for word in request.GET.getlist("matter") if word.isascii() and word.isdecimal() and len(word) < 19]
        form = SessionForm(waiting=waiting, initial={"held_on": timezone.localdate(now), "matters": picked})
        return render(request, "desk/result_session_new.html", {"form": form})
    form = SessionForm(request.POST, request.FILES, waiting=waiting)

    def answer() -> HttpResponse:
        if form.is_valid():
            try:
                return redirect(sessions.plan(**form.cleaned_data, by=request.user, now=now))
            except NotComplete as refusal:
                form.add_error(None, refusal.complaints)
        return render(request, "desk/result_session_new.html", {"form": form}, status=422)

    return once(request, request.POST.get("_once", ""), answer)


def _visible(request: HttpRequest, pk: int) -> SharingSession:
    return get_object_or_404(SharingSession.objects.visible_to(request.user).select_related("organiser"), pk=pk)


@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: its matters, who came, what was handed out."""
    return _page(request, _visible(request, pk))


def _page(request: HttpRequest, session: SharingSession, *, status: int = 200, **more: Any) -> HttpResponse:
    shares = list(session.shares.select_related("matter__unit", "material").defer("matter__draft", "matter__words"))
    theirs = Matter.objects.visible_to(request.user).filter(pk__in=[share.matter_id for share in shares])
    seen = set(theirs.values_list("pk", flat=True))
    context = {
        "session": session, "shares": [(share, share.matter_id in seen) for share in shares],
        "attendees": list(session.attendees.all()), "units": sessions.by_unit(session), "today": timezone.localdate(),
        "organises": session.organiser_id == request.user.pk or rights.has(roles_in(request), rights.OFFICE),
        "waits": any(share.shared_at is None for share in shares), "attendance": AttendanceForm(),
    }  # fmt: skip
    return render(request, "desk/result_session.html", context | more, status=status)


@require_POST
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down who came."""
    session, form = _visible(request, pk), AttendanceForm(request.POST)
    if form.is_valid():
        try:
            new = attending.attend(session, form.cleaned_data["lines"], by=request.user, now=timezone.now())
        except NotComplete as refusal:
            form.add_error(None, refusal.complaints)
        else:
            messages.success(request, _("New on the list: %(count)d.") % {"count": new})
            return redirect(session)
    return _page(request, session, status=422, attendance=form)


@require_POST
def striking(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Take somebody off the list."""
    session = _visible(request, pk)
    attending.strike(session, row, by=request.user, now=timezone.now())
    return redirect(session)


@require_POST
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """The organiser signs; then the duty of every matter is recorded, each by itself."""
    session, now = _visible(request, pk), timezone.now()
    try:
        session = sessions.sign(session, by=request.user, now=now)
    except NotComplete as refusal:
        return _page(request, session, status=422, complaints=refusal.complaints)
    return _record(request, session)


@require_POST
def recordings(request: HttpRequest, pk: int) -> HttpResponse:
    """Once more for the matters that refused."""
    return _record(request, _visible(request, pk))


def _record(request: HttpRequest, session: SharingSession) -> HttpResponse:
    for matter, complaints in sessions.record(session, by=request.user, now=timezone.now()):
        said = {"matter": str(matter), "why": " ".join(str(one) for one in complaints)}
        if complaints:
            messages.error(request, _("%(matter)s: %(why)s") % said)
        else:
            messages.success(request, _("%(matter)s: the results are shared.") % said)
    return redirect(session)


@require_GET
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The list to be signed, as .xlsx."""
    return attendance_sheet(_visible(request, pk))
