"""F20b: the application of the same conference."""

from tests.workflow.printing.samples import f20a
from workflow.matters.conference_papers import application_form

CODE, DRAW = "F20b", application_form
PLAIN, TORTURE = f20a.PLAIN, f20a.TORTURE
