"""The three letters of F27, about the same two people."""

from datetime import date

from tests.workflow.printing.samples.hard import FORTY_NAMES, GERMAN, PURPOSE
from tests.workflow.printing.samples.trip import CROWD, PEOPLE
from workflow.matters.delegations.papers.f27 import Letter

_MONEY, _WHEN = "参团人员的费用由学校国际交流专项列支。\n", "于2026年7月6日至2026年7月10日赴日本执行公务，在外停留5天"
PLAIN_a = Letter(
    "关于征求省教育厅赴日本职业教育考察团组参团意见的函",
    f"应日本仙台工业大学邀请，我单位拟组织省教育厅赴日本职业教育考察团组，{_WHEN}。出访任务：考察职业教育校企合作。\n拟请贵单位下列人员参团：",
    f"{_MONEY}现征求贵单位意见，请按干部管理权限审核，并予函复。", "澜江大学", PEOPLE[:2], unit="省教育厅",
)  # fmt: skip
PLAIN_b = Letter(
    "任务通知书",
    f"我单位组织的省教育厅赴日本职业教育考察团组，任务批件号：外批〔2026〕7号。该团组{_WHEN}。出访任务：考察职业教育校企合作。\n贵单位下列人员参加该团组：",
    f"{_MONEY}请据此为参团人员办理任务确认和出国手续。", "澜江大学", PEOPLE[:2], ("任务批件复印件",), "省教育厅",
)  # fmt: skip
PLAIN_c = Letter(
    "任务确认件",
    f"你单位来文（征求意见函、任务通知书 第 1 号）收悉。经审核，同意澜江大学下列人员参加省教育厅赴日本职业教育考察团组，{_WHEN}（批件：外批〔2026〕7号）。",
    f"{_MONEY}特此确认。", "省教育厅", PEOPLE[:2], unit="省外办", on=date(2026, 4, 20),
)  # fmt: skip
TORTURE = Letter(FORTY_NAMES[9] + "任务确认件" * 9, PURPOSE, PURPOSE, GERMAN, CROWD, FORTY_NAMES, FORTY_NAMES[0])
