"""F23e: two checks during the visit."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import f23a
from tests.workflow.printing.samples.hard import PURPOSE, RARE
from workflow.matters.visits.papers.f23 import Check, Checks, check_record

CODE, DRAW = "F23e", check_record
CHECKS = (
    Check(date(2026, 12, 3), (True, True, True, True), "参观按路线进行，全程陪同。", "谷雨"),
    Check(date(2026, 12, 4), (True, True, True, False), "一名来访人员在分析测试中心走廊拍照，已当场删除。", "谷雨"),
)
PLAIN = Checks(f23a.ACTIVITY, CHECKS)
TORTURE = Checks(replace(f23a.HARD, staff=()), (Check(note=PURPOSE, by=RARE[1]), *CHECKS))
