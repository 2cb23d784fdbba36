"""Accounting (总结归档) as forms: summary, promises, costs, sharing, archive."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Person
from workflow.applying import closing
from workflow.applying.step_forms import WhyForm
from workflow.core.forms import StepForm, date_field, long_text
from workflow.matters.visits import accounts, stays
from workflow.matters.visits.application import CHOICES
from workflow.matters.visits.models import Promise

A_MONTH = 30


class HandInSummary(StepForm):
    step, title, button, icon, errand = "hand_in_summary", _("Hand in the summary"), _("Hand in"), "file-text", "summary"
    done = long_text(_("What was done"), rows=5)
    leaders_met = forms.CharField(label=_("Received by which leaders"), max_length=200, required=False)
    results = long_text(_("Results of the visit"))
    problems = long_text(_("What was out of order"), required=False)
    photos = forms.FileField(label=_("Photographs"), required=False)
    uploads = {"photos": "photos"}


class AcceptSummary(StepForm):
    step, title, button, icon, errand = "accept_summary", _("Accept the summary"), _("Accept"), "check", "read_summary"

    @classmethod
    def offered(cls, matter):
        return accounts.to_read(matter)


class ReturnSummary(WhyForm):
    step, title, button, icon, errand = "return_summary", _("Send the summary back"), _("Send back"), "undo-2", "read_summary"
    danger = True

    @classmethod
    def offered(cls, matter):
        return accounts.to_read(matter)


class MakePromise(StepForm):
    step, title, button, icon = "make_promise", _("Record a promise"), _("Record"), "handshake"
    what = forms.CharField(label=_("What was promised"), max_length=200)
    person = forms.TypedChoiceField(label=_("Who keeps it"), coerce=int)
    due_on = date_field(_("Until when"))

    def prepare(self):
        """The hosts stand there to choose; others of the unit, too."""
        hosts = stays.team(self.matter)
        unit = Person.objects.active().filter(holdings__post__unit=self.matter.unit).distinct()
        people = {person.pk: str(person) for person in [*hosts, *unit]}
        self.fields["person"].choices = list(people.items())
        self.initial.setdefault("due_on", self.today + timedelta(days=A_MONTH))


class ClosePromise(StepForm):
    step, title, button, icon, errand = "close_promise", _("Close a promise"), _("Close"), "check-check", "promise"
    promise = forms.TypedChoiceField(label=_("Promise"), coerce=int)
    outcome = forms.ChoiceField(label=_("What became of it"), widget=forms.RadioSelect)
    note = forms.CharField(label=_("Note; why, or in which matter it goes on"), max_length=200, required=False)

    def prepare(self):
        rows = accounts.open_promises(self.matter).select_related("person")
        self.fields["promise"].choices = [(row.pk, f"{row.what} · {row.person}") for row in rows]
        self.fields["outcome"].choices = [choice for choice in Promise.Outcome.choices if choice[0]]

    @classmethod
    def offered(cls, matter):
        return accounts.open_promises(matter).exists()


class Settle(closing.Settle):
    """With how many people and times, which the limits are taken from."""

    def approved(self):
        return self.matter.application.costs

    def label(self, line):
        return gettext("%(kind)s, approved %(amount)s yuan: actual in yuan") % {"kind": _kind_of(line), "amount": line.amount}

    def beside(self, number, line):
        words = (("people", _("for how many people")), ("times", _("days or occasions")), ("staff", _("own staff")))
        return {
            f"{name}{number}": forms.IntegerField(
                label=f"{_kind_of(line)}: {said}", min_value=0, required=False, initial=getattr(line, name)
            )
            for name, said in words
        }

    @classmethod
    def offered(cls, matter):
        return accounts.owes(matter) and not accounts.summary_lacking(matter)

    def facts(self, *, now):
        said = self.cleaned_data
        lines = [
            {"kind": line.kind, "amount": str(said[f"line{n}"]), "stars": line.stars,
             **{name: said[f"{name}{n}"] for name in ("people", "times", "staff")}}
            for n, line in enumerate(self.approved())
        ]  # fmt: skip
        return {"lines": lines, "note": said["note"]}


def _kind_of(line) -> str:
    return str(CHOICES["costs.kind"][line.kind])
