"""What the report of an inspection says (检查报告内容): everything looked up, in the Chinese of the office."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone, translation

from approvals.people.models import Unit
from workflow.core import kinds
from workflow.core.countries import name_of
from workflow.core.models import Matter
from workflow.oversight import inspections, sampling
from workflow.oversight.models import Inspection

SEVERITIES = {"minor": "一般", "serious": "较重", "grave": "严重"}
STATES = {"open": "待整改", "rectifying": "整改中", "submitted": "待认定", "returned": "退回整改", "accepted": "已销号"}
OUTCOMES = {"kept": "符合", "excused": "有证明", "open": "待核实", "found": "不符合"}


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
