"""Recording (代录): what the office may enter of a decision taken on paper or in a meeting, for each to-do of others."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.deadlines import whose
from approvals.models import Assignment
from approvals.people.models import Role
from workflow.core.forms import date_field, long_text

VERDICTS = [("agree", _("Agree")), ("back", _("Send back")), ("reject", _("Reject"))]


class RecordForm(forms.Form):
    """The paper: who decided what, on which paper; the scan is the evidence."""

    decider = forms.TypedChoiceField(label=_("Who decided"), coerce=int)
    verb = forms.ChoiceField(label=_("Decision"), choices=VERDICTS, widget=forms.RadioSelect)
    opinion = long_text(_("Opinion"), required=False, help_text=_("As on the paper; needed when it sends back or rejects."))
    number = forms.CharField(label=_("Number of the paper or the minutes"), max_length=100)
    dated = date_field(_("Date of the paper"))
    scan = forms.FileField(label=_("Scan"))

    def __init__(self, *args: Any, assignment: Assignment, deciders: list, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"record{assignment.pk}_%s", **kwargs)
        self.assignment = assignment
        self.fields["decider"].choices = [(person.pk, person.name) for person in deciders]  # type: ignore[attr-defined]
        self.title = gettext("Record a decision made on paper: %(phase)s") % {"phase": assignment.panel.phase.named}


def recordable(matter, person, roles: set[tuple[str, int | None]], *, mine: list[Assignment], today) -> list[RecordForm]:
    """A form for each open decision that waits for others, where the person is of the office and not concerned."""
    if (Role.FAO, None) not in roles or matter.life.state(matter.state).side:
        return []
    if matter.barred_people.filter(person=person).exists():
        return []
    own = {assignment.pk for assignment in mine}
    waiting = matter.assignments.open().filter(panel__isnull=False).exclude(pk__in=own)
    asked = waiting.select_related("panel__phase", "person", "unit", "subject")
    return [RecordForm(assignment=a, deciders=whose(a, on=today)) for a in asked]
