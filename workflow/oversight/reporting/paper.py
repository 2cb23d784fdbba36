"""The report of an inspection as a PDF of the office (检查报告)."""

from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.table import Band, Row, field_of, label
from workflow.printing.texts import FixedText
from workflow.printing.wording import day

from .view import OUTCOMES, InspectionReport, Line, Looked, Problem

TITLE = "外事检查报告"
OPENING = FixedText("oversight/opening", "组织日期", "检查名称", "条件", "备选", "抽取", "种子")
CLOSING = FixedText("oversight/closing")


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
