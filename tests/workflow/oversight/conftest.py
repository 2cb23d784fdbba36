"""An inspection of a trip that is home: Wen of the leading group and Lin of the office look at it."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.making import House
from workflow.oversight import findings, inspections
from workflow.oversight.models import Finding, Sampled
from workflow.oversight.sampling import Criteria


def inspect(house: House, matter: Any, *, now: Any, count: int = 1, seed: str = "2026", **criteria: Any) -> SimpleNamespace:
    """Planned by Wen, inspected by Wen and Lin."""
    people = [house.cast["wen"], house.cast["lin"]]
    made = inspections.plan(
        title="2026年度出访检查", criteria=Criteria(count=count, **criteria), inspectors=people, by=house.cast["wen"], now=now, seed=seed
    )
    return SimpleNamespace(inspection=made, sampled=Sampled.objects.get(inspection=made, matter=matter.pk), now=now, cast=house.cast)


def found(seen: SimpleNamespace, **changes: Any) -> Finding:
    """Lin finds that the trip took too long; Gu answers for it."""
    facts = {
        "severity": "serious", "what": "入境日与批件不一致，缺说明。", "citation": "OUT-25 · S06", "responsible": seen.cast["gu"],
        "working_days": 10, "by": seen.cast["lin"], "now": seen.now,
    } | changes
    return findings.record(seen.sampled.pk, **facts)


@pytest.fixture
def seen(walk: Any, stage: House) -> SimpleNamespace:
    """The walk's matter, drawn."""
    made = inspect(stage, walk.matter, now=walk.now)
    made.walk = walk
    return made
