"""The letter in two languages."""

from dataclasses import replace
from datetime import date

from tests.workflow.printing.samples.guests import UNIT
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from workflow.matters.visits.papers.invitation import Invitation, Invited, invitation

CODE, DRAW, EDGES = "F19L", invitation, (56, 539)  # the rules of a letterhead are 170 mm long
CHINESE = (
    "谨代表澜江大学，诚挚邀请您率团一行5人于2026年12月2日至2026年12月4日来校访问。\n"
    "商谈共建先进电池材料联合实验室和联合培养博士研究生；参观分析测试中心；与材料学院师生座谈。\n"
    "访问期间的接待费用由我校部分承担，其余由贵方自理。\n"
    "为便于办理来华手续，现将来访人员名单附后。请于行前告知确切行程，并妥善办理人身意外和医疗保险。\n"
    "我们期待着您的到来，并愿为访问提供一切必要的协助。"
)
ENGLISH = (
    "On behalf of Lanjiang University, it gives me great pleasure to invite you and your delegation of 5 people to visit our "
    "university from 2 December 2026 to 4 December 2026.\n"
    "Our university will bear a part of the costs of your stay; the rest is borne by the visitors.\n"
    "To assist with the formalities of entry into China, the visitors are listed below. Please let us know the exact itinerary "
    "before departure, and arrange personal accident and medical insurance for the whole stay.\n"
    "We look forward to welcoming you, and we shall be glad to give every necessary assistance during the visit."
)
GUESTS = (
    Invited("Maximiliane von Schönburg-Waldenstein", "女", "F", "1968.05.17", "17 May 1968", "德国", "Germany", "副校长", "Vice-President"),
    Invited("François Lefèvre-Dubois", "男", "M", "1975.11.02", "2 Nov 1975", "法国", "France", "Head of International Office", "Head of International Office"),
    Invited("Nguyễn Thị Ánh Tuyết", "女", "F", "1988.01.30", "30 Jan 1988", "越南", "Vietnam", "Senior Researcher", "Senior Researcher"),
    Invited("Виктор Сергеевич Щербаков", "男", "M", "1990.08.12", "12 Aug 1990", "俄罗斯", "Russia", "Postdoctoral Fellow", "Postdoctoral Fellow"),
)
PLAIN = Invitation(
    school="澜江大学", school_english="Lanjiang University", to="尊敬的Maximiliane von Schönburg-Waldenstein女士",
    to_english="Dear Ms Maximiliane von Schönburg-Waldenstein,", chinese=CHINESE, english=ENGLISH, guests=GUESTS,
    contact="联系人：赵知远　电话：0000-12345678", contact_english="Contact: 赵知远, telephone 0000-12345678",
    number="VIS-2026-0031", on=date(2026, 11, 12), on_english="12 November 2026",
)  # fmt: skip
TORTURE = replace(
    PLAIN, chinese=CHINESE + PURPOSE, english=ENGLISH + PURPOSE, guests=tuple(Invited(name, post=UNIT) for name in FORTY_NAMES),
    school="澜江大学" * 6, school_english="Lanjiang University of Applied Sciences and Technologies " * 2,
)  # fmt: skip
