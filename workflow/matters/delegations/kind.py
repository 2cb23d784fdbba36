"""因公出国（境）团组: the kind, whole. Its life is in ``life.py``, its rules in ``rules/``, its route in ``route.py``."""

from django.utils.translation import gettext_lazy as _

from approvals.flow import open_round, reopen_round
from workflow.applying import drafts
from workflow.applying.keeping import keep
from workflow.applying.page import difference
from workflow.applying.step_forms import STEP_FORMS as APPLYING
from workflow.core.kinds import Kind, register
from workflow.matters.delegations import reminders
from workflow.matters.delegations.api import API
from workflow.matters.delegations.compared import COMPARED
from workflow.matters.delegations.did import DID
from workflow.matters.delegations.errands import ERRANDS
from workflow.matters.delegations.figures import FIGURES
from workflow.matters.delegations.form import FORM
from workflow.matters.delegations.life import LIFE
from workflow.matters.delegations.messages import SAID, messages
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.noticed import noticed
from workflow.matters.delegations.page import page
from workflow.matters.delegations.papers import PAPERS
from workflow.matters.delegations.rehearsal.hook import REHEARSAL
from workflow.matters.delegations.route import ROUTE
from workflow.matters.delegations.rules import RULES
from workflow.matters.delegations.step_forms import STEP_FORMS
from workflow.matters.delegations.under_way.hook import UNDER_WAY
from workflow.matters.delegations.yields import YIELDS


def after(matter, step: str, *, by, now) -> None:
    """What follows a step once its entry is written: the round of a submission, the package, the bells."""
    if step == "submit":
        open_round(matter, kind="delegation", now=now)
    if step == "reopen":
        reopen_round(matter, now=now)
    if step == "archive":
        keep(matter, by=by, now=now)
    reminders.after(matter, step, now=now)


FACTS = {
    "unit": _("unit of the applicant"), "owner": _("applicant"), "track": _("Track"), "joined": _("Organised by another unit"),
    "teachers_travel": _("teachers or researchers travel"),
}  # fmt: skip
EVIDENCE = {"notice": _("the notice has run its time"), "permit": _("the outside permit is in")}


FORMS = APPLYING | STEP_FORMS
KIND = register(
    Kind(
        code="delegation", name=_("Delegation abroad"), prefix="OUT", model=Delegation, life=LIFE, route=ROUTE,
        errands=ERRANDS, messages=messages, after=after, forms=FORMS, did=DID, page=page, difference=difference,
        editable=drafts.editable, papers=PAPERS, icon="plane-takeoff", form=FORM, api=API, notice=noticed,
        about=_("A group of the school, or one of its people, travels abroad on official business."),
        facts=FACTS, evidence=EVIDENCE, rules=RULES, rehearsal=REHEARSAL, under_way=UNDER_WAY, figures=FIGURES, compared=COMPARED,
        yields=YIELDS,
        retention="30",  # 出国（境）考察、访问材料: S97
        events=(*SAID.values(), *(bell.event or bell.code for bell in reminders.BELLS)),
    )
)
