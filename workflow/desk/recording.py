"""Recording (代录): what the office may enter of a decision taken on paper or in a meeting, for each to-do of others."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.deadlines import whose
from approvals.models import Assignment
from approvals.people.models import Role
from workflow.core.forms import date_field, long_text

OFFICE = (Role.FAO, None)
VERDICTS = [("agree", _("Agree")), ("back", _("Send back")), ("reject", _("Reject"))]


class RecordForm(forms.Form):
    """The paper: who decided what, on which paper; the scan is the evidence."""

    decider = forms.IntegerField(label=_("Who decided"), widget=forms.Select)  # whether they were asked, the verb says
    verb = forms.ChoiceField(label=_("Decision"), choices=VERDICTS, widget=forms.RadioSelect)
    opinion = long_text(_("Opinion"), required=False, help_text=_("As on the paper; needed when it sends back or rejects."))
    number = forms.CharField(label=_("Number of the paper or the minutes"), max_length=100)
    dated = date_field(_("Date of the paper"))
    scan = forms.FileField(label=_("Scan"))

    def __init__(self, *args: Any, assignment: Assignment, barred: Collection[int], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"record{assignment.pk}_%s"} | kwargs)
        self.assignment = assignment
        deciders = whose(assignment, barred=barred, on=today)
        self.fields["decider"].widget.choices = [(person.pk, person.name) for person in deciders]  # type: ignore
        self.title = gettext("Record a decision made on paper: %(phase)s") % {"phase": assignment.panel.phase.named}


def recordable(matter, person, roles: set[tuple[str, int | None]], *, mine: list[Assignment], today) -> list[RecordForm]:
    """A form for each open decision that waits for others, where the person is of the office and not concerned."""
    if OFFICE not in roles or matter.life.state(matter.state).side:
        return []
    barred = barred_from(matter)
    if person.pk in barred:
        return []
    own = {assignment.pk for assignment in mine}
    waiting = matter.assignments.open().filter(panel__isnull=False).exclude(pk__in=own)
    asked = waiting.select_related("panel__phase", "person", "unit", "subject")
    return [RecordForm(assignment=each, barred=barred, today=today) for each in asked]


def barred_from(matter) -> set[int]:
    """Whom the matter concerns: they neither decide nor record."""
    return set(matter.barred_people.values_list("person_id", flat=True))
