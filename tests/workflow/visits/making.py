"""Visits in any state, made by the verbs: the cast walks one there, once a module; each test has a copy.

>>> @standing_at("hosting")
... def test_the_lodging_is_registered(walk): ...
"""

import copy
from datetime import date, datetime
from typing import Any

import pytest
from django.utils import timezone

from tests.making import House
from workflow.matters.visits.application import Application
from workflow.matters.visits.models import Visit
from workflow.matters.visits.rehearsal.walk import Walk

NOW = datetime(2026, 3, 2, 9, 0)
STARTS, ENDS = date(2026, 7, 6), date(2026, 7, 8)
ASIDE = {
    "sent_back": lambda walk: answered(walk, "back"),
    "rejected": lambda walk: answered(walk, "reject"),
    "withdrawn": lambda walk: walk.step("withdraw", walk.owner, why="日程有变"),
    "suspended": lambda walk: walk.step("suspend", "chen", why="等待外方消息"),
    "cancelled": lambda walk: walk.step("cancel", walk.owner, why="外方推迟"),
}
LEAVES_FROM = {"cancelled": "preparing"}  # the others leave the straight way at the vetting
SENDAI = {
    "title": "仙台工业大学代表团", "origin": "foreign", "guest_class": "university", "places": [{"country": "JP"}],
    "home_unit": "仙台工业大学", "size": 2, "starts": STARTS, "ends": ENDS,
    "guests": [{"key": "g1", "name": "佐藤健", "country": "JP", "post": "校长", "leader": True},
               {"key": "g2", "name": "山田花", "country": "JP", "post": "教授"}],
}  # fmt: skip


def visit(cast: dict[str, Any] | None = None, **changes: Any) -> Application:
    """Two guests from Japan for three days, of a university, partly paid for; Gu is the host, Zhou goes along."""
    told = dict(SENDAI)
    if cast:
        told["hosts"] = [
            {"key": "h1", "person_id": cast["gu"].pk, "name": "顾行之", "phone": "0000-0000000", "host": True},
            {"key": "h2", "person_id": cast["zhou"].pk, "name": "周予安"},
        ]
    return Application.model_validate(told | changes)


def a_walk(cast: dict[str, Any], **changes: Any) -> Walk:
    return Walk(cast, timezone.make_aware(NOW), **changes)


def made(state: str, cast: dict[str, Any], **changes: Any) -> Walk:
    """Somebody's walk as far as that state, straight or aside."""
    walk = a_walk(cast)
    if state in ASIDE:
        walk.until(LEAVES_FROM.get(state, "vetting"), visit(cast, **changes))
        ASIDE[state](walk)
    else:
        walk.until(state, visit(cast, **changes))
    assert walk.matter.state == state
    return walk


def answered(walk: Walk, verdict: str, why: str = "请补充会谈提纲。") -> None:
    """The head of the unit does not agree."""
    walk.decide(waiting(walk).get(), verdict, why)


def waiting(walk: Walk, **of: Any):
    """The open decisions of the walk's matter."""
    return walk.matter.assignments.filter(closed_at=None, panel__isnull=False, **of)


def errands(walk: Walk) -> set[str]:
    """The open errands of the walk's matter."""
    return set(walk.matter.assignments.filter(closed_at=None, panel=None).values_list("errand", flat=True))


def fresh(walk: Walk) -> Visit:
    """The walk's matter as the database has it now."""
    walk.matter = Visit.objects.get(pk=walk.matter.pk)
    return walk.matter


def template_of(house: House, state: str) -> Walk:
    """The walk of that state, made once a module."""
    key = f"visit {state}"
    if key not in house.templates:
        house.templates[key] = made(state, house.cast)  # type: ignore[assignment]
    return house.templates[key]  # type: ignore[return-value]


@pytest.fixture(scope="module")
def visit_template(house: House, request: pytest.FixtureRequest) -> Walk:
    return template_of(house, request.param)


@pytest.fixture
def walk(visit_template: Walk, stage: House) -> Walk:
    """This test's own copy of the template."""
    own = copy.copy(visit_template)
    own.done = list(visit_template.done)
    fresh(own)
    return own


def standing_at(*states: str) -> pytest.MarkDecorator:
    """Run the test with a ``walk`` that has come to that state, or to each of them."""
    return pytest.mark.parametrize("visit_template", states, indirect=True)
