"""F20a: the plan of a conference."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples.guests import COMPANIONS, LEADER, UNIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.conference_papers import KINDS, Conference, Participant, plan_form

CODE, DRAW = "F20a", plan_form
PLAIN = Conference(
    number="2027-03", kind=KINDS[0], name="先进电池材料国际学术会议",
    name_foreign="International Conference on Advanced Battery Materials (ICABM 2027)", host="澜江大学", organiser="材料科学与工程学院",
    starts=date(2027, 6, 10), ends=date(2027, 6, 13), place="澜江市学术交流中心", size="150人，其中外方45人",
    background="先进电池材料是新能源领域的前沿方向。本校与12个国家的26个研究组有稳定合作，需要一个双年例会交流进展、商定下一步合作。",
    funds="会议费收入30万元，学校资助10万元", responsible="程牧", topics="正极材料；固态电解质；回收与再利用",
    ours=(Participant("程牧", "中国", "澜江大学材料科学与工程学院", "院长"),),
    foreign=tuple(Participant(one.name, one.country, one.unit, one.post) for one in (LEADER, *COMPANIONS)),
    police_filing=True, permit="澜外函〔2027〕12号", account="会议于6月10日至13日举行，来自14个国家的148名代表出席，作报告62个。",
    results="出版论文集一部；商定联合研究计划两项。", experience="开幕式同声传译设备应提前一天联调。",
)  # fmt: skip
TORTURE = replace(
    PLAIN, name=FORTY_NAMES[0] + PLAIN.name, responsible="、".join(FORTY_NAMES), background=PURPOSE, topics=PURPOSE, account=PURPOSE,
    foreign=tuple(Participant(name, "德国", UNIT, UNIT) for name in FORTY_NAMES),
)  # fmt: skip
