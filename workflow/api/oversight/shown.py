"""What the oversight answers (监督报文)."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from workflow.core.comparing import Comparison
from workflow.core.schemas import PersonNamed
from workflow.oversight import inspections
from workflow.oversight.models import Finding, Inspection, Rectification, Sampled


class CheckShown(BaseModel):
    """One check of a comparison (核对项)."""

    code: str
    part: str = Field(description="dates, itinerary, people, money, documents or deadlines")
    name: str
    approved: str
    actual: str
    outcome: str = Field(description="kept, excused (with proof), open or found")
    said: str = Field(description="How it was explained, or how late it is")
    rule: str
    source: str
    proof: int | None = Field(description="Attachment that excuses it")


class ComparisonShown(BaseModel):
    """Plan against actual (计划与实际): the figure is never given without the checks that make it up."""

    kept: int = Field(description="Checks that hold: as approved, or excused with a proof")
    asked: int = Field(description="All checks: the rows below")
    rows: list[CheckShown]


class InspectorShown(BaseModel):
    """One of the two (检查人)."""

    person: PersonNamed
    signed_at: datetime | None


class SampledShown(BaseModel):
    """A matter that was drawn (抽中事项)."""

    id: int
    matter: int
    number: str | None
    title: str
    answers: dict[str, dict] = Field(description="Question → answer (yes, no, none), note, by")
    unanswered: list[str] = Field(description="Codes of the questions that still lack")
    findings: list[int]


class InspectionShown(BaseModel):
    """An inspection (检查) with how it was drawn: criteria, seed, and the sample that both give."""

    id: int
    number: str
    title: str
    criteria: dict
    seed: str
    could_be: int = Field(description="How many matters fitted")
    made_at: datetime
    closed_at: datetime | None = Field(description="Signed by both")
    inspectors: list[InspectorShown]
    sample: list[SampledShown]


class InspectionPage(BaseModel):
    """Inspections, newest first."""

    rows: list[InspectionShown]
    older: int | None = Field(description="Give it as ?before= to read on; null at the end")


class RectificationShown(BaseModel):
    """What the unit did about a finding (整改)."""

    no: int
    done: str
    evidence: int = Field(description="Attachment")
    by: PersonNamed
    at: datetime
    accepted: bool | None = Field(description="Null while nobody has judged it")
    why: str


class FindingShown(BaseModel):
    """A finding (问题) and where it stands."""

    id: int
    inspection: int
    matter: int
    number: str | None
    state: str = Field(description="open, rectifying, submitted, returned or accepted")
    state_name: str
    severity: str = Field(description="minor, serious or grave")
    what: str
    citation: str
    responsible: PersonNamed
    due_on: date
    recorded_at: datetime
    rectifications: list[RectificationShown]


class FindingPage(BaseModel):
    """Findings, newest first."""

    rows: list[FindingShown]
    older: int | None = Field(description="Give it as ?before= to read on; null at the end")


def comparison_shown(comparison: Comparison) -> ComparisonShown:
    """With everything that makes it up."""
    rows = [
        CheckShown(
            code=row.code, part=row.part, name=str(row.name), approved=row.approved, actual=row.actual, outcome=row.outcome,
            said=row.said, rule=row.rule, source=row.source, proof=row.proof.pk if row.proof else None,
        )
        for row in comparison.checks
    ]  # fmt: skip
    return ComparisonShown(kept=comparison.kept, asked=comparison.asked, rows=rows)


def inspection_shown(inspection: Inspection) -> InspectionShown:
    """Of one whose inspectors and sample are loaded."""
    return InspectionShown(
        id=inspection.pk, number=inspection.number, title=inspection.title, criteria=inspection.criteria, seed=inspection.seed,
        could_be=len(inspection.drum), made_at=inspection.made_at, closed_at=inspection.closed_at,
        inspectors=[InspectorShown(person=_named(row.person), signed_at=row.signed_at) for row in inspection.inspectors.all()],
        sample=[sampled_shown(row) for row in inspection.sample.all()],
    )  # fmt: skip


def sampled_shown(row: Sampled) -> SampledShown:
    """Of one whose matter and findings are loaded."""
    return SampledShown(
        id=row.pk, matter=row.matter_id, number=row.matter.number, title=row.matter.title, answers=row.answers,
        unanswered=inspections.lacking(row), findings=[finding.pk for finding in row.findings.all()],
    )  # fmt: skip


def finding_shown(finding: Finding) -> FindingShown:
    """Of one that is loaded as ``reading.findings_of`` does."""
    return FindingShown(
        id=finding.pk, inspection=finding.sampled.inspection_id, matter=finding.matter_id, number=finding.matter.number,
        state=finding.state, state_name=str(finding.stands_at.name), severity=finding.severity, what=finding.what,
        citation=finding.citation, responsible=_named(finding.responsible), due_on=finding.due_on,
        recorded_at=finding.recorded_at, rectifications=[_rectified(row) for row in finding.rectifications.all()],
    )  # fmt: skip


def _rectified(row: Rectification) -> RectificationShown:
    return RectificationShown(
        no=row.no, done=row.done, evidence=row.evidence_id, by=_named(row.by), at=row.at, accepted=row.accepted, why=row.why
    )


def _named(person) -> PersonNamed:
    return PersonNamed(id=person.pk, name=person.name)
