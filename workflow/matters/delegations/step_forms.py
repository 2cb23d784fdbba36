"""The steps of a delegation as forms (办理表单): what is asked of whom after the submission, in the order of its life."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field, long_text
from workflow.core.models import RuleException
from workflow.duties import briefings, notices, permits, reports
from workflow.duties.models import Attendance, Briefing, Objection, Pledge, Sharing
from workflow.matters.delegations.application import CHOICES
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import custody
from workflow.registers.passports.documents import belongs_to, going


class WhyForm(StepForm):
    """A step that only asks for a reason."""

    why = long_text(_("Reason"))


class Withdraw(StepForm):
    step, title, button, icon = "withdraw", _("Withdraw the application"), _("Withdraw"), "rotate-ccw"
    why = long_text(_("Reason"), required=False)


class DecideException(StepForm):
    step, title, button, icon, errand = "decide_exception", _("Decide on an exception"), _("Record"), "scale", "exception"
    rule = forms.ChoiceField(label=_("Rule"))
    granted = forms.TypedChoiceField(
        label=_("Decision"), choices=[("1", _("grant")), ("0", _("refuse"))], coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
    )
    why = long_text(_("Reason"))

    def prepare(self):
        asked = RuleException.objects.filter(matter_id=self.matter.pk, granted=None)
        self.fields["rule"].choices = [(row.rule, f"{row.rule}: {row.reason}"[:120]) for row in asked]

    @classmethod
    def offered(cls, matter):
        return RuleException.objects.filter(matter_id=matter.pk, granted=None).exists()


class OpenNotice(StepForm):
    step, title, button, icon = "open_notice", _("Publish the notice"), _("Publish"), "megaphone"
    opened_on = date_field(_("Published on"))
    place = forms.CharField(label=_("Where"), max_length=200)
    contact = forms.CharField(label=_("Contact for objections"), max_length=100)
    proof = forms.FileField(label=_("Picture of the notice"), required=False)
    uploads = {"proof": "notice"}

    def prepare(self):
        self.initial.setdefault("opened_on", self.today)

    @classmethod
    def offered(cls, matter):
        return notices.current(matter) is None


class RecordObjection(StepForm):
    step, title, button, icon = "record_objection", _("Record an objection"), _("Record"), "circle-alert"
    received_on = date_field(_("Received on"))
    from_whom = forms.CharField(label=_("From whom"), max_length=100, required=False)
    text = long_text(_("What was said"))

    @classmethod
    def offered(cls, matter):
        return notices.current(matter) is not None


class SettleObjection(StepForm):
    step, title, button, icon = "settle_objection", _("Answer an objection"), _("Record"), "scale"
    objection = forms.TypedChoiceField(label=_("Objection"), coerce=int)
    upheld = forms.TypedChoiceField(
        label=_("Result"), choices=[("0", _("not upheld")), ("1", _("upheld"))], coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
    )
    answer = long_text(_("Answer"))

    def prepare(self):
        rows = Objection.objects.filter(notice__matter_id=self.matter.pk, resolved_on=None)
        self.fields["objection"].choices = [(row.pk, f"{row.received_on} {row.text}"[:80]) for row in rows]

    @classmethod
    def offered(cls, matter):
        return Objection.objects.filter(notice__matter_id=matter.pk, resolved_on=None).exists()


class RecordPermit(StepForm):
    step, title, button, icon = "record_permit", _("Record the permit"), _("Record"), "stamp"
    number = forms.CharField(label=_("Number of the permit"), max_length=60)
    authority = forms.CharField(label=_("Issued by"), max_length=100)
    issued_on = date_field(_("Issued on"))
    valid_until = date_field(_("Valid until"), required=False)
    people = forms.IntegerField(label=_("People"), min_value=1)
    days = forms.IntegerField(label=_("Days"), min_value=1)
    scan = forms.FileField(label=_("Scan"))
    uploads = {"scan": "permit"}

    def prepare(self):
        application = self.matter.application
        for name, value in (("people", len(application.members)), ("days", application.days), ("issued_on", self.today)):
            self.initial.setdefault(name, value)

    @classmethod
    def offered(cls, matter):
        return not permits.has_permit(matter)


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
        present = set(Attendance.objects.filter(briefing__matter_id=self.matter.pk).values_list("participant_id", flat=True))
        self.fields["attended"].choices = [(row.pk, row.name) for row in going(self.matter) if row.pk not in present]

    @classmethod
    def offered(cls, matter):
        return not briefings.held(matter)


class SignPledge(StepForm):
    step, title, button, icon, errand = "sign_pledge", _("Sign the pledge"), _("Sign"), "file-pen-line", "pledges"
    participant = forms.TypedChoiceField(label=_("Traveller"), coerce=int)
    scan = forms.FileField(label=_("Scan of a pledge signed on paper"), required=False)
    uploads = {"scan": "pledge"}

    def prepare(self):
        signed = Pledge.objects.filter(participant__matter_id=self.matter.pk).values("participant_id")
        rows = [row for row in going(self.matter).exclude(pk__in=signed) if row.person_id in (None, self.person.pk)]
        rows.sort(key=lambda row: row.person_id != self.person.pk)
        self.fields["participant"].choices = [(row.pk, row.name) for row in rows]

    @classmethod
    def offered(cls, matter):
        signed = Pledge.objects.filter(participant__matter_id=matter.pk).values("participant_id")
        return going(matter).exclude(pk__in=signed).exists()


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
    kept = Passport.objects.filter(where=Passport.Where.IN_CUSTODY)
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
    note = forms.CharField(label=_("Condition"), max_length=200, required=False)

    def prepare(self):
        self.initial.setdefault("returned_on", self.today)
        loans = custody.drawn_for(self.matter).select_related("passport")
        self.fields["passport"].choices = [(loan.passport_id, str(loan.passport)) for loan in loans]

    @classmethod
    def offered(cls, matter):
        return custody.drawn_for(matter).exists()


class Depart(StepForm):
    step, title, button, icon, errand = "depart", _("Record the departure"), _("Record"), "plane-takeoff", "depart"
    left_on = date_field(_("Left China on"))
    tickets_match = forms.BooleanField(label=_("The tickets match the permit in people, dates and route"))

    def prepare(self):
        self.initial.setdefault("left_on", min(self.today, self.matter.starts_on) if self.matter.starts_on else self.today)


class ComeHome(StepForm):
    step, title, button, icon, errand = "come_home", _("Record the return"), _("Record"), "plane-landing", "come_home"
    left_on = date_field(_("Left China on (stamp)"))
    came_home_on = date_field(_("Entered China on (stamp)"))
    people_back = forms.IntegerField(label=_("People who came back"), min_value=0)
    overstay_reason = long_text(_("If it took longer or somebody is missing: why"), required=False)
    force_majeure = forms.BooleanField(label=_("Force majeure, with proof"), required=False)
    excuse_proof = forms.FileField(label=_("Proof"), required=False)
    uploads = {"excuse_proof": "excuse"}

    def prepare(self):
        self.initial.setdefault("left_on", self.matter.trip.left_on if hasattr(self.matter, "trip") else None)
        self.initial.setdefault("came_home_on", self.matter.ends_on)
        self.initial.setdefault("people_back", going(self.matter).count())


class HandInReport(StepForm):
    step, title, button, icon, errand = "hand_in_report", _("Hand in the report"), _("Hand in"), "file-text", "report"
    done = long_text(_("What was done"), rows=5)
    not_done = long_text(_("What was not done, and why"), required=False)
    results = long_text(_("Results"))
    follow_up = long_text(_("What follows"))
    discipline = long_text(_("Discipline abroad: anything to report"))
    money_note = long_text(_("Money: over standard, paid by the host, income abroad"))

    @classmethod
    def offered(cls, matter):
        return reports.awaited(matter)


class AcceptReport(StepForm):
    step, title, button, icon, errand = "accept_report", _("Accept the report"), _("Accept"), "check", "read_report"

    @classmethod
    def offered(cls, matter):
        return reports.to_read(matter)


class ReturnReport(WhyForm):
    step, title, button, icon, errand = "return_report", _("Send the report back"), _("Send back"), "undo-2", "read_report"
    danger = True

    @classmethod
    def offered(cls, matter):
        return reports.to_read(matter)


class PublishSecondNotice(OpenNotice):
    step, title, button, icon = "publish_second_notice", _("Publish the second notice"), _("Publish"), "megaphone"
    errand = "second_notice"

    @classmethod
    def offered(cls, matter):
        return notices.current(matter, which="second") is None


class Settle(StepForm):
    """Approved amounts by kind stand there; the actual ones are filled in, in yuan."""

    step, title, button, icon, errand = "settle", _("Settle the costs"), _("Settle"), "receipt-text", "settle"
    note = long_text(_("Note; why, where more was spent than approved"), required=False)

    def prepare(self):
        for number, line in enumerate(self.matter.application.budget):
            label = _now("%(kind)s, approved %(amount)s %(currency)s: actual in yuan") % {
                "kind": _kind_of(line), "amount": line.amount, "currency": line.currency}
            self.fields[f"line{number}"] = forms.DecimalField(label=label, min_value=0, max_digits=10, decimal_places=2)
        self.order_fields([*[name for name in self.fields if name != "note"], "note"])

    def facts(self, *, now):
        lines = [
            {"kind": _kind_of(line), "approved": str(line.amount), "actual": str(self.cleaned_data[f"line{number}"])}
            for number, line in enumerate(self.matter.application.budget)
        ]
        return {"lines": lines, "note": self.cleaned_data["note"]}


def _kind_of(line) -> str:
    return str(CHOICES["budget.kind"].get(line.kind, line.kind))


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


class Correct(WhyForm):
    step, title, button, icon = "correct", _("Correct a telephone or flight number"), _("Correct"), "pencil"
    path = forms.ChoiceField(label=_("Which"))
    value = forms.CharField(label=_("New value"), max_length=100)
    field_order = ["path", "value", "why"]

    def prepare(self):
        application = self.matter.typed()[0]
        phones = [(f"members.{n}.phone", f"{m.name}: {m.phone or '—'}") for n, m in enumerate(application.members)]
        flights = [(f"itinerary.{n}.flight", f"{d.date}: {d.flight or '—'}") for n, d in enumerate(application.itinerary)]
        self.fields["path"].choices = phones + flights


class Cancel(WhyForm):
    step, title, button, icon, danger = "cancel", _("Cancel the trip"), _("Cancel the trip"), "circle-x", True


class Suspend(WhyForm):
    step, title, button, icon, danger = "suspend", _("Suspend the matter"), _("Suspend"), "clock", True


class Resume(WhyForm):
    step, title, button, icon = "resume", _("Resume the matter"), _("Resume"), "rotate-ccw"


LATER = (
    DecideException, OpenNotice, RecordObjection, SettleObjection, RecordPermit, RecordVisa, HoldBriefing, SignPledge,
    DrawPassport, Depart, ComeHome, TakePassportBack, HandInReport, AcceptReport, ReturnReport, PublishSecondNotice,
    Settle, Share, Archive, Correct, Withdraw, Cancel, Suspend, Resume,
)
STEP_FORMS = {form.step: form for form in LATER}
