"""The report of an inspection (检查报告): looked up once, laid out as a PDF of the office, and as .xlsx for whoever counts on."""

import io
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from approvals.people.models import Unit
from workflow.core import kinds
from workflow.core.countries import name_of
from workflow.core.models import Matter
from workflow.oversight import inspections, sampling
from workflow.oversight.models import Inspection
from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.table import Band, Row, field_of, label
from workflow.printing.texts import FixedText
from workflow.printing.wording import day

ANSWERS = {"yes": _("in order"), "no": _("not in order"), "none": _("does not apply")}
TITLE = "外事检查报告"
OPENING = FixedText("oversight/opening", "组织日期", "检查名称", "条件", "备选", "抽取", "种子")
CLOSING = FixedText("oversight/closing")
SEVERITIES = {"minor": "一般", "serious": "较重", "grave": "严重"}
STATES = {"open": "待整改", "rectifying": "整改中", "submitted": "待认定", "returned": "退回整改", "accepted": "已销号"}
OUTCOMES = {"kept": "符合", "excused": "有证明", "open": "待核实", "found": "不符合"}
CHECKED = ("编号", "核对项", "批准", "实际", "结论", "依据")
HEAD = ("编号", "事项", "单位", "合规项", "问题", "依据", "程度", "责任人", "整改期限", "状态")


@dataclass(frozen=True)
class Problem:
    """One finding (问题)."""

    what: str
    citation: str
    severity: str
    responsible: str
    due_on: date
    state: str


@dataclass(frozen=True)
class Line:
    """One check of the comparison (核对项)."""

    name: str
    approved: str
    actual: str
    outcome: str
    cite: str


@dataclass(frozen=True)
class Looked:
    """One matter that was drawn: how many of its checks hold, and all of them."""

    number: str
    title: str
    unit: str
    kept: int
    asked: int
    checks: tuple[Line, ...] = ()
    denied: tuple[str, ...] = ()  # questions of the checklist answered with no
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class InspectionReport:
    """All of the report."""

    number: str
    title: str
    made_on: date
    criteria: str
    seed: str
    could_be: int
    inspectors: tuple[tuple[str, date | None], ...]
    looked: tuple[Looked, ...]
    closed_on: date | None
    address: str = ""


def view(inspection: Inspection) -> InspectionReport:
    """Everything looked up, in the Chinese of the office."""
    closed_on = timezone.localdate(inspection.closed_at) if inspection.closed_at else None
    with translation.override("zh-hans"):
        rows = inspection.sample.select_related("matter__unit").prefetch_related("findings__responsible")
        return InspectionReport(
            number=inspection.number, title=inspection.title, made_on=timezone.localdate(inspection.made_at),
            criteria=_criteria(inspection.criteria), seed=inspection.seed, could_be=len(inspection.drum),
            inspectors=tuple((str(row.person), timezone.localdate(row.signed_at) if row.signed_at else None)
                             for row in inspection.inspectors.select_related("person")),
            looked=tuple(_looked(row, closed_on or timezone.localdate()) for row in rows), closed_on=closed_on,
            address=settings.PUBLIC_URL + inspection.get_absolute_url(),
        )  # fmt: skip


def _looked(sampled, today: date) -> Looked:
    matter: Matter = sampled.matter
    comparison = sampling.compared(matter, today=today)
    asked = {question.code: str(question.text) for question in inspections.questions(kinds.get(matter.kind))}
    denied = [
        f"{asked[code]}：否。{row['note']}" for code, row in sampled.answers.items() if row["answer"] == "no" and code in asked
    ]
    return Looked(
        number=matter.number or "", title=matter.title, unit=str(matter.unit), kept=comparison.kept, asked=comparison.asked,
        checks=tuple(Line(str(c.name), c.approved, c.actual, OUTCOMES[c.outcome], c.cite) for c in comparison.checks),
        denied=tuple(denied),
        problems=tuple(
            Problem(row.what, row.citation, SEVERITIES[row.severity], str(row.responsible), row.due_on, STATES[row.state])
            for row in sampled.findings.all()
        ),
    )  # fmt: skip


def _criteria(told: dict[str, Any]) -> str:
    unit = Unit.objects.filter(pk=told["unit"]).first() if told["unit"] else None
    kind = kinds.found(told["kind"]) if told["kind"] else None
    said = [
        f"{told['year']}年" if told["year"] else "",
        str(kind.name) if kind else "",
        str(unit or ""),
        name_of(told["country"]) if told["country"] else "",
    ]
    way = "风险" if told["by_risk"] else "随机"
    return "、".join([*filter(None, said), f"{way}抽样"])


