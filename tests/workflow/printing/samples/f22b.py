"""F22b: the account of the same agreement."""

from tests.workflow.printing.samples import f22a
from workflow.matters.visits.papers.f22 import account_form

CODE, DRAW = "F22b", account_form
PLAIN, TORTURE = f22a.PLAIN, f22a.TORTURE
