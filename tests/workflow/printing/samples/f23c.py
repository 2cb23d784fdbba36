"""F23c: what is handed to foreigners."""

from tests.workflow.printing.samples import f23a
from tests.workflow.printing.samples.hard import FORTY_NAMES
from workflow.matters.visits.papers.f23 import Handed, goods_form

CODE, DRAW = "F23c", goods_form
PLAIN = Handed(f23a.ACTIVITY)
TORTURE = Handed(f23a.HARD, FORTY_NAMES)
