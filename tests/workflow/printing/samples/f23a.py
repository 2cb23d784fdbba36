"""F23a: the approval of an activity; the other four papers of secrecy are about the same one."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples.guests import UNIT, VISIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.f23 import Activity, Approval, Person, approval_form
from workflow.printing.opinions import Opinion

CODE, DRAW = "F23a", approval_form
ACTIVITY = Activity(
    name="德国舍恩堡应用科学大学代表团来访", department="材料科学与工程学院", responsible="赵知远", phone="0000-12345678",
    starts=date(2026, 12, 2), ends=date(2026, 12, 4), guests=f"{UNIT}一行：Dr.-Ing. Maximiliane von Schönburg-Waldenstein（德国）等",
    size=5, nature=VISIT.purpose_detail, route="行政楼—材料学院（一层展厅、三层公共平台）—分析测试中心开放区—图书馆",
    staff=(Person("赵知远", "教授"), Person("谷雨", "外事秘书"), Person("㛃䶮", "分析测试中心主任")), no_secrets=True,
)  # fmt: skip
HARD = replace(
    ACTIVITY, name=FORTY_NAMES[0] + ACTIVITY.name, nature=PURPOSE, route=PURPOSE, staff=tuple(Person(name, UNIT) for name in FORTY_NAMES)
)
PLAIN = Approval(ACTIVITY, of_secrecy=(Opinion("孟岚", "同意。请按保密工作方案执行。", date(2026, 11, 5)),))
TORTURE = replace(PLAIN, activity=HARD)
