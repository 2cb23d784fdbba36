"""Every installed kind has a route from the first migration on, and nothing that stands is touched by a later one."""

from dataclasses import replace

import pytest
from django.core.management import call_command
from django.db import IntegrityError

from approvals.models import Phase, Route
from approvals.routes import in_force, publish_first
from workflow.core import kinds
from workflow.core.apps import publish_routes

CODES = [kind.code for kind in kinds.installed()]
PHASES = [
    {"code": "unit", "name": "单位审核", "step": 1, "stage": "vetting", "who": {"role": "fao"}, "days": 3},
    {"code": "office", "name": "国际处审批", "step": 2, "stage": "approval", "who": {"role": "fao"}, "days": 5},
]


@pytest.fixture
def another(monkeypatch):
    """A kind that was switched on after the last migration of its database."""
    kind = replace(kinds.installed()[0], code="sketch", prefix="SKT", route=PHASES)
    monkeypatch.setitem(kinds._kinds, "sketch", kind)
    return kind


def published(code: str) -> list[tuple[int, list[str]]]:
    routes = Route.objects.filter(kind=code).exclude(published_at=None).order_by("version")
    return [(route.version, [phase.code for phase in route.phases.order_by("step", "code")]) for route in routes]


def test_a_kind_switched_on_has_its_route_after_the_next_migration(db, another):
    assert published("sketch") == []
    call_command("migrate", verbosity=0)
    assert published("sketch") == [(1, ["unit", "office"])]


def test_a_second_migration_makes_no_second_route(db, another):
    for _time in range(2):
        call_command("migrate", verbosity=0)
    assert published("sketch") == [(1, ["unit", "office"])]


def test_a_route_that_stands_is_left_alone(db, another):
    own = Route.objects.create(kind="sketch", version=1, note="the school's own draft")
    Phase.objects.create(route=own, **PHASES[0])
    call_command("migrate", verbosity=0)
    own.refresh_from_db()
    assert own.published_at is None and own.note == "the school's own draft" and own.phases.count() == 1


@pytest.mark.django_db(transaction=True)
def test_half_of_a_route_is_never_left_behind():
    with pytest.raises(IntegrityError):
        publish_first("sketch", [*PHASES, PHASES[0] | {"days": None}])
    assert not Route.objects.filter(kind="sketch").exists()


def test_migrations_that_lead_only_part_of_the_way_publish_nothing(db, another, monkeypatch):
    monkeypatch.setattr("workflow.core.apps._complete", lambda using: False)
    publish_routes(None, plan=[("a migration", False)])
    assert published("sketch") == []
    publish_routes(None)
    assert published("sketch")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", ["first", "after a flush"])
def test_a_flushed_database_has_its_routes_again(turn):
    assert [in_force(code).version for code in CODES] == [1] * len(CODES)
