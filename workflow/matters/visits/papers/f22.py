"""F22《协议签署审批表》 and 《协议情况表》 of an agreement in sight (rules.md §3.5, S87–S91; register: S39).

UNSURE: the sources name the two forms and what is looked at, and show no blank; the layout is ours. Agreements are no kind
of their own yet, so a visit prints what it knows (partner, level) and the rest is for the hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.printing.fields import boxes, facts, heading, signed
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of, label

APPROVAL, ACCOUNT = "协议签署审批表", "协议情况表"
TYPES = ("谅解备忘录／框架协议", "学生或教师交流", "合作办学／联合培养", "科研合作／共建实验室", "其他", "续签")
LEVELS = {"school": "校级", "college": "院级"}
SIGNERS = "校级协议由校长或分管校领导签署；院级协议须经学校授权。"
CLAUSES = (
    "当事人名称、地址、法定代表人", "合作目的", "合作领域、层次、规模、费用", "权利和义务", "期限", "履行地点和方式",
)  # fmt: skip
COUNTERSIGN = (
    "国际处\n（合作方、\n必要性）", "教务处\n（本科）", "研究生院", "人事处\n（教师）", "科技处／\n社科处", "计财处",
    "国际学院", "法务",
)  # fmt: skip
LEADERS = ("校领导审批", "学校授权\n（院级协议）")
ROOM, TALL = 50, 84


@dataclass(frozen=True)
class Agreement:
    """What both forms show."""

    name: str = ""
    partner: str = ""
    partner_own: str = ""
    country: str = ""
    kinds: tuple[str, ...] = ()
    level: str = ""
    department: str = ""
    handler: str = ""
    phone: str = ""


def approval_form(view: Agreement, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《协议签署审批表》as a PDF."""
    paper = Paper(APPROVAL, case=case or typecase(), around=imprint.around)
    rows = (*_agreement(view), *_partner(view), *_contents())
    offices = tuple(row for words in COUNTERSIGN for row in opinion_rows(words, (), "负责人", share=7, least=ROOM))
    leaders = tuple(row for words in LEADERS for row in opinion_rows(words, (), "签字", share=7, least=TALL))
    paper.table([Band(rows), Band(offices, "会签"), Band(leaders)])
    return paper.bytes()


def account_form(view: Agreement, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """《协议情况表》as a PDF."""
    paper = Paper(ACCOUNT, case=case or typecase(), around=imprint.around)
    paper.table([Band((*_agreement(view), *_partner(view))), Band(tuple(_signing()), "签署"), Band(tuple(_kept()), "存档")])
    return paper.bytes()


def _agreement(view: Agreement) -> Iterable[Row]:
    yield facts(("协议名称", view.name), least=30)
    yield facts(("协议类型", boxes(TYPES, view.kinds, a_line=2)), least=56)
    yield facts(("协议级别", boxes(LEVELS.values(), [LEVELS[view.level]] if view.level in LEVELS else ())))
    people = (("承办单位", view.department), ("经办人", view.handler), ("电话", view.phone))
    yield facts(*people, shares=(6, 8, 4, 4, 3, 7), least=30)


def _partner(view: Agreement) -> Iterable[Row]:
    names = f"{view.partner}\n{view.partner_own}".strip()
    yield facts(("合作方名称", names), ("国家\n（地区）", view.country), shares=(6, 14, 5, 7), least=38)
    yield facts(("地址", ""), ("法定代表人", ""), shares=(6, 14, 5, 7), least=30)
    yield facts(("法人资格\n与资信", "□已核实"), ("双方身份\n是否对等", "□是　□否"), shares=(6, 10, 6, 10), least=38)


def _contents() -> Iterable[Row]:
    yield facts(("必要性", ""), least=104)
    yield facts(("协议条款", "\n".join(f"□{one}" for one in CLAUSES)))
    yield facts(("签署人及职务", f"我方：\n对方：\n{SIGNERS}"), least=56)
    yield facts(("随附文本", "□中文文本　□外文文本　□协议情况表　□授权请示"))


def _signing() -> Iterable[Row]:
    yield facts(("签署日期", ""), ("到期日期", ""), shares=(6, 10, 6, 10), least=30)
    yield facts(("我方签署人", ""), ("职务", ""), shares=(6, 10, 6, 10), least=30)
    yield facts(("对方签署人", ""), ("职务", ""), shares=(6, 10, 6, 10), least=30)
    yield facts(("主要内容", ""), least=84)
    yield facts(("备注", ""), least=30)


def _kept() -> Iterable[Row]:
    yield heading("签署后，原件交档案馆／校办，扫描件录入系统，学院留存副本")
    yield Row((label("交存情况", 6), field_of("□原件已交　□扫描件已录入　□学院已留存", 26)), least=30)
    yield signed("经办人", "接收人", least=48)
