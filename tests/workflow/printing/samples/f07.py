"""F7: a notice of five days abroad, and one of forty people who go for a month."""

from datetime import date

from tests.workflow.printing.samples.hard import FORTY_NAMES, LONG_WORDS, PURPOSE
from tests.workflow.printing.samples.trip import CROWD, DAYS, MARATHON, PEOPLE
from workflow.matters.delegations.papers.f07 import Cost, PublicNotice, public_notice

CODE, DRAW = "F7", public_notice
PLAIN = PublicNotice(
    title="关于顾行之等3人因公临时出访日本、韩国的公示",
    opening="澜江大学拟组织赴日本、韩国校际交流团组，由顾行之任团长，一行3人，于2026年7月6日至2026年7月10日出访日本、韩国，在外停留5天。现将有关信息予以公示。",
    closing="公示时间：2026年3月20日至2026年3月27日。\n公示地点：校园网公示栏。\n公示期间如有异议，请向以下联系方式反映：国际处 0000-0000000。",
    members=PEOPLE, task="出访国家（地区）：日本仙台、韩国首尔。\n出访任务：落实年度合作计划，商定交流名额与课程互认，续签交流协议。", days=DAYS,
    flights="去程：7月6日，大连—东京，飞机 CA8951。\n返程：7月10日，首尔—大连，飞机 KE869。",
    invitation="仙台工业大学（日本仙台，青叶区1-1）邀请函见附件。邀请单位简介：＿＿＿＿＿＿＿＿\n首尔汉岸大学（韩国首尔，汉岸路5）邀请函见附件。邀请单位简介：＿＿＿＿＿＿＿＿",
    funds="经费来源：学校国际交流专项。",
    budget=(
        Cost("国际旅费", "48,600.00元", "经济舱往返，按人"), Cost("住宿费", "26,880.00元", "按标准，每人每天"),
        Cost("伙食费", "11,520.00元", "包干"), Cost("公杂费", "9,600.00元", "包干"), Cost("合计", "96,600.00元"),
    ),
    unit="澜江大学", on=date(2026, 3, 20),
)  # fmt: skip
TORTURE = PublicNotice(
    title=f"关于{FORTY_NAMES[9]}等40人的公示", opening=PURPOSE, closing=PURPOSE, members=CROWD, task=PURPOSE, days=MARATHON,
    flights=LONG_WORDS, invitation=PURPOSE, funds=LONG_WORDS, budget=(Cost(LONG_WORDS, "99,999,999.99元", PURPOSE),) * 3, unit=FORTY_NAMES[8],
)  # fmt: skip
