"""F17: a visit that took place, with what was promised, given and spent."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.workflow.printing.samples.guests import HARD, VISIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.f17 import Cost, Present, Promise, Summary, summary_form

CODE, DRAW = "F17", summary_form
PLAIN = Summary(
    visit=VISIT, leaders_met="校长季明远于12月2日在行政楼会见代表团",
    done="12月2日与材料学院、研究生院座谈；12月3日参观分析测试中心、图书馆；12月4日召开联合实验室筹备会。",
    talks="“Recycling of Lithium-Ion Batteries: What Is Next?”，12月3日，听众86人，按批准内容进行",
    results="草签共建先进电池材料联合实验室意向书；确定2027年互派博士研究生各4名；商定每年轮流举办双边研讨会。",
    problems="无",
    promises=(
        Promise("寄送联合实验室设备清单（中英文）", "谷雨", date(2026, 12, 20), "已办结"),
        Promise("回复博士生学分互认办法草案", "程牧", date(2027, 1, 15), "办理中"),
    ),
    presents=(
        Present("赠", "校徽纪念瓷盘", 5, Decimal("180"), "代表团成员", "12月2日"),
        Present("收", "Meißner Porzellanschale", 1, Decimal("420"), "季明远", "12月2日（已上交）"),
    ),
    costs=(
        Cost("住宿", Decimal("9000"), Decimal("8640"), "5×3"),
        Cost("日常伙食", Decimal("4500"), Decimal("3980.50"), "5×3"),
        Cost("宴请", Decimal("3000"), Decimal("2850"), "10×1"),
    ),
)  # fmt: skip
TORTURE = replace(
    PLAIN, visit=HARD, done=PURPOSE, results=PURPOSE, problems=PURPOSE[:500], promises=tuple(Promise(name, name) for name in FORTY_NAMES)
)
