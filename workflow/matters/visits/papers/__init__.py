"""The papers of a visit (来访公文): which forms it prints. ``fNN`` lays a form out, ``filled.fNN`` looks up what it says.

An official form is Chinese in every language of the screen, so its words stand in the forms and not in the catalogue. Most
of them can also be had blank, to be filled in by hand.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workflow.core.kinds import Paper
from workflow.matters import conference_papers, lectures_paper
from workflow.matters.visits.papers import f16, f17, f18, f19, f22, f23
from workflow.matters.visits.papers import invitation as letter
from workflow.matters.visits.papers.filled import f16 as filled16
from workflow.matters.visits.papers.filled import f17 as filled17
from workflow.matters.visits.papers.filled import f18 as filled18
from workflow.matters.visits.papers.filled import f19 as filled19
from workflow.matters.visits.papers.filled import f20 as filled20
from workflow.matters.visits.papers.filled import f21 as filled21
from workflow.matters.visits.papers.filled import f22 as filled22
from workflow.matters.visits.papers.filled import f23 as filled23
from workflow.matters.visits.papers.filled import invitation as filled_letter

APPLYING, INVITING, RECEIVING, SECRECY, AFTER = (
    _("For the application"), pgettext_lazy("papers", "Invitation"), _("For the reception"), pgettext_lazy("papers", "Secrecy"),
    _("After the visit"),
)  # fmt: skip
MORE = _("Conferences and agreements")
EVENT = conference_papers.Conference()

PAPERS = {
    "F16": Paper(
        _("Application for a visit"), filled16.reception_form, f16.reception_form, part=APPLYING, blank=f16.ReceptionForm()
    ),
    "F21": Paper(
        _("Approval of a lecture"), filled21.lecture_form, lectures_paper.lecture_form, filled21.lacks, part=APPLYING,
        blank=lectures_paper.LectureForm(),
    ),
    "F19": Paper(
        _("Application for a letter of invitation"), filled19.invitation_form, f19.invitation_form, filled19.lacks, part=INVITING,
        blank=f19.InvitationForm(),
    ),
    "F19L": Paper(
        _("Letter of invitation, Chinese and English"), filled_letter.invitation, letter.invitation, filled_letter.lacks,
        part=INVITING,
    ),
    "F18": Paper(_("Reception plan of a visit"), filled18.reception_plan, f18.reception_plan, filled18.lacks, part=RECEIVING),
    "F23a": Paper(
        _("Secrecy approval of an activity"), filled23.approval, f23.approval_form, filled19.lacks, part=SECRECY,
        blank=f23.Approval(),
    ),
    "F23b": Paper(_("Secrecy plan"), filled23.secrecy_plan, f23.secrecy_plan, filled19.lacks, part=SECRECY),
    "F23c": Paper(
        _("Review of what is handed to guests"), filled23.handed, f23.goods_form, filled19.lacks, part=SECRECY, blank=f23.Handed(),
        filed=False,
    ),
    "F23d": Paper(_("Pledge of secrecy"), filled23.pledge, f23.pledge, filled19.lacks, part=SECRECY, filed=False),
    "F23e": Paper(
        _("Record of checks"), filled23.checks, f23.check_record, filled19.lacks, part=SECRECY, blank=f23.Checks()
    ),
    "F17": Paper(
        _("Summary of a visit"), filled17.summary_form, f17.summary_form, filled17.lacks, part=AFTER, blank=f17.Summary()
    ),
    "F22a": Paper(
        _("Approval of signing an agreement"), filled22.agreement, f22.approval_form, filled19.lacks, part=MORE,
        blank=f22.Agreement(), filed=False,
    ),
    "F22b": Paper(
        _("Account of an agreement"), filled22.agreement, f22.account_form, filled19.lacks, part=MORE, blank=f22.Agreement(),
        filed=False,
    ),
    "F20a": Paper(
        _("Plan of a conference"), filled20.conference, conference_papers.plan_form, filled21.lacks, part=MORE, blank=EVENT,
        filed=False,
    ),
    "F20b": Paper(
        _("Application for a conference"), filled20.conference, conference_papers.application_form, filled21.lacks, part=MORE,
        blank=EVENT, filed=False,
    ),
    "F20c": Paper(
        _("Summary of a conference"), filled20.conference, conference_papers.summary_form, filled21.lacks, part=MORE, blank=EVENT,
        filed=False,
    ),
}  # fmt: skip
