"""外宾来访接待: the kind, whole. Its life is in ``life.py``, its rules in ``rules/``, its route in ``route.py``."""

from django.utils.translation import gettext_lazy as _

from approvals.flow import open_round, reopen_round
from workflow.applying import drafts
from workflow.applying.keeping import keep
from workflow.applying.page import difference
from workflow.applying.step_forms import STEP_FORMS as APPLYING
from workflow.core.kinds import Kind, register
from workflow.matters.visits import reminders
from workflow.matters.visits.api import API
from workflow.matters.visits.compared import COMPARED
from workflow.matters.visits.did import DID
from workflow.matters.visits.errands import ERRANDS
from workflow.matters.visits.figures import FIGURES
from workflow.matters.visits.form import FORM
from workflow.matters.visits.life import LIFE
from workflow.matters.visits.messages import SAID, messages
from workflow.matters.visits.models import Visit
from workflow.matters.visits.page import page
from workflow.matters.visits.papers import PAPERS
from workflow.matters.visits.rehearsal.hook import REHEARSAL
from workflow.matters.visits.route import ROUTE
from workflow.matters.visits.rules import RULES
from workflow.matters.visits.step_forms import STEP_FORMS
from workflow.matters.visits.yields import YIELDS


def after(matter, step: str, *, by, now) -> None:
    """What follows a step once its entry is written: the round of a submission, the package, the bells."""
    if step == "submit":
        open_round(matter, kind="visit", now=now)
    if step == "reopen":
        reopen_round(matter, now=now)
    if step == "archive":
        keep(matter, by=by, now=now)
    reminders.after(matter, step, now=now)


FACTS = {
    "unit": _("unit of the applicant"), "owner": _("applicant"), "origin": _("Origin"), "guest_class": _("Class of guest"),
    "purpose": _("Purpose of the visit"), "mode": _("In person or online"), "level": _("Level of the reception"),
    "domestic": _("a domestic group"), "official": _("official guests"), "upward": _("needs the outside authority"),
    "talk": _("a talk is given"), "school_leader": _("a school leader is invited"), "important": _("an important event"),
    "pays": _("the school pays something"), "size": _("number of people"), "amount": _("costs in yuan"),
}  # fmt: skip
EVIDENCE = {"permit": _("the outside permit is in")}


FORMS = APPLYING | STEP_FORMS
KIND = register(
    Kind(
        code="visit", name=_("Visit of guests"), prefix="IN", model=Visit, life=LIFE, route=ROUTE, errands=ERRANDS,
        messages=messages, after=after, forms=FORMS, did=DID, page=page, difference=difference, editable=drafts.editable,
        papers=PAPERS, icon="handshake", form=FORM, api=API,
        about=_("Guests from abroad, Hong Kong, Macao, Taiwan or elsewhere in the country visit the school or meet it online."),
        facts=FACTS, evidence=EVIDENCE, rules=RULES, rehearsal=REHEARSAL, figures=FIGURES, compared=COMPARED,
        yields=YIELDS,
        retention="permanent",  # 外宾来访: S97; 30 years in S46
        events=(*SAID.values(), *(bell.event or bell.code for bell in reminders.BELLS)),
    )
)
