"""F16: a delegation from abroad, asked of three offices."""

from datetime import date

from tests.workflow.printing.samples.guests import AGREED, HARD, VISIT
from workflow.matters.visits.papers.f16 import Block, ReceptionForm, reception_form
from workflow.printing.opinions import Opinion

CODE, DRAW = "F16", reception_form
BLOCKS = (
    Block("接待部门意见", (Opinion("程牧", "情况属实，同意接待。", date(2026, 11, 3)),)),
    Block("保密办意见", (Opinion("孟岚", "同意。请制定保密工作方案。", date(2026, 11, 5), in_place_of="吕衡"),)),
    Block("财务处意见", (Opinion("宋清", "预算符合规定。", date(2026, 11, 6), recorded=True),)),
    Block("国际处意见", (AGREED,)),
    Block("校领导意见", signer="签字"),
)
PLAIN = ReceptionForm(VISIT, BLOCKS)
TORTURE = ReceptionForm(HARD, BLOCKS)
