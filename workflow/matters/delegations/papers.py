"""The papers of a delegation (团组公文): F1 (任务和预算审批意见表), laid out in the order of the printed form.

An official form is Chinese in every language of the screen, so its words stand here and not in the catalogue.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from workflow.matters.delegations.approval_view import (
    ApprovalForm,
    Budget,
    Finance,
    ForeignAffairs,
    MemberRow,
    Opinion,
    Personnel,
    Standing,
)
from workflow.printing.fonts import KAI, Typecase, typecase
from workflow.printing.lines import Spread, Text
from workflow.printing.page import Around
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Cell, Row, field_of, label

__all__ = ["ApprovalForm", "Budget", "Finance", "ForeignAffairs", "MemberRow", "Opinion", "Personnel", "Standing"]
__all__ += ["approval_form"]

TITLE = "因公临时出国任务和预算审批意见表"
NOTE = "注：各项支出的测算和审核做详细说明。"
MEMBER_COLUMNS = (
    ("姓名", 62),
    ("性别", 32),
    ("出生年月", 64),
    ("派员单位", 72),
    ("职务及职别", 72),
    ("人员属性", 70),
    ("上次出访时间", 72),
)
COSTS = ("合计", "国际旅费", "住宿费", "伙食费", "公杂费", "其他费用")
ROWS_FOR_MEMBERS = 6


def approval_form(view: ApprovalForm, *, case: Typecase | None = None) -> bytes:
    """F1 as a PDF; ``case`` is the process's own unless a test brings another."""
    around = Around(_number(view), _foot(view), view.standing.value, view.address)
    paper = Paper(TITLE, case=case or typecase(), around=around)
    paper.table(
        [
            Band(tuple(_header(view))),
            _members(view.members),
            Band(tuple(_foreign_affairs(view.foreign_affairs)), "外事部门审核意见"),
            Band(tuple(_finance(view.finance)), "财务部门审核意见"),
            Band(tuple(_personnel(view.personnel)), "组织人事部门意见"),
            Band(tuple(_opinions("审批意见", view.leadership, "审批人")), "主管部门领导审批意见"),
            Band((Row((field_of(NOTE, size=10),)),)),
        ]
    )
    return paper.bytes()


def _number(view: ApprovalForm) -> str:
    return f"编号：{view.number}" if view.number else ""


def _foot(view: ApprovalForm) -> str:
    parts = [f"第{view.revision}稿" if view.revision else "", f"摘要 {view.digest}" if view.digest else ""]
    return "　".join(part for part in [view.number, *parts] if part)


def _header(view: ApprovalForm) -> Iterable[Row]:
    yield _pair("团组名称", view.group, "组团单位", view.unit)
    yield _pair("团长姓名", view.leader, "团长职务及职别", view.leader_post)
    yield _pair("团员人数", f"{_count(view.size or None)}人", "出访时间", _period(view.leaves, view.returns))
    days = Cell((Text(f"停留{_count(view.days)}天", size=11, align="center"),), 6)
    yield Row((label("出访国家、地区\n（含经停）", 6), field_of(view.places, 18), days))
    yield Row((label("出访任务", 6), field_of(view.task, 24)), least=48)


def _pair(left: str, first: str, right: str, second: str) -> Row:
    return Row((label(left, 6), field_of(first, 9), label(right, 6), field_of(second, 9)))


def _members(members: tuple[MemberRow, ...]) -> Band:
    head = Row(tuple(label(words, share, 10) for words, share in MEMBER_COLUMNS))
    open_rows = (MemberRow(""),) * max(0, ROWS_FOR_MEMBERS - len(members))
    return Band(tuple(_member(member) for member in members + open_rows), head=(head,))


def _member(one: MemberRow) -> Row:
    values = (one.name, one.sex, one.born, one.unit, one.post, one.category, one.last_trip)
    cells = zip(values, MEMBER_COLUMNS, strict=True)
    return Row(tuple(field_of(words, share, align="center", size=10) for words, (_, share) in cells), least=22)


