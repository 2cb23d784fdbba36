"""F2: four members with invented numbers; forty of them on a long way."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.delegations.papers.f02 import MemberRow, Stay, TaskForm, task_form

CODE, DRAW = "F2", task_form
NUMBER = "00000019{no:02}0101000X"  # no region has this code
PLAIN = TaskForm(
    number="LJ-2026-0137", declared_on=date(2026, 10, 26), unit=group.UNIT, size=4, leader=group.LEADER, fund_source=group.FUND,
    leaves=group.LEAVES, returns=group.RETURNS, days=group.DAYS, route=group.ROUTE, task=group.TASK, handler="吴敏",
    phone="0000-12345678",
    stays=(Stay("英国 剑桥", 5, "剑桥大学卡文迪许实验室"), Stay("瑞士 日内瓦", 3, "日内瓦大学")),
    members=tuple(
        MemberRow(name, sex, 2026 - int(born[:4]), unit, post, level, NUMBER.format(no=at))
        for at, (name, sex, born, unit, post, level) in enumerate(group.PEOPLE)
    ),
    of_unit=group.HEAD, of_leader=group.SCHOOL_LEADER,
)  # fmt: skip
TORTURE = replace(
    PLAIN, size=40, task=PURPOSE, leader=FORTY_NAMES[0],
    members=tuple(MemberRow(name, "女", 40, group.UNIT, "教授", "正高", NUMBER.format(no=at)) for at, name in enumerate(FORTY_NAMES)),
)  # fmt: skip
