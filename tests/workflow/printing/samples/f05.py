"""F5: four members; forty."""

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import FORTY_NAMES
from workflow.matters.delegations.papers.f05 import MemberList, MemberRow, member_list

CODE, DRAW = "F5", member_list
PLAIN = MemberList(
    group.GROUP,
    tuple(
        MemberRow(name, sex, f"{born}\n（{2026 - int(born[:4])}岁）", unit, f"{post}／{level}", at)
        for at, (name, sex, born, unit, post, level) in enumerate(group.PEOPLE)
    ),
)
TORTURE = MemberList(group.GROUP, tuple(MemberRow(name, "女", "1980.05\n（46岁）", group.UNIT, "教授／正高", 1) for name in FORTY_NAMES))