def _foreign_affairs(block: ForeignAffairs) -> Iterable[Row]:
    used = f"{_count(block.planned_trips)}人次／已使用{_count(block.used_trips)}人次"
    yield _two("是否列入出国计划", _yes(block.in_plan), "任务是否符合规定", _yes(block.task_fits))
    yield _wide("年初计划控制数", used)
    yield _wide("目的和必要性", block.purpose, least=36)
    yield _two("邀请函是否符合", _yes(block.invitation_fits), "天数是否符合", _yes(block.days_fit))
    yield _two("路线是否符合", _yes(block.route_fits), "团组人数与人员\n是否符合", _yes(block.members_fit))
    yield _two("是否公示", _yes(block.noticed), "公示地址", block.notice_place)
    yield _wide("其他", block.other)
    yield from _opinions("意见", block.opinions, "审核人")
    yield _two("经办人", block.handler, "电话", block.phone)


def _finance(block: Finance) -> Iterable[Row]:
    used = f"{_yuan(block.year_budget)}元／已使用{_yuan(block.year_used)}元"
    yield _wide("本年度因公出国\n经费预算", used)
    yield _wide("是否列入年度预算", _yes(block.in_year_budget))
    yield Row(tuple(label(f"{cost}\n（元）", size=10.5) for cost in COSTS))
    budget = block.budget
    sums = (budget.total, budget.travel, budget.lodging, budget.meals, budget.incidentals, budget.other)
    yield Row(tuple(field_of(_yuan(amount, blank=""), align="center", size=10.5) for amount in sums))
    yield _wide("须事先报批的\n支出事项", block.prior_approvals)
    yield _wide("预算是否符合规定", _yes(block.budget_fits))
    yield _wide("费用来源", block.source)
    yield _wide("审核依据", block.basis)
    yield from _opinions("意见", block.opinions, "审核人")


def _personnel(block: Personnel) -> Iterable[Row]:
    yield _two("备案日期", _day(block.filed_on), "备案对象", block.filed_with)
    yield _wide("是否已报批", _yes(block.reported))
    yield from _opinions("意见", block.opinions, "审核人")


def _two(left: str, first: str, right: str, second: str) -> Row:
    return Row((label(left, 8), field_of(first, 8), label(right, 8), field_of(second, 8)))


def _wide(words: str, content: str, least: float = 23) -> Row:
    return Row((label(words, 8), field_of(content, 24)), least=least)


def _opinions(words: str, opinions: tuple[Opinion, ...], signer: str) -> Iterable[Row]:
    """One row for each who decided; one to write in by hand where nobody has."""
    for opinion in opinions:
        said = Text(opinion.words, KAI, 11.5, spacing=1.5)
        yield Row((label(words, 8), Cell((said,), 24, _signed(opinion, signer))), least=64)
    if not opinions:
        foot = Spread(((0.3, f"{signer}："), (0.8, "年"), (0.88, "月"), (0.96, "日")), size=11)
        cells = (label(words, 8), Cell((), 24, (_sealed(), foot)))
        yield Row(cells, least=76)


def _sealed() -> Text:
    return Text("（公章）", size=11, align="right")


def _signed(opinion: Opinion, signer: str) -> tuple[Text, ...]:
    place = f"（代{opinion.in_place_of}）" if opinion.in_place_of else ""
    name = f"{signer}：{opinion.name}{place}" + ("（代录）" if opinion.recorded else "（未签署）" if opinion.lapsed else "")
    signed = Text("　".join(part for part in (name, _day(opinion.on)) if part), size=11, align="right")
    return (signed,) if opinion.lapsed else (_sealed(), signed)


def _yes(answer: bool | None) -> str:
    return "□是　□否" if answer is None else "是" if answer else "否"


def _count(number: int | None) -> str:
    return "＿＿" if number is None else str(number)


def _yuan(amount: Decimal | None, blank: str = "＿＿＿＿") -> str:
    return blank if amount is None else f"{amount:,.2f}"


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def _period(leaves: date | None, returns: date | None) -> str:
    return "至\n".join(_day(day) for day in (leaves, returns) if day)
