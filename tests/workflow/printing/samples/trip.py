"""A trip to Japan and Korea that several samples tell of, and the same with everything that is hard to print."""

from tests.workflow.printing.samples.hard import FORTY_NAMES, GERMAN, LONG_WORDS, PICTURE, PURPOSE, THAI
from workflow.matters.delegations.papers.itinerary import DayPlan, Part, Traveller

PEOPLE = (
    Traveller("顾行之", "国际教育学院", "教授"),
    Traveller("周予安", "国际教育学院", "讲师"),
    Traveller("阿布都热合曼·吐尔逊", "材料学院", "副教授"),
)
DAYS = (
    DayPlan("7月6日", "星期一", (
        Part("上午", "大连—东京", "飞机 CA8951", "", "出境，抵达东京"),
        Part("下午", "东京—仙台", "新干线", "", "抵达仙台，安顿"),
    )),
    DayPlan("7月7日", "星期二", (
        Part("上午", "仙台", "", "仙台工业大学\n国际交流部部长 佐藤健", "商谈交流名额与课程互认"),
        Part("下午", "仙台", "", "仙台工业大学\n工学部部长 铃木一郎", "考察实验室，商谈联合培养"),
    )),
    DayPlan("7月8日", "星期三", (Part("全天", "仙台—首尔", "飞机 OZ151", "", "赴首尔"),)),
    DayPlan("7月9日", "星期四", (Part("全天", "首尔", "", "首尔汉岸大学\n副校长 金民秀", "校际会谈，续签交流协议"),)),
    DayPlan("7月10日", "星期五", (Part("全天", "首尔—大连", "飞机 KE869", "", "返程，入境"),)),
)  # fmt: skip
CROWD = tuple(Traveller(name, "哲学与马克思主义理论及社会发展研究院（筹）", LONG_WORDS if at % 9 == 0 else "副教授") for at, name in enumerate(FORTY_NAMES))
MARATHON = tuple(
    DayPlan(f"{7 + at // 31}月{at % 31 + 1}日", "星期三", tuple(
        Part(half, "仙台—首尔", LONG_WORDS if at == 3 else "飞机", f"仙台工业大学\n{GERMAN}", PURPOSE if at == 5 else f"{THAI} {PICTURE}")
        for half in ("上午", "下午")
    ))
    for at in range(30)
)  # fmt: skip
