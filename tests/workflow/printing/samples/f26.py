"""F26: one who travelled twice, one without an account; a sheet for each hard name, one with forty trips."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import LONG_WORDS, NAMES
from workflow.matters.delegations.papers.f26 import Journey, Record, RecordForms, record_forms

CODE, DRAW = "F26", record_forms
JOURNEYS = (
    Journey(date(2025, 6, 2), date(2025, 6, 6), "德国", "赴德国访问团组", "团长", "省外批〔2025〕0112号"),
    Journey(date(2024, 9, 9), date(2024, 9, 16), "日本、韩国", "赴日本、韩国商谈联合培养团组", "团员", "省外批〔2024〕0233号"),
)
ONE = Record("李喆堃", "男", "1971.04", "物理学院", "院长 正处级", journeys=JOURNEYS)
OTHER = Record("㛃䶮", "女", "1988.02", "信息工程学院", "副教授 副高", known=False)
PLAIN = RecordForms(date(2023, 11, 2), date(2026, 11, 2), date(2024, 3, 4), (ONE, OTHER))
TORTURE = replace(
    PLAIN, members=tuple(replace(ONE, name=name, journeys=(replace(JOURNEYS[0], task=f"{group.TASK}{LONG_WORDS}"), *JOURNEYS * 20) if name == NAMES[0] else JOURNEYS) for name in NAMES)
)
