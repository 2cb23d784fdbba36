"""F23b: the plan of secrecy."""

from tests.workflow.printing.samples import f23a
from tests.workflow.printing.samples.hard import PURPOSE
from workflow.matters.visits.papers.f23 import SecrecyPlan, secrecy_plan

CODE, DRAW = "F23b", secrecy_plan
MEASURES = "1. 参加人员一律不携带涉密载体。\n2. 活动全程有人陪同，按固定路线进行，不得进入涉密场所。\n3. 对外提供的资料事先审查并登记。"
PLAIN = SecrecyPlan(f23a.ACTIVITY, MEASURES, "保卫处：沿线秩序；国际处：翻译；材料学院：陪同。")
TORTURE = SecrecyPlan(f23a.HARD, MEASURES + PURPOSE, PURPOSE)
