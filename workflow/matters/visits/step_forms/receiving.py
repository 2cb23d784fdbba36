"""Receiving (接待) as forms: plan, tasks, arrival, lodging, talks, gifts, checks, departure."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from workflow.core.forms import StepForm, date_field, long_text
from workflow.matters.visits import people, reception, stays
from workflow.matters.visits.models import Present, Task
from workflow.matters.visits.step_forms.moment import moment_field, of_now

USUAL = {  # whose task it usually is
    "pick_up": "logistics", "room": "logistics", "meeting": "protocol", "meal": "logistics", "gift": "fao", "car": "logistics",
    "interpreter": "fao", "other": "secretary",
}  # fmt: skip


class HandInPlan(StepForm):
    """The plan, with a tick for each task that a department is asked for, whose it is and when it is needed."""

    step, title, button, icon, errand = "hand_in_plan", _("Hand in the reception plan"), _("Hand in"), "clipboard-list", "plan"
    programme = long_text(_("Programme, day by day"), rows=6)
    escort = forms.CharField(label=_("Who escorts them everywhere"), max_length=200, required=False)
    route = long_text(_("Route: where they go"), required=False)
    catering = long_text(_("Board, lodging, transport"), required=False)

    def prepare(self):
        plan, standing = reception.plan_of(self.matter), {task.what: task for task in reception.open_tasks(self.matter)}
        for name in ("programme", "escort", "route", "catering"):
            self.initial.setdefault(name, getattr(plan, name, ""))
        first = timezone.make_aware(datetime.combine(self.matter.starts_on, time(9)))
        for what, words in Task.What.choices:
            task = standing.get(what)
            self.fields[f"{what}_asked"] = forms.BooleanField(label=words, required=False, initial=task is not None)
            self.fields[f"{what}_role"] = forms.ChoiceField(
                label=gettext("%(task)s: department") % {"task": words}, choices=Task.Role.choices, required=False,
                initial=task.role if task else USUAL[what],
            )  # fmt: skip
            self.fields[f"{what}_at"] = moment_field(
                gettext("%(task)s: needed at") % {"task": words}, required=False,
                initial=timezone.localtime(task.needed_at) if task else timezone.localtime(first),
            )
            self.fields[f"{what}_detail"] = forms.CharField(
                label=gettext("%(task)s: in detail") % {"task": words}, max_length=200, required=False,
                initial=task.detail if task else "",
            )  # fmt: skip

    def clean(self):
        said = super().clean()
        for what in Task.What.values:
            if said.get(f"{what}_asked") and not (said.get(f"{what}_at") and said.get(f"{what}_role")):
                self.add_error(f"{what}_at", gettext("Say by whom and when it is needed."))
        return said

    def facts(self, *, now):
        said = self.cleaned_data
        tasks = [
            {"what": what, "role": said[f"{what}_role"], "needed_at": said[f"{what}_at"], "detail": said[f"{what}_detail"]}
            for what in Task.What.values if said[f"{what}_asked"]
        ]
        return {name: said[name] for name in ("programme", "escort", "route", "catering")} | {"tasks": tasks}


class DoTask(StepForm):
    step, title, button, icon, errand = "do_task", _("Report a task done"), _("Done"), "check", "reception"
    task = forms.TypedChoiceField(label=_("Task of the reception"), coerce=int)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def prepare(self):
        self.fields["task"].choices = [
            (task.pk, f"{task} · {task.get_role_display()}") for task in reception.open_tasks(self.matter)
        ]

    @classmethod
    def offered(cls, matter):
        return bool(reception.open_tasks(matter))


class Arrive(StepForm):
    step, title, button, icon, errand = "arrive", _("Record the arrival"), _("Record"), "plane-landing", "arrive"
    arrived_at = moment_field(_("Arrived at"))
    people = forms.IntegerField(label=_("People who came"), min_value=1)
    strangers = forms.CharField(label=_("Who came and is in no list, by name"), max_length=200, required=False)

    def prepare(self):
        self.initial.setdefault("arrived_at", of_now())
        self.initial.setdefault("people", self.matter.application.size)

    def facts(self, *, now):
        said = self.cleaned_data
        names = [name.strip() for name in said["strangers"].replace("、", ",").replace("，", ",").split(",")]
        return {"arrived_at": said["arrived_at"], "people": said["people"], "strangers": [name for name in names if name]}


class RegisterLodging(StepForm):
    step, title, button, icon, errand = "register_lodging", _("Register the lodging"), _("Record"), "house", "lodging"
    address = forms.CharField(label=_("Address"), max_length=200)
    registered_at = moment_field(_("Registered at"))
    reference = forms.CharField(label=_("Number of the slip"), max_length=60, required=False)
    slip = forms.FileField(label=_("Scan of the slip"), required=False)
    why_late = forms.CharField(label=_("If it was late: why"), max_length=200, required=False)
    uploads = {"slip": "lodging_slip"}

    def prepare(self):
        self.initial.setdefault("address", self.matter.application.lodging_address)
        self.initial.setdefault("registered_at", of_now())

    @classmethod
    def offered(cls, matter):
        return stays.lodging_lacking(matter)


class LogTalk(StepForm):
    step, title, button, icon = "log_talk", _("Record a talk"), _("Record"), "presentation"
    topic = forms.CharField(label=_("Topic"), max_length=200)
    speaker = forms.CharField(label=_("Speaker"), max_length=100)
    held_on = date_field(_("Held on"))
    audience = forms.IntegerField(label=_("How many attended"), min_value=0, required=False)
    as_approved = forms.BooleanField(label=_("As approved"), required=False, initial=True)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def prepare(self):
        self.initial.setdefault("topic", self.matter.application.talk_topic)
        self.initial.setdefault("held_on", self.today)
        leader = next((row for row in people.guests(self.matter) if row.leader), None)
        self.initial.setdefault("speaker", leader.name if leader else "")

    def facts(self, *, now):
        facts = super().facts(now=now)
        return facts | {"audience": facts["audience"] or 0}


class LogPresent(StepForm):
    step, title, button, icon = "log_present", _("Record a gift"), _("Record"), "gift"
    way = forms.ChoiceField(label=_("Given or received"), choices=Present.Way.choices, widget=forms.RadioSelect)
    what = forms.CharField(label=_("What it is"), max_length=100)
    number = forms.IntegerField(label=_("How many pieces"), min_value=1, initial=1)
    value = forms.DecimalField(label=_("Value of one, in yuan"), min_value=0, max_digits=9, decimal_places=2)
    who = forms.CharField(label=_("Giver or receiver"), max_length=100)
    eminent = forms.BooleanField(label=_("To an eminent friend, expert or scholar"), required=False)
    on = date_field(_("On"))

    def prepare(self):
        self.initial.setdefault("on", self.today)


class HandInPresent(StepForm):
    step, title, button, icon, errand = "hand_in_present", _("Hand in a received gift"), _("Record"), "package", "gifts"
    present = forms.TypedChoiceField(label=_("Gift"), coerce=int)
    on = date_field(_("Handed in on"))

    def prepare(self):
        self.initial.setdefault("on", self.today)
        self.fields["present"].choices = [(row.pk, f"{row.what} ¥{row.value}") for row in stays.to_hand_in(self.matter)]

    @classmethod
    def offered(cls, matter):
        return bool(stays.to_hand_in(matter))


class LogCheck(StepForm):
    step, title, button, icon, errand = "log_check", _("Fill in the list of checks"), _("Record"), "list-checks", "check"
    checked_on = date_field(_("Checked on"))
    escorted = forms.BooleanField(label=_("Never without an escort"), required=False)
    kept_route = forms.BooleanField(label=_("Kept to the route"), required=False)
    no_secret_places = forms.BooleanField(label=_("Entered no secret place"), required=False)
    no_photos = forms.BooleanField(label=_("No photographs of restricted areas"), required=False)
    note = long_text(_("What was not in order"), required=False)

    def prepare(self):
        self.initial.setdefault("checked_on", self.today)


class Leave(StepForm):
    step, title, button, icon, errand = "leave", _("Record that they left"), _("Record"), "plane-takeoff", "leave"
    left_at = moment_field(_("Left at"))

    def prepare(self):
        self.initial.setdefault("left_at", of_now())
