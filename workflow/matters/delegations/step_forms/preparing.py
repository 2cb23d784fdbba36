"""Preparing (行前) as forms: visas, briefing, pledges, passports."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field
from workflow.duties import briefings
from workflow.duties.models import Briefing
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import custody
from workflow.registers.passports.documents import belongs_to, going, kinds_for


class RecordVisa(StepForm):
    step, title, button, icon, errand = "record_visa", _("Record a visa"), _("Record"), "book-user", "documents"
    participant = forms.TypedChoiceField(label=_("Traveller"), coerce=int)
    visa = forms.ChoiceField(
        label=_("Visa"), widget=forms.RadioSelect,
        choices=[("none", _("not needed")), ("asked", _("applied for")), ("ready", _("in hand"))],
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def prepare(self):
        rows = going(self.matter).select_related("visa")
        self.fields["participant"].choices = [(row.pk, row.name) for row in sorted(rows, key=lambda row: hasattr(row, "visa"))]

    def facts(self, *, now):
        said = self.cleaned_data
        return {"participant": said["participant"], "needed": said["visa"] != "none", "ready": said["visa"] == "ready",
                "note": said["note"]}


class HoldBriefing(StepForm):
    step, title, button, icon, errand = "hold_briefing", _("Record the briefing"), _("Record"), "graduation-cap", "briefing"
    held_on = date_field(_("Held on"))
    presenter = forms.CharField(label=_("Presented by"), max_length=100)
    topics = forms.MultipleChoiceField(label=_("Topics"), choices=Briefing.Topic, widget=forms.CheckboxSelectMultiple)
    attended = forms.TypedMultipleChoiceField(label=_("Who attended"), coerce=int, widget=forms.CheckboxSelectMultiple)

    def prepare(self):
        self.initial.setdefault("held_on", self.today)
        self.initial.setdefault("presenter", self.person.name)
        self.fields["attended"].choices = [(row.pk, row.name) for row in briefings.absent(self.matter)]

    @classmethod
    def offered(cls, matter):
        return briefings.absent(matter).exists()


class SignPledge(StepForm):
    step, title, button, icon, errand = "sign_pledge", _("Sign the pledge"), _("Sign"), "file-pen-line", "pledges"
    participant = forms.TypedChoiceField(label=_("Traveller"), coerce=int)
    scan = forms.FileField(label=_("Scan of a pledge signed on paper"), required=False)
    uploads = {"scan": "pledge"}

    def prepare(self):
        rows = [row for row in briefings.unsigned(self.matter) if row.person_id in (None, self.person.pk)]
        rows.sort(key=lambda row: row.person_id != self.person.pk)
        self.fields["participant"].choices = [(row.pk, row.name) for row in rows]

    @classmethod
    def offered(cls, matter):
        return briefings.unsigned(matter).exists()


class DrawPassport(StepForm):
    step, title, button, icon, errand = "draw_passport", _("Hand out a passport"), _("Hand out"), "arrow-up-from-line", "draw"
    both = forms.ChoiceField(label=_("Passport"))
    purpose = forms.ChoiceField(label=_("Purpose"), choices=Loan.Purpose, widget=forms.RadioSelect)
    drawn_on = date_field(_("Handed out on"))
    handed_to = forms.CharField(label=_("Handed to"), max_length=100)

    def prepare(self):
        self.initial.setdefault("drawn_on", self.today)
        self.initial.setdefault("purpose", "exit" if self.matter.state == "ready" else "visa")
        self.initial.setdefault("handed_to", self.matter.owner.name)
        self.fields["both"].choices = _in_custody(self.matter)

    @classmethod
    def offered(cls, matter):
        return bool(_in_custody(matter))

    def facts(self, *, now):
        facts = super().facts(now=now)
        participant, passport = facts.pop("both").split("-")
        return facts | {"participant": int(participant), "passport": int(passport)}


def _in_custody(matter) -> list[tuple[str, str]]:
    people = list(going(matter))
    names, persons = [row.name for row in people], [row.person_id for row in people if row.person_id]
    kept = Passport.objects.filter(where=Passport.Where.IN_CUSTODY, kind__in=kinds_for(matter.places))
    kept = kept.filter(holder__in=persons) | kept.filter(holder_name__in=names)
    return [
        (f"{row.pk}-{passport.pk}", f"{passport.holder_name} {passport.get_kind_display()} {passport.masked}")
        for row in people for passport in kept if belongs_to(passport, row)
    ]


class TakePassportBack(StepForm):
    step, title, button, icon, errand = (
        "take_passport_back", _("Take a passport back"), _("Take back"), "arrow-down-to-line", "collect"
    )
    passport = forms.TypedChoiceField(label=_("Passport"), coerce=int)
    returned_on = date_field(_("Returned on"))
    handed_in_by = forms.CharField(label=_("Handed in by, if not by who drew it"), max_length=100, required=False)
    note = forms.CharField(label=_("Condition"), max_length=200, required=False)

    def prepare(self):
        self.initial.setdefault("returned_on", self.today)
        loans = custody.drawn_for(self.matter).select_related("passport")
        self.fields["passport"].choices = [(loan.passport_id, str(loan.passport)) for loan in loans]

    @classmethod
    def offered(cls, matter):
        return custody.drawn_for(matter).exists()
