"""Accounting (总结归档) as forms: summary, promises, costs, sharing, archive."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Person
from workflow.applying.step_forms import WhyForm
from workflow.core.forms import StepForm, date_field, long_text
from workflow.duties.models import Sharing
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


class Settle(StepForm):
    """The approved lines stand there with how many people and times; the actual ones are filled in, in yuan."""

    step, title, button, icon, errand = "settle", _("Settle the costs"), _("Settle"), "receipt-text", "settle"
    note = long_text(_("Note; why, where more was spent than approved"), required=False)

    def prepare(self):
        for number, line in enumerate(self.matter.application.costs):
            kind = str(CHOICES["costs.kind"][line.kind])
            label = gettext("%(kind)s, approved %(amount)s yuan: actual in yuan") % {"kind": kind, "amount": line.amount}
            self.fields[f"line{number}"] = forms.DecimalField(label=label, min_value=0, max_digits=10, decimal_places=2)
            for name, words in (("people", _("for how many people")), ("times", _("days or occasions")), ("staff", _("own staff"))):
                self.fields[f"{name}{number}"] = forms.IntegerField(
                    label=f"{kind}: {words}", min_value=0, required=False, initial=getattr(line, name)
                )
        self.order_fields([*[name for name in self.fields if name != "note"], "note"])

    @classmethod
    def offered(cls, matter):
        return accounts.owes(matter) and not accounts.summary_lacking(matter)

    def facts(self, *, now):
        said = self.cleaned_data
        lines = [
            {"kind": line.kind, "amount": str(said[f"line{n}"]), "stars": line.stars,
             **{name: said[f"{name}{n}"] for name in ("people", "times", "staff")}}
            for n, line in enumerate(self.matter.application.costs)
        ]  # fmt: skip
        return {"lines": lines, "note": said["note"]}


class Share(StepForm):
    step, title, button, icon, errand = "share", _("Share the results"), _("Record"), "lightbulb", "share"
    held_on = date_field(_("Held or published on"))
    form = forms.ChoiceField(label=_("Form"), choices=Sharing.Form)
    title_ = forms.CharField(label=_("Title"), max_length=200)
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    attendance = forms.IntegerField(label=_("How many attended"), min_value=0, required=False)
    material = forms.FileField(label=_("Material"), required=False)
    uploads = {"material": "sharing"}

    def prepare(self):
        self.initial.setdefault("held_on", self.today)

    def facts(self, *, now):
        facts = super().facts(now=now)
        return facts | {"title": facts.pop("title_"), "attendance": facts["attendance"] or 0}


class Archive(StepForm):
    step, title, button, icon, errand = "archive", _("Seal the file"), _("Seal"), "archive", "archive"