def pdf(report: InspectionReport, *, case: Typecase | None = None) -> bytes:
    """The report as a PDF; the same view gives the same bytes."""
    imprint = Imprint(number=report.number, standing=Standing.VALID if report.closed_on else Standing.DRAFT, address=report.address)
    paper = Document(TITLE, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    opening = {"组织日期": day(report.made_on), "检查名称": report.title, "条件": report.criteria, "备选": report.could_be}
    paper.text(OPENING.filled(**opening, 抽取=len(report.looked), 种子=report.seed))
    paper.heading("一、检查情况")
    paper.table([_looked_band(report)])
    if differing := [(row, check) for row in report.looked for check in row.checks if check.outcome != OUTCOMES["kept"]]:
        paper.text("合规项以外及有证明的核对项如下，其余各项均与批准内容一致并按期完成。")
        paper.table([_checks_band(differing)])
    for looked in report.looked:
        for said in looked.denied:
            paper.text(f"{looked.number} {said}")
    paper.heading("二、发现的问题")
    problems = [(looked, problem) for looked in report.looked for problem in looked.problems]
    if problems:
        paper.table([_problems_band(problems)])
    else:
        paper.text("未发现问题。")
    paper.heading("三、整改要求")
    paper.text(CLOSING.filled())
    names = "、".join(f"{name}（{day(on)}签字）" if on else f"{name}（未签字）" for name, on in report.inspectors)
    paper.text(f"检查人：{names}。")
    paper.signature("外事工作领导小组", report.closed_on)
    return paper.bytes()


def _looked_band(report: InspectionReport) -> Band:
    head = Row((label("编号", 8), label("事项", 10), label("单位", 6), label("合规项", 6)))
    rows = [
        Row((field_of(row.number, 8), field_of(row.title, 10), field_of(row.unit, 6),
             field_of(f"{row.asked}项中{row.kept}项合规", 6)))
        for row in report.looked
    ]  # fmt: skip
    return Band((head, *rows))


def _checks_band(differing: list[tuple[Looked, Line]]) -> Band:
    head = Row((label("编号", 7), label("核对项", 5), label("批准", 7), label("实际", 5), label("结论和依据", 6)))
    rows = [
        Row((field_of(looked.number, 7), field_of(check.name, 5), field_of(check.approved, 7), field_of(check.actual, 5),
             field_of(f"{check.outcome}\n{check.cite}", 6)))
        for looked, check in differing
    ]  # fmt: skip
    return Band((head, *rows))


def _problems_band(problems: list[tuple[Looked, Problem]]) -> Band:
    head = Row((label("编号", 7), label("问题和依据", 12), label("责任人", 4), label("期限和状态", 6)))
    rows = [
        Row((field_of(looked.number, 7), field_of(f"{problem.what}（{problem.severity}；{problem.citation}）", 12),
             field_of(problem.responsible, 4), field_of(f"{day(problem.due_on)}\n{problem.state}", 6)))
        for looked, problem in problems
    ]  # fmt: skip
    return Band((head, *rows))


def workbook(report: InspectionReport) -> bytes:
    """A line for each finding, and one for a matter without any; then every check that makes up its figure.

    No cell ever begins a formula.
    """
    packed = io.BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    _sheet(book, "检查问题", HEAD, _lines(report))
    _sheet(book, "核对项", CHECKED, [[row.number, *astuple(check)] for row in report.looked for check in row.checks])
    book.close()
    return packed.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, head: tuple[str, ...], lines: list[list[str]]) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, head, book.add_format({"bold": True}))
    for line, cells in enumerate(lines, start=1):
        for column, value in enumerate(cells):
            sheet.write_string(line, column, value)
    sheet.set_column(0, len(head) - 1, 18)
    sheet.freeze_panes(1, 0)


def _lines(report: InspectionReport) -> list[list[str]]:
    lines = []
    for row in report.looked:
        first = [row.number, row.title, row.unit, f"{row.asked}项中{row.kept}项合规"]
        told = [[p.what, p.citation, p.severity, p.responsible, p.due_on.isoformat(), p.state] for p in row.problems]
        lines += [[*first, *rest] for rest in told or [[""] * 6]]
    return lines
