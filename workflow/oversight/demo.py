"""The demo's inspection (演示检查): three completed matters drawn by a seed, findings that wait for everybody; by the verbs."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from workflow.core import attachments, kinds
from workflow.oversight import findings, inspections
from workflow.oversight.forms import EVIDENCE
from workflow.oversight.models import Finding, Inspection, Sampled
from workflow.oversight.sampling import Criteria, candidates
from workflow.rehearsal.letters import letter

SEED, DRAWN = "20260301", 3
FOUND = [  # what, citation, severity, and how far its rectification came
    ("现场照片没有标注日期，归档材料不齐。", "归档材料 · S46", "minor", ("start", "submit", "accept")),
    ("实际日程与批准的日程不一致，缺书面说明。", "按批准的日程执行 · S06", "serious", ("start", "submit")),
    ("后续工作没有责任人和期限。", "成果跟进 · S53", "minor", ()),
]


def demo(cast: Mapping[str, Any], *, now: datetime) -> Iterator[str]:
    """One inspection of the two who may, once; nothing where too few matters are completed."""
    criteria = Criteria(count=DRAWN)
    if Inspection.objects.exists() or candidates(criteria).count() < DRAWN:
        return
    by, also = cast["wen"], cast["lin"]
    planned = inspections.plan(title="年度因公出访与来访抽查", criteria=criteria, inspectors=[by, also], seed=SEED, by=by, now=now)
    yield f"{'inspection':10} {planned.number:14} {planned.title}"
    for sampled, (what, citation, severity, steps) in zip(planned.sample.select_related("matter"), FOUND, strict=True):
        _answered(sampled, what, by=by, now=now)
        person = findings.answerable(kinds.get(sampled.matter.kind).model.objects.get(pk=sampled.matter_id))[0]
        finding = findings.record(
            sampled.pk, severity=severity, what=what, citation=citation, responsible=person, working_days=10, by=by, now=now
        )
        for step in steps:
            _taken(finding, step, inspector=by, now=now)
        finding = Finding.objects.get(pk=finding.pk)
        yield f"{finding.state:10} {'finding':14} {finding.what}"


def _answered(sampled: Sampled, what: str, *, by: Any, now: datetime) -> None:
    """Everything in order but the first question."""
    codes = [question.code for question in inspections.questions(kinds.get(sampled.matter.kind))]
    answers = {code: {"answer": "yes"} for code in codes} | {codes[0]: {"answer": "no", "note": what}}
    inspections.answer(sampled.pk, answers=answers, by=by, now=now)


def _taken(finding: Finding, step: str, *, inspector: Any, now: datetime) -> None:
    facts: dict[str, Any] = {"plan": "本周内补齐。"} if step == "start" else {}
    if step == "submit":
        file = ContentFile(letter("rectification"), name="整改材料.pdf")
        evidence = attachments.store(finding.matter, kind=EVIDENCE, upload=file, by=finding.responsible, now=now)
        facts = {"done": "已补齐并由经办人签字。", "evidence": evidence}
    findings.take(finding.pk, step, by=inspector if step == "accept" else finding.responsible, now=now, **facts)
