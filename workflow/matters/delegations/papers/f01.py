"""F1《因公临时出国任务和预算审批意见表》, laid out in the order of the printed form (rules.md §4, S33)."""

from collections.abc import Iterable

from workflow.matters.delegations.papers.f01_view import ApprovalForm, Finance, ForeignAffairs, MemberRow, Personnel
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.lines import Text
from workflow.printing.opinions import opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Cell, Row, field_of, label
from workflow.printing.wording import count, day, period, yes, yuan

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


def approval_form(view: ApprovalForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F1 as a PDF; ``case`` is the process's own unless a test brings another."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            Band(tuple(_header(view))),
            _members(view.members),
            Band(tuple(_foreign_affairs(view.foreign_affairs)), "外事部门审核意见"),
            Band(tuple(_finance(view.finance)), "财务部门审核意见"),
            Band(tuple(_personnel(view.personnel)), "组织人事部门意见"),
            Band(tuple(opinion_rows("审批意见", view.leadership, "审批人")), "主管部门领导审批意见"),
            Band((Row((field_of(NOTE, size=10),)),)),
        ]
    )
    return paper.bytes()


def _header(view: ApprovalForm) -> Iterable[Row]:
    yield _pair("团组名称", view.group, "组团单位", view.unit)
    yield _pair("团长姓名", view.leader, "团长职务及职别", view.leader_post)
    yield _pair("团员人数", f"{count(view.size or None)}人", "出访时间", period(view.leaves, view.returns))
    days = Cell((Text(f"停留{count(view.days)}天", size=11, align="center"),), 6)
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
    used = f"{count(block.planned_trips)}人次／已使用{count(block.used_trips)}人次"
    yield _two("是否列入出国计划", yes(block.in_plan), "任务是否符合规定", yes(block.task_fits))
    yield _wide("年初计划控制数", used)
    yield _wide("目的和必要性", block.purpose, least=36)
    yield _two("邀请函是否符合", yes(block.invitation_fits), "天数是否符合", yes(block.days_fit))
    yield _two("路线是否符合", yes(block.route_fits), "团组人数与人员\n是否符合", yes(block.members_fit))
    yield _two("是否公示", yes(block.noticed), "公示地址", block.notice_place)
    yield _wide("其他", block.other)
    yield from opinion_rows("意见", block.opinions, "审核人")
    yield _two("经办人", block.handler, "电话", block.phone)


def _finance(block: Finance) -> Iterable[Row]:
    used = f"{yuan(block.year_budget)}元／已使用{yuan(block.year_used)}元"
    yield _wide("本年度因公出国\n经费预算", used)
    yield _wide("是否列入年度预算", yes(block.in_year_budget))
    yield Row(tuple(label(f"{cost}\n（元）", size=10.5) for cost in COSTS))
    budget = block.budget
    sums = (budget.total, budget.travel, budget.lodging, budget.meals, budget.incidentals, budget.other)
    yield Row(tuple(field_of(yuan(amount, blank=""), align="center", size=10.5) for amount in sums))
    yield _wide("须事先报批的\n支出事项", block.prior_approvals)
    yield _wide("预算是否符合规定", yes(block.budget_fits))
    yield _wide("费用来源", block.source)
    yield _wide("审核依据", block.basis)
    yield from opinion_rows("意见", block.opinions, "审核人")


def _personnel(block: Personnel) -> Iterable[Row]:
    yield _two("备案日期", day(block.filed_on), "备案对象", block.filed_with)
    yield _wide("是否已报批", yes(block.reported))
    yield from opinion_rows("意见", block.opinions, "审核人")


def _two(left: str, first: str, right: str, second: str) -> Row:
    return Row((label(left, 8), field_of(first, 8), label(right, 8), field_of(second, 8)))


def _wide(words: str, content: str, least: float = 23) -> Row:
    return Row((label(words, 8), field_of(content, 24)), least=least)
