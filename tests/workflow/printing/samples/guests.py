"""A delegation that comes: guests with long German words, accents, Cyrillic and Vietnamese names; and one nobody would wish to receive."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.asked import Guest, Visit
from workflow.printing.opinions import Opinion

UNIT = "Universität für angewandte Naturwissenschaften Schönburg（舍恩堡应用科学大学）"
LEADER = Guest(
    "Dr.-Ing. Maximiliane von Schönburg-Waldenstein", "德国", "女", date(1968, 5, 17), UNIT, "教授",
    "国际合作与研究发展副校长", "材料科学", "先进电池材料与回收",
)  # fmt: skip
COMPANIONS = (
    Guest("François Lefèvre-Dubois", "法国", post="国际处处长"),
    Guest("Nguyễn Thị Ánh Tuyết", "越南", post="电池材料研究所研究员"),
    Guest("Виктор Сергеевич Щербаков", "俄罗斯", post="Institut für Werkstoffwissenschaft 博士后"),
    Guest("José Ångström-Núñez", "瑞典", post="校长办公室秘书"),
)
VISIT = Visit(
    title="德国舍恩堡应用科学大学代表团", size=5, china_from=date(2026, 12, 1), china_to=date(2026, 12, 8),
    starts=date(2026, 12, 2), ends=date(2026, 12, 4), purpose="research",
    purpose_detail="商谈共建先进电池材料联合实验室和联合培养博士研究生；参观分析测试中心；与材料学院师生座谈。",
    invitation="由学校邀请；需要邀请函；凭访问签证（F）入境", fund_source="学校外事专项经费（国际合作）",
    gifts="校徽纪念瓷盘5件（单价180.00元）", expected="签署共建联合实验室意向书；确定2027年博士生互派人数与学分互认办法。",
    leader=LEADER, companions=COMPANIONS, host="赵知远", contact="谷雨", phone="0000-12345678",
    department="材料科学与工程学院", level="school", school_leader=True, unit_agrees=True, police_filing=False,
    propaganda_filing=None,
)  # fmt: skip
HARD = replace(
    VISIT, title=FORTY_NAMES[0] + VISIT.title, purpose_detail=PURPOSE, expected=PURPOSE[:600], size=40,
    leader=replace(LEADER, name=FORTY_NAMES[11], unit=UNIT * 3),
    companions=tuple(Guest(name, "德国", post=UNIT) for name in FORTY_NAMES),
)  # fmt: skip
AGREED = Opinion("陈屿", "同意接待。请按身份对等原则安排会见，注意参观路线管理。", date(2026, 11, 9))
