"""Inspections (检查): planned by the leading group, answered by two inspectors, closed when both have signed."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow
from notifications.outbox import tell
from workflow.core import kinds
from workflow.core.comparing import Question
from workflow.core.models import Matter
from workflow.core.numbering import next_number
from workflow.oversight import rights, sampling
from workflow.oversight.models import Inspection, Inspector, Sampled

ANSWERS = {"yes": gettext_lazy("in order"), "no": gettext_lazy("not in order"), "none": gettext_lazy("does not apply")}


@one_commit()
def plan(*, title: str, criteria: sampling.Criteria, inspectors: list, by, now: datetime, seed: str = "") -> Inspection:
    """Draw the sample and name the two (组织检查). Raises NotYours; NotComplete where somebody is barred from what was drawn."""
    today = timezone.localdate(now)
    rights.must_plan(by, on=today)
    seed = seed.strip() or str(secrets.randbelow(10**12))
    _two(inspectors, on=today)
    seed = seed[:40]
    drum = sampling.drum(criteria, seed=seed, today=today)
    chosen = {matter.number: matter for matter in Matter.objects.listed().filter(number__in=drum.numbers[: criteria.count])}
    drawn = [chosen[number] for number in drum.numbers[: criteria.count]]
    _complete(title, criteria, drawn, inspectors)
    inspection = Inspection.objects.create(
        number=next_number("INS", today.year), title=title.strip()[:200], criteria=criteria.as_json(), seed=seed,
        drum=drum.numbers, points=drum.points, made_by=by, made_at=now,
    )  # fmt: skip
    Inspector.objects.bulk_create(Inspector(inspection=inspection, person=person) for person in inspectors)
    Sampled.objects.bulk_create(Sampled(inspection=inspection, matter=matter) for matter in drawn)
    tell("inspection.planned", about=inspection, to=inspectors, by=by, now=now, count=len(drawn))
    return inspection


def _two(inspectors: list, *, on) -> None:
    able = {person.pk for person in rights.may_inspect(on=on)}
    if len({person.pk for person in inspectors}) != 2 or not {person.pk for person in inspectors} <= able:
        raise NotComplete(_("Name two different inspectors of the leading group or the foreign-affairs office."))


def _complete(title: str, criteria: sampling.Criteria, drawn: list[Matter], inspectors: list) -> None:
    complaints = [] if title.strip() else [_("Give the inspection a title.")]
    if criteria.count < 1:
        complaints.append(_("Say how many matters are inspected."))
    elif not drawn:
        complaints.append(_("No completed matter fits; widen the criteria."))
    for matter in drawn:
        own = kinds.get(matter.kind).model._default_manager.get(pk=matter.pk)
        complaints += [
            _("%(name)s is barred from %(number)s; name somebody else.") % {"name": person, "number": matter.number}
            for person in inspectors if rights.barred(person, own)
        ]  # fmt: skip
    if complaints:
        raise NotComplete(complaints=complaints)


def drawn_again(inspection: Inspection) -> list[str]:
    """The sample as the recorded seed gives it once more from the recorded drum and points of risk."""
    return sampling.ordered(inspection.drum, seed=inspection.seed, points=inspection.points)[: inspection.criteria["count"]]


def questions(kind) -> tuple[Question, ...]:
    """The checklist of a kind (检查单); none where the kind is switched off."""
    return kind.compared.checklist if kind and kind.compared else ()


@transaction.atomic
def answer(sampled_id: int, *, answers: Mapping[str, Any], by, now: datetime) -> Sampled:
    """Answer the checklist of one matter (填写检查单). Raises NotYours, NotNow once somebody signed, NotComplete."""
    sampled = Sampled.objects.select_related("matter").get(pk=sampled_id)
    inspection = Inspection.objects.select_for_update().get(pk=sampled.inspection_id)
    kind = kinds.get(sampled.matter.kind)
    rights.must_inspect(by, inspection, kind.model._default_manager.get(pk=sampled.matter_id))
    if any(row.signed_at for row in inspection.inspectors.all()):
        raise NotNow(_("An inspector has signed; the answers stand."))
    asked = {question.code: str(question.text) for question in questions(kind)}
    said = {code: given for code, given in answers.items() if code in asked and given.get("answer")}
    complaints = [complaint for code, given in said.items() if (complaint := _wrong(asked[code], given))]
    if complaints:
        raise NotComplete(complaints=complaints)
    sampled.answers = {
        code: {"answer": row["answer"], "note": str(row.get("note") or "").strip()[:500], "by": by.pk} for code, row in said.items()
    }
    sampled.save(update_fields=["answers"])
    return sampled


def _wrong(question: str, given: Mapping[str, Any]) -> str:
    if given["answer"] not in ANSWERS:
        return _("%(question)s: answer yes, no, or that it does not apply.") % {"question": question}
    if given["answer"] == "no" and not str(given.get("note") or "").strip():
        return _("%(question)s: say what is not in order.") % {"question": question}
    return ""


@transaction.atomic
def sign(inspection_id: int, *, by, now: datetime) -> Inspection:
    """One of the two signs (签字); with the second signature the inspection is closed."""
    inspection = Inspection.objects.select_for_update().get(pk=inspection_id)
    rights.must_inspect(by, inspection)
    row = inspection.inspectors.get(person=by)
    if row.signed_at:
        raise NotNow(_("You have signed already."))
    if open_ := unanswered(inspection):
        raise NotComplete(_("Not answered yet: %(numbers)s.") % {"numbers": "、".join(open_)})
    row.signed_at = now
    row.save(update_fields=["signed_at"])
    if not inspection.inspectors.filter(signed_at=None).exists():
        inspection.closed_at = now
        inspection.save(update_fields=["closed_at"])
    return inspection


def unanswered(inspection: Inspection) -> list[str]:
    """The numbers of the matters whose checklist is not answered whole."""
    return [str(row.matter.number) for row in inspection.sample.select_related("matter") if lacking(row)]


def lacking(row: Sampled) -> list[str]:
    """The questions that one matter's checklist still lacks, by their codes; its matter is loaded."""
    return [question.code for question in questions(kinds.found(row.matter.kind)) if question.code not in row.answers]
