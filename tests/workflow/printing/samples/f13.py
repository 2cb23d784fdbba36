"""F13: a report handed in; a long one."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import PURPOSE, TWENTY
from workflow.matters.delegations.papers.f13 import Extent, FeedbackForm, feedback_form

CODE, DRAW = "F13", feedback_form
PLAIN = FeedbackForm(
    group=group.GROUP, unit=group.UNIT, leader=group.LEADER, places=group.PLACES, permit=group.PERMIT,
    approved=Extent(4, 8, group.LEAVES, group.RETURNS), actual=Extent(4, 8, group.LEAVES, group.RETURNS),
    done="参加国际物理教育学术会议并作大会报告两场；与剑桥大学签署联合培养博士研究生备忘录；与日内瓦大学商定本科生交换名额。",
    not_done="与日内瓦大学的交换协议文本因对方程序未签署，拟于两个月内以通信方式签署。",
    reporter=group.LEADER, reported_on=date(2026, 12, 20),
)  # fmt: skip
TORTURE = replace(PLAIN, done=PURPOSE, not_done=PURPOSE, leader=TWENTY, reporter=TWENTY)
