"""F6: five days by half days, forty days by weeks are told in the test of the filled papers."""

from datetime import date

from tests.workflow.printing.samples.hard import FORTY_NAMES, LONG_WORDS, PURPOSE
from tests.workflow.printing.samples.trip import DAYS, MARATHON
from workflow.matters.delegations.papers.f06 import Schedule, schedule

CODE, DRAW = "F6", schedule
PLAIN = Schedule(
    "赴日本、韩国校际交流团组", "澜江大学", "顾行之", 3, date(2026, 7, 6), date(2026, 7, 10), 5, "日本、韩国", DAYS
)  # fmt: skip
TORTURE = Schedule(PURPOSE, LONG_WORDS, FORTY_NAMES[1], 40, date(2026, 7, 1), date(2026, 7, 30), 30, "韩国", MARATHON)
