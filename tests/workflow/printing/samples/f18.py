"""F18: the plan of three days."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.workflow.printing.samples.guests import COMPANIONS, LEADER, UNIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.f18 import Cost, Duty, Person, ReceptionPlan, reception_plan

CODE, DRAW = "F18", reception_plan
GUESTS = tuple(Person(one.name, one.post, one.country, one.unit) for one in (LEADER, *COMPANIONS))
PLAIN = ReceptionPlan(
    title="德国舍恩堡应用科学大学代表团", home_unit="德国舍恩堡应用科学大学", size=5, starts=date(2026, 12, 2),
    ends=date(2026, 12, 4), purpose="商谈共建联合实验室和联合培养博士研究生", level="校级", guests=GUESTS,
    programme="12月2日（周三）\n15:10　抵达澜江站，入住学术交流中心\n16:30　校长会见（行政楼第一会议室）\n18:00　工作晚餐\n"
    "12月3日（周四）\n9:00　与材料学院、研究生院座谈\n14:00　参观分析测试中心、图书馆\n16:00　学术报告（材料学院报告厅）\n"
    "12月4日（周五）\n9:00　联合实验室筹备会\n13:30　送站",
    duties=(
        Duty("后勤处", "接送站", "商务车一辆，接送两次", "12月2日15:00"), Duty("学校办公室", "会见", "席签、茶水、摄影", "12月2日16:00"),
        Duty("国际处", "翻译", "德语、英语各一名", "12月2日16:30"), Duty("保卫处", "其他", "参观路线沿线秩序维护", "12月3日14:00"),
    ),
    catering="住宿：学术交流中心标准间5间，两晚。用餐：工作晚餐一次，其余在学术交流中心自助。交通：学校商务车。",
    route="行政楼—材料学院（一层展厅、三层公共平台）—分析测试中心开放区—图书馆；不进入标有“非请勿入”的实验室。",
    escort="谷雨（材料学院外事秘书）、陈屿（国际处）",
    staff=(Person("季明远", "校长"), Person("程牧", "材料科学与工程学院院长"), Person("谷雨", "材料科学与工程学院外事秘书")),
    costs=(
        Cost("住宿", "5", "2", Decimal("3600"), "标准间360元"), Cost("宴请", "10", "1", Decimal("3000"), "每人300元"),
        Cost("交通", amount=Decimal("800"), basis="商务车两次"), Cost("礼品", "5", amount=Decimal("900"), basis="单价180元"),
    ),
    hosting="部分招待", fund_source="学校外事专项经费（国际合作）", department="材料科学与工程学院", signed_on=date(2026, 11, 18),
)  # fmt: skip
TORTURE = replace(
    PLAIN, programme=PURPOSE, route=PURPOSE[:900], escort="、".join(FORTY_NAMES),
    guests=tuple(Person(name, UNIT, "德国", UNIT) for name in FORTY_NAMES),
    staff=tuple(Person(name, UNIT) for name in FORTY_NAMES),
)  # fmt: skip
