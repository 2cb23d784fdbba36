"""F4: a request about two countries, and one about everything that is hard."""

from tests.workflow.printing.samples.hard import FORTY_NAMES, GERMAN, PURPOSE
from workflow.matters.delegations.papers.f04 import Request, request

CODE, DRAW = "F4", request
PLAIN = Request(
    title="关于顾行之率团访问日本、韩国的请示",
    to="省人民政府外事办公室",
    organ="澜江大学文件", number="澜大外〔2026〕12号", signer="纪怀远",
    body="应日本仙台工业大学、韩国首尔汉岸大学邀请，国际教育学院教授顾行之拟率团一行3人，于2026年7月6日至2026年7月10日赴日本、韩国执行公务。现将有关事项请示如下。\n"
    "一、出访的必要性\n落实年度合作计划，商定交流名额与课程互认。\n"
    "二、重点任务\n赴日本、韩国开展校际交流。\n"
    "（一）日本\n1. 7月7日上午在仙台工业大学，会见国际交流部部长佐藤健，商谈交流名额与课程互认。\n2. 7月7日下午在仙台工业大学，考察实验室，商谈联合培养。\n"
    "（二）韩国\n1. 7月9日在首尔汉岸大学，会见副校长金民秀，校际会谈，续签交流协议。\n"
    "三、天数、费用和邀请函\n本次出访在外停留5天（含离、抵我国国境当日）。费用由学校国际交流专项列支，预算合计98,600.00元，预算已经财务部门审核，对方不负担费用。"
    "邀请函由邀请单位从所在国（地）发出，未通过中介机构联系或购买邀请函。\n"
    "四、近两年出访和计划情况\n团组人员近两年出访记录：顾行之：2025年6月赴德国；周予安：无；阿布都热合曼·吐尔逊：无。\n本次出访已列入年度因公临时出国计划（年度计划第 6 项）。\n"
    "五、公示情况\n本次出访有关信息已于2026年3月20日至2026年3月27日在校园网公示栏公示，公示期间未收到异议。\n妥否，请批示。",
    attachments=("团组人员名单", "日程安排表", "邀请函及译文", "因公临时出国任务和预算审批意见表"),
    unit="澜江大学",
)  # fmt: skip
TORTURE = Request(
    title=f"关于{FORTY_NAMES[9]}率团访问{'、'.join(['波斯尼亚和黑塞哥维那'] * 6)}的请示",
    to=GERMAN, unit="哲学与马克思主义理论及社会发展研究院（筹）国际合作与交流办公室",
    body="\n".join(["一、出访的必要性", PURPOSE, "（一）名单", *FORTY_NAMES, "1. " + PURPOSE]),
    attachments=(*FORTY_NAMES, PURPOSE),
)  # fmt: skip
TORTURE = Request(**{**TORTURE.__dict__, "signer": FORTY_NAMES[1], "organ": "澜江大学", "unit": FORTY_NAMES[0]})
