"""F10: one document back, one out, one for a visa before; forty of them."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import FORTY_NAMES, LONG_WORDS
from workflow.matters.delegations.papers.f10 import Drawing, Ledger, ledger_form

CODE, DRAW = "F10", ledger_form
BACK = Drawing(
    "official", "＊＊＊＊0017", "李喆堃", date(2024, 1, 2), date(2029, 1, 1), "外交部", date(2026, 12, 1), date(2026, 12, 14), "",
    "exit", ("2026年12月1日　乔木　发放，由李喆堃领取", "2026年12月14日　乔木　收回（完好）"),
)  # fmt: skip
OUT = replace(BACK, number="＊＊＊＊0018", holder="邹㼆", returned_on=None, log=("2026年12月1日　乔木　发放，由邹㼆领取",))
VISA = replace(BACK, purpose="visa", drawn_on=date(2026, 11, 9), returned_on=date(2026, 11, 20), log=("2026年11月9日　乔木　发放，由吴敏领取",))
PLAIN = Ledger(group.GROUP, group.PLACES, (VISA, BACK, OUT))
TORTURE = Ledger(LONG_WORDS, group.PLACES, tuple(replace(BACK, holder=name) for name in FORTY_NAMES))
