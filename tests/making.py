"""Matters in any state, made by the verbs: the cast walks a delegation there, once a module; each test has a copy.

A module lives in one transaction that is undone at its end; every test in it is a savepoint. Use ``standing_at``:

>>> @standing_at("abroad")
... def test_who_is_abroad_cannot_withdraw(walk): ...
"""

import copy
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from tests.cast import Office, gather
from workflow.core.models import Entry
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk

NOW = datetime(2026, 3, 2, 9, 0)
STARTS, ENDS = date(2026, 7, 6), date(2026, 7, 10)
ASIDE = {
    "sent_back": lambda walk: answered(walk, "back"),
    "rejected": lambda walk: answered(walk, "reject"),
    "withdrawn": lambda walk: walk.step("withdraw", walk.owner, why="日程有变"),
    "suspended": lambda walk: walk.step("suspend", "chen", why="等待外方消息"),
    "cancelled": lambda walk: walk.step("cancel", walk.owner, why="外方推迟"),
}
LEAVES_FROM = {"cancelled": "ready"}  # the others leave the straight way at the vetting


def trip(cast: dict[str, Any], **changes: Any) -> Application:
    """Gu leads, Zhou goes along, Miller has no account; five days at one host in Japan."""
    members = [
        {"key": "m1", "person_id": cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True},
        {"key": "m2", "person_id": cast["zhou"].pk, "name": "周予安", "post": "讲师"},
        {"key": "m3", "name": "米勒", "post": "教师"},
    ]
    told = {
        "title": "赴日本访问团组", "track": "general", "task_type": "visit", "starts": STARTS, "ends": ENDS,
        "members": members, "legs": [{"country": "JP", "city": "仙台", "host": "仙台工业大学"}],
        "itinerary": [{"activity": "抵达"}, {"activity": "校际会谈"}, {"activity": "返程"}],
    }  # fmt: skip
    return Application.model_validate(told | changes)


def a_walk(cast: dict[str, Any], **changes: Any) -> Walk:
    return Walk(cast, timezone.make_aware(NOW), **changes)


def made(state: str, cast: dict[str, Any]) -> Walk:
    """Somebody's walk as far as that state, straight or aside."""
    walk = a_walk(cast)
    if state in ASIDE:
        walk.until(LEAVES_FROM.get(state, "vetting"), trip(cast))
        ASIDE[state](walk)
    else:
        walk.until(state, trip(cast))
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


def fresh(walk: Walk) -> Delegation:
    """The walk's matter as the database has it now."""
    walk.matter = Delegation.objects.get(pk=walk.matter.pk)
    return walk.matter


def last_entry(walk: Walk) -> Entry:
    return Entry.objects.filter(matter_id=walk.matter.pk).latest("seq")


def judge_constraints() -> None:
    """What a commit would check: the deferred triggers and keys."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class House:
    """The cast and the templates of one module, in one transaction."""

    def __init__(self) -> None:
        with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
            self.cast = gather()
        self.office = Office(self.cast)
        self.templates: dict[str, Walk] = {}

    def template(self, state: str) -> Walk:
        if state not in self.templates:
            self.templates[state] = made(state, self.cast)
        return self.templates[state]


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """One transaction for the module, undone at its end; a module with transactional tests cannot have it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield House()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def template(house: House, request: pytest.FixtureRequest) -> Walk:
    return house.template(request.param)


@pytest.fixture
def stage(house: House, db: None) -> House:
    """The house for one test: whatever happens is undone, after the deferred constraints have judged it."""
    return house


@pytest.fixture
def walk(template: Walk, stage: House) -> Walk:
    """This test's own copy of the template."""
    own = copy.copy(template)
    own.done = list(template.done)
    fresh(own)
    return own


def standing_at(*states: str) -> pytest.MarkDecorator:
    """Run the test with a ``walk`` that has come to that state, or to each of them."""
    return pytest.mark.parametrize("template", states, indirect=True)
