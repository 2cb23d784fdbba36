"""F17《外宾来访接待总结》: the fields of F16, then 情况记录（领导接见等） and 访问成果 (rules.md §4, S39).

What was promised, the gifts and the costs follow, because the office accounts for them with the summary (IN-13, IN-16,
§5.2); their place at the end is ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from workflow.matters.visits.papers.asked import Visit, bands
from workflow.printing.fields import Columns, facts, listing, signed
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row
from workflow.printing.wording import day, yuan

TITLE = "外宾来访接待总结"
PROMISES: Columns = (("承诺事项", 14), ("责任人", 5), ("期限", 7), ("办理情况", 6))
GIFTS: Columns = (("赠／收", 3.5), ("名称", 9), ("数量", 3.5), ("单价（元）", 5), ("对象", 6), ("日期", 5))
COSTS: Columns = (("项目", 10), ("预算（元）", 8), ("实际（元）", 8), ("人数×次数", 6))


@dataclass(frozen=True)
class Promise:
    """What was promised to the guests (承诺事项)."""

    what: str
    who: str = ""
    due_on: date | None = None
    outcome: str = ""


@dataclass(frozen=True)
class Present:
    """A gift, given or received (礼品登记); ``note`` says that it was handed in."""

    way: str
    what: str
    number: int = 1
    value: Decimal | None = None
    who: str = ""
    on: str = ""


@dataclass(frozen=True)
class Cost:
    """One kind of cost: planned and spent, in yuan."""

    kind: str
    planned: Decimal | None = None
    spent: Decimal | None = None
    often: str = ""


@dataclass(frozen=True)
class Summary:
    """All of F17."""

    visit: Visit = Visit()
    leaders_met: str = ""
    done: str = ""
    talks: str = ""
    results: str = ""
    problems: str = ""
    promises: tuple[Promise, ...] = ()
    presents: tuple[Present, ...] = ()
    costs: tuple[Cost, ...] = ()


def summary_form(view: Summary, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F17 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table(
        [
            *bands(view.visit),
            Band(tuple(_record(view)), "情况\n记录"),
            Band((facts(("成果", view.results), shares=(5, 27), least=72),), "访问\n成果"),
            listing(PROMISES, map(_promise, view.promises), at_least=2, side="承诺"),
            listing(GIFTS, map(_present, view.presents), at_least=2, side="礼品"),
            listing(COSTS, [*map(_cost, view.costs), *_total(view.costs)], at_least=3, side="经费"),
            Band((signed("主请人签字", "接待部门（盖章）", least=64), signed("国际处验收", least=48))),
        ]
    )
    return paper.bytes()


def _record(view: Summary) -> Iterable[Row]:
    yield facts(("领导接见", view.leaders_met), shares=(5, 27), least=30)
    yield facts(("主要活动", view.done), shares=(5, 27), least=72)
    yield facts(("讲座报告", view.talks), shares=(5, 27), least=30)
    yield facts(("异常情况", view.problems), shares=(5, 27), least=30)


def _promise(one: Promise) -> tuple[str, ...]:
    return one.what, one.who, day(one.due_on), one.outcome


def _present(one: Present) -> tuple[str, ...]:
    return one.way, one.what, str(one.number), yuan(one.value, blank=""), one.who, one.on


def _cost(one: Cost) -> tuple[str, ...]:
    return one.kind, yuan(one.planned, blank=""), yuan(one.spent, blank=""), one.often


def _total(costs: tuple[Cost, ...]) -> list[tuple[str, ...]]:
    """One line more, where anything is known."""
    if not costs:
        return []
    return [("合计", _sum(cost.planned for cost in costs), _sum(cost.spent for cost in costs), "")]


def _sum(amounts: Iterable[Decimal | None]) -> str:
    known = [amount for amount in amounts if amount is not None]
    return yuan(sum(known, Decimal()) if known else None, blank="")
