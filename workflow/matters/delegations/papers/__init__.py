"""The papers of a delegation (团组公文): which forms it prints. ``fNN`` lays a form out, ``filled.fNN`` looks up what it says.

An official form is Chinese in every language of the screen, so its words stand in the forms and in templates/papers, and not
in the catalogue.
"""

from django.utils.translation import gettext_lazy as _

from workflow.core.kinds import Paper
from workflow.matters.delegations.papers import f01, f04, f06, f07, f08, f14, f27
from workflow.matters.delegations.papers.filled import f01 as filled01
from workflow.matters.delegations.papers.filled import f04 as filled04
from workflow.matters.delegations.papers.filled import f06 as filled06
from workflow.matters.delegations.papers.filled import f07 as filled07
from workflow.matters.delegations.papers.filled import f08 as filled08
from workflow.matters.delegations.papers.filled import f14 as filled14
from workflow.matters.delegations.papers.filled import f27 as filled27

PAPERS = {
    "F1": Paper(_("Approval form F1"), filled01.approval_form, f01.approval_form),
    "F4": Paper(_("Request for approval F4"), filled04.request, f04.request),
    "F6": Paper(_("Itinerary F6"), filled06.schedule, f06.schedule),
    "F7": Paper(_("Public notice F7"), filled07.public_notice, f07.public_notice),
    "F8": Paper(_("Statement on the notice F8"), filled08.statement, f08.statement, lacks=filled08.lacks),
    "F14": Paper(_("Report on the trip F14"), filled14.trip_report, f14.trip_report, lacks=filled14.lacks),
    "F27a": Paper(_("Letter asking for an opinion F27a"), filled27.asking, f27.letter, lacks=filled27.not_joined),
    "F27b": Paper(_("Notification of the task F27b"), filled27.notifying, f27.letter, lacks=filled27.not_joined),
    "F27c": Paper(_("Confirmation of the task F27c"), filled27.confirming, f27.letter, lacks=filled27.not_confirmed),
}
