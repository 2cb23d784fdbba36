"""F12: a budget in yuan with its total in words; one in three currencies, whose total is for the hand."""

from dataclasses import replace
from decimal import Decimal

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.delegations.papers.f12 import Cost, SchoolForm, school_form

CODE, DRAW = "F12", school_form
PLAIN = SchoolForm(
    applicant=group.LEADER, unit="物理学院", post="院长", phone="0000-12345678", companions="邹㼆、㛃䶮、阿布都热合曼·吐尔逊",
    places=group.PLACES, days=group.DAYS, hosts=group.HOSTS, leaves=group.LEAVES, returns=group.RETURNS, task=group.TASK,
    fund_source=group.FUND,
    costs=(
        Cost("护照／签证费", "3,920.00", "980 元×4 人"), Cost("国际机票", "48,600.00", "经济舱往返，按人"),
        Cost("住宿", "26,880.00", "960 元×4 人×7 天"), Cost("保险", "720.00", "180 元×4 人"), Cost("注册费", "9,600.00", "会议通知"),
        Cost("伙食", "11,520.00", "包干，每人每天"), Cost("公杂", "9,600.00", "包干，每人每天"), Cost("其他", "2,000.00", "城市间交通"),
    ),
    total=Decimal("112840"), total_words="壹拾壹万贰仟捌佰肆拾元整", of_office=group.OFFICE, of_leader=group.SCHOOL_LEADER,
    of_unit=group.HEAD,
)  # fmt: skip
TORTURE = replace(
    PLAIN, applicant=FORTY_NAMES[0], companions="、".join(FORTY_NAMES[1:]), task=PURPOSE, total=None, total_words="",
    costs=(Cost("国际机票", "48,600.00\n1,200.00 EUR\n9,999,999.99 USD", PURPOSE[:300]), Cost("其他", "2,000.00")),
)  # fmt: skip
