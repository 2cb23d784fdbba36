"""F14: a report as leaders write it, and one of everything that is hard."""

from datetime import date

from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from tests.workflow.printing.samples.trip import CROWD, DAYS, MARATHON, PEOPLE
from workflow.matters.delegations.papers.f14 import TripReport, trip_report

CODE, DRAW = "F14", trip_report
PLAIN = TripReport(
    title="关于出访日本、韩国情况的报告",
    basics="应日本仙台工业大学、韩国首尔汉岸大学邀请，赴日本、韩国校际交流团组由顾行之任团长，一行3人，于2026年7月6日出境、2026年7月10日入境，出访日本、韩国，在外停留5天。团组成员和日程如下。",
    members=PEOPLE, days=DAYS, done="完成全部会谈与考察。与仙台工业大学商定每年互派5名学生，与首尔汉岸大学续签交流协议。", results="达成课程互认意向，形成课程互认清单草案。",
    documents="共领用证件3件次，已全部交还，最后一件于2026年7月14日交还。", discipline="全体成员遵守外事纪律，无违纪情况。",
    money="经费来源：学校国际交流专项。\n无超标准开支，对方未负担费用，无境外收入。", follow_up="两个月内寄出协议文本；下学期落实首批互派学生。",
    leader="顾行之", on=date(2026, 7, 20),
)  # fmt: skip
TORTURE = TripReport(
    f"关于{FORTY_NAMES[9]}率团出访情况的报告", PURPOSE, CROWD, MARATHON, PURPOSE, PURPOSE, PURPOSE, PURPOSE, PURPOSE, PURPOSE, PURPOSE, FORTY_NAMES[11]
)  # fmt: skip
