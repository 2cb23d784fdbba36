"""F27c: one of the three letters of a group that crosses departments."""

from tests.workflow.printing.samples.letters import TORTURE
from tests.workflow.printing.samples.letters import PLAIN_c as PLAIN
from workflow.matters.delegations.papers.f27 import letter

__all__ = ["CODE", "DRAW", "PLAIN", "TORTURE"]
CODE, DRAW = "F27c", letter
