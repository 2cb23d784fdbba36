"""F23d: the pledge of those who take part."""

from tests.workflow.printing.samples import f23a
from tests.workflow.printing.samples.hard import PURPOSE
from workflow.matters.visits.papers.f23 import Pledge, pledge

CODE, DRAW = "F23d", pledge
WORDS = "我参加“德国舍恩堡应用科学大学代表团来访”，已接受保密提醒，现承诺如下：\n一、不携带涉密载体参加活动。\n二、未经审查批准，不向来访人员提供任何资料、物品。"
PLAIN = Pledge(f23a.ACTIVITY, WORDS)
TORTURE = Pledge(f23a.HARD, WORDS + PURPOSE)
