"""F13《因公临时出国（境）任务执行情况反馈表》, the fields of rules.md §2.15 (S39): as approved and as it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fields import facts, signature
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.lines import Text
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Cell, Row, field_of, label
from workflow.printing.wording import count, day

TITLE = "因公临时出国（境）任务执行情况反馈表"
COMPARED = (("", 5), ("人数", 5), ("天数", 5), ("出境日期", 8.5), ("入境日期", 8.5))


@dataclass(frozen=True)
class Extent:
    """People and days (人数、天数), and the days at the border."""

    people: int | None = None
    days: int | None = None
    left_on: date | None = None
    came_home_on: date | None = None


@dataclass(frozen=True)
class FeedbackForm:
    """All of F13."""

    group: str
    unit: str
    leader: str
    places: str
    permit: str
    approved: Extent = Extent()
    actual: Extent = Extent()
    done: str = ""
    not_done: str = ""
    reporter: str = ""
    reported_on: date | None = None


def feedback_form(view: FeedbackForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F13 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table([Band(tuple(_head(view))), Band(tuple(_compared(view)), "执行情况"), Band(tuple(_words(view)))])
    return paper.bytes()


def _head(view: FeedbackForm) -> Iterable[Row]:
    yield facts(("团组名称", view.group), least=32)
    yield facts(("组团单位", view.unit), ("团长", view.leader))
    yield facts(("国家（地区）", view.places), ("批件号", view.permit))


def _compared(view: FeedbackForm) -> Iterable[Row]:
    yield Row(tuple(label(words, share) for words, share in COMPARED))
    for words, said in (("批准", view.approved), ("实际", view.actual)):
        values = (f"{count(said.people)}人", f"{count(said.days)}天", day(said.left_on), day(said.came_home_on))
        cells = [field_of(value, share, align="center") for value, (_, share) in zip(values, COMPARED[1:], strict=True)]
        yield Row((label(words, 5), *cells), least=28)


def _words(view: FeedbackForm) -> Iterable[Row]:
    yield _long("已完成任务", view.done, 210)
    yield _long("未完成任务\n及原因", view.not_done, 150)
    if view.reporter:
        yield facts(("填报人", view.reporter), ("填报日期", day(view.reported_on)), least=40)
    else:
        yield signature("填报人")


def _long(words: str, content: str, least: float) -> Row:
    return Row((label(words, 6), Cell((Text(content, size=11, spacing=1.5),), 26, middle=False)), least=least)
