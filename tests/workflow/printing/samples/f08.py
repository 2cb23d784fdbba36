"""F8: the statement on a notice that nobody objected to."""

from datetime import date

from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.delegations.papers.f08 import Statement, statement

CODE, DRAW = "F8", statement
PLAIN = Statement(
    "赴日本、韩国校际交流团组的团组成员、出访国家（地区）、任务、日程安排、往返航线、邀请函、邀请单位情况、经费来源和预算等信息，已于2026年3月20日至2026年3月27日在校园网公示栏公示。"
    "公示期间未收到异议。\n特此说明。",
    "澜江大学", date(2026, 3, 28),
)  # fmt: skip
TORTURE = Statement("\n".join([PURPOSE, *FORTY_NAMES]), FORTY_NAMES[13])
