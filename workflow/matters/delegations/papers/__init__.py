"""The papers of a delegation (团组公文): which forms it prints. ``fNN`` lays a form out, ``filled.fNN`` looks up what it says.

An official form is Chinese in every language of the screen, so its words stand in the forms and in templates/papers, and not
in the catalogue.
"""

from django.utils.translation import gettext_lazy as _

from workflow.core.kinds import Paper
from workflow.matters.delegations.papers import (
    f01,
    f02,
    f03,
    f04,
    f05,
    f06,
    f07,
    f08,
    f09,
    f10,
    f11,
    f12,
    f13,
    f14,
    f15,
    f24,
    f25,
    f26,
    f27,
    filled,
)

APPLYING, PEOPLE, BEFORE, AFTER = _("For the application"), _("About the people"), _("Before the departure"), _("After the return")

PAPERS = {
    "F1": Paper(_("Approval form F1"), filled.f01.approval_form, f01.approval_form, part=APPLYING),
    "F2": Paper(
        _("Declaration of the task F2"), filled.f02.task_form, f02.task_form, filled.f02.lacks, private=True, part=APPLYING
    ),
    "F4": Paper(_("Request for approval F4"), filled.f04.request, f04.request, part=APPLYING),
    "F5": Paper(_("List of the members F5"), filled.f05.member_list, f05.member_list, part=APPLYING),
    "F6": Paper(_("Itinerary F6"), filled.f06.schedule, f06.schedule, part=APPLYING),
    "F7": Paper(_("Public notice F7"), filled.f07.public_notice, f07.public_notice, part=APPLYING),
    "F8": Paper(_("Statement on the notice F8"), filled.f08.statement, f08.statement, filled.f08.lacks, part=APPLYING),
    "F12": Paper(_("Application within the school F12"), filled.f12.school_form, f12.school_form, part=APPLYING),
    "F27a": Paper(_("Letter asking for an opinion F27a"), filled.f27.asking, f27.letter, filled.f27.not_joined, part=APPLYING),
    "F27b": Paper(_("Notification of the task F27b"), filled.f27.notifying, f27.letter, filled.f27.not_joined, part=APPLYING),
    "F27c": Paper(_("Confirmation of the task F27c"), filled.f27.confirming, f27.letter, filled.f27.not_confirmed, part=APPLYING),
    "F3": Paper(_("Filing of each member F3"), filled.f03.filing_forms, f03.filing_forms, part=PEOPLE),
    "F11": Paper(
        _("Passport application of each member F11"), filled.f11.passport_forms, f11.passport_forms, filled.f11.lacks, part=PEOPLE
    ),
    "F25": Paper(
        _("Approval of secret-related members F25"), filled.f25.secrecy_forms, f25.secrecy_forms, filled.f25.lacks, part=PEOPLE
    ),
    "F26": Paper(
        _("Trips of each member in three years F26"), filled.f26.record_forms, f26.record_forms, filled.f26.lacks,
        private=True, part=PEOPLE,
    ),  # fmt: skip
    "F9": Paper(_("Briefing and pledge F9"), filled.f09.briefing_form, f09.briefing_form, filled.f09.lacks, part=BEFORE),
    "F10": Paper(_("Drawing and return of documents F10"), filled.f10.ledger_form, f10.ledger_form, filled.f10.lacks, part=BEFORE),
    "F24": Paper(_("Foreign airline or detour F24"), filled.f24.flight_form, f24.flight_form, part=BEFORE),
    "F13": Paper(_("How the task was carried out F13"), filled.f13.feedback_form, f13.feedback_form, filled.f13.lacks, part=AFTER),
    "F14": Paper(_("Report on the trip F14"), filled.f14.trip_report, f14.trip_report, filled.f14.lacks, part=AFTER),
    "F15": Paper(_("Statement of costs F15"), filled.f15.settlement_form, f15.settlement_form, filled.f15.lacks, part=AFTER),
}
