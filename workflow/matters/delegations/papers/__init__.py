"""The papers of a delegation (团组公文): which forms it prints. ``fNN`` lays a form out, ``filled.fNN`` looks up what it says.

An official form is Chinese in every language of the screen, so its words stand in the forms and not in the catalogue.
"""

from django.utils.translation import gettext_lazy as _

from workflow.core.kinds import Paper
from workflow.matters.delegations.papers import f01, f02, f03, f05, f09, f10, f11, f12, f13, f15, f24, f25, f26
from workflow.matters.delegations.papers.filled import f01 as filled01
from workflow.matters.delegations.papers.filled import f02 as filled02
from workflow.matters.delegations.papers.filled import f03 as filled03
from workflow.matters.delegations.papers.filled import f05 as filled05
from workflow.matters.delegations.papers.filled import f09 as filled09
from workflow.matters.delegations.papers.filled import f10 as filled10
from workflow.matters.delegations.papers.filled import f11 as filled11
from workflow.matters.delegations.papers.filled import f12 as filled12
from workflow.matters.delegations.papers.filled import f13 as filled13
from workflow.matters.delegations.papers.filled import f15 as filled15
from workflow.matters.delegations.papers.filled import f24 as filled24
from workflow.matters.delegations.papers.filled import f25 as filled25
from workflow.matters.delegations.papers.filled import f26 as filled26

APPLYING, PEOPLE, BEFORE, AFTER = _("For the application"), _("About the people"), _("Before the departure"), _("After the return")

PAPERS = {
    "F1": Paper(_("Approval form F1"), filled01.approval_form, f01.approval_form, part=APPLYING),
    "F2": Paper(_("Declaration of the task F2"), filled02.task_form, f02.task_form, filled02.lacks, private=True, part=APPLYING),
    "F3": Paper(_("Filing of each member F3"), filled03.filing_forms, f03.filing_forms, part=PEOPLE),
    "F5": Paper(_("List of the members F5"), filled05.member_list, f05.member_list, part=APPLYING),
    "F9": Paper(_("Briefing and pledge F9"), filled09.briefing_form, f09.briefing_form, filled09.lacks, part=BEFORE),
    "F10": Paper(_("Drawing and return of documents F10"), filled10.ledger_form, f10.ledger_form, filled10.lacks, part=BEFORE),
    "F11": Paper(
        _("Passport application of each member F11"), filled11.passport_forms, f11.passport_forms, filled11.lacks, part=PEOPLE
    ),
    "F12": Paper(_("Application within the school F12"), filled12.school_form, f12.school_form, part=APPLYING),
    "F13": Paper(_("How the task was carried out F13"), filled13.feedback_form, f13.feedback_form, filled13.lacks, part=AFTER),
    "F15": Paper(_("Statement of costs F15"), filled15.settlement_form, f15.settlement_form, filled15.lacks, part=AFTER),
    "F24": Paper(_("Foreign airline or detour F24"), filled24.flight_form, f24.flight_form, part=BEFORE),
    "F25": Paper(
        _("Approval of secret-related members F25"), filled25.secrecy_forms, f25.secrecy_forms, filled25.lacks, part=PEOPLE
    ),
    "F26": Paper(
        _("Trips of each member in three years F26"), filled26.record_forms, f26.record_forms, filled26.lacks,
        private=True, part=PEOPLE,
    ),  # fmt: skip
}
