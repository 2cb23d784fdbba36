"""Handing over (离职交接): what somebody who leaves has open, who takes it, and what became of each."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from approvals.actions.appoint_deputy import may_care
from approvals.actions.hand_over import hand_over, open_of
from approvals.errors import NotComplete, NotYours
from approvals.people.models import Person
from workflow.desk.deputy_forms import SuccessorForm
from workflow.desk.rows import name_of, row_of


@require_http_methods(["GET", "POST"])
def handing_over(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what is open; POST hands it over, each in its own commit. Sent twice it finds nothing left to do."""
    now = timezone.now()
    if not may_care(request.user, on=timezone.localdate(now)):
        raise NotYours(_("Only the office or an administrator hands over what somebody leaves behind."))
    leaver = get_object_or_404(Person, pk=pk)
    form, done = SuccessorForm(request.POST or None, auto_id="successor_%s"), []
    if request.method == "POST" and form.is_valid():
        try:
            done = hand_over(leaver, to=form.cleaned_data["to"], by=request.user, now=now, name_of=name_of)
        except NotComplete as refusal:
            form.add_error("to", refusal.complaints)
        else:
            messages.success(request, _("Handed over: %(count)d.") % {"count": sum(one.ok for one in done)})
    today = timezone.localdate(now)
    context = {
        "leaver": leaver, "form": form, "today": today, "place": "people",
        "done": [(one, name_of(one.assignment)) for one in done],
        "rows": [row_of(assignment, today=today) for assignment in open_of(leaver)],
    }
    return render(request, "desk/hand_over.html", context, status=422 if form.errors else 200)
