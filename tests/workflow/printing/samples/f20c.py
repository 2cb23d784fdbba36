"""F20c: the summary of the same conference."""

from tests.workflow.printing.samples import f20a
from workflow.matters.conference_papers import summary_form

CODE, DRAW = "F20c", summary_form
PLAIN, TORTURE = f20a.PLAIN, f20a.TORTURE
