"""F15: settled as approved but for the tickets; a long note."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import PURPOSE, TWENTY
from workflow.matters.delegations.papers.f15 import KINDS, SettlementForm, Spent, settlement_form

CODE, DRAW = "F15", settlement_form
APPROVED = ("48600", "26880", "11520", "9600", "16240")
ACTUAL = ("49120.5", "25900", "11520", "9600", "15480")
PLAIN = SettlementForm(
    group=group.GROUP, unit=group.UNIT, leader=group.LEADER, places=group.PLACES, size=4, permit=group.PERMIT,
    left_on=group.LEAVES, came_home_on=group.RETURNS, fund_source=group.FUND,
    lines=tuple(Spent(kind, Decimal(a), Decimal(b)) for kind, a, b in zip(KINDS, APPROVED, ACTUAL, strict=True)),
    total_words="壹拾壹万壹仟陆佰贰拾元零伍角整", note="国际机票因燃油附加费上调超出预算 520.50 元，已说明。",
    settled_on=date(2026, 12, 30), settled_by="宋知微",
)  # fmt: skip
TORTURE = replace(PLAIN, note=PURPOSE, leader=TWENTY, settled_by=TWENTY)
