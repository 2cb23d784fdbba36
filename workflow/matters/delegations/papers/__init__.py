"""The papers of a delegation (团组公文): which forms it prints. ``fNN`` lays a form out, ``filled.fNN`` looks up what it says.

An official form is Chinese in every language of the screen, so its words stand in the forms and not in the catalogue.
"""

from django.utils.translation import gettext_lazy as _

from workflow.core.kinds import Paper
from workflow.matters.delegations.papers import f01
from workflow.matters.delegations.papers.filled import f01 as filled01

PAPERS = {
    "F1": Paper(_("Approval form F1"), filled01.approval_form, f01.approval_form),
}
