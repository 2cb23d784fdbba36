"""A small university: the school, a college below it, an office beside it, and a few of its people."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from approvals.people.models import Duty, Holding, Person, Post, Role, RoleGrant, Unit

PASSWORD = "quiet-river-2026"
TODAY = date(2026, 11, 23)


@pytest.fixture
def school(db: None) -> SimpleNamespace:
    """澜江大学, the college of physics with its dean's post, the department of optics below it, the office."""
    top = Unit.objects.create(code="00", name="澜江大学", kind=Unit.Kind.SCHOOL)
    physics = Unit.objects.create(code="11", name="物理学院", name_en="College of Physics", parent=top)
    optics = Unit.objects.create(code="1101", name="光学系", parent=physics)
    office = Unit.objects.create(code="90", name="国际处", parent=top, kind=Unit.Kind.OFFICE)
    dean = Post.objects.create(unit=physics, title="院长", level="处级", duty=Duty.HEAD)
    return SimpleNamespace(top=top, physics=physics, optics=optics, office=office, dean=dean)


@pytest.fixture
def zhao(db: None) -> Person:
    return Person.objects.create_user("100001", "赵明远", PASSWORD)


@pytest.fixture
def wu(db: None) -> Person:
    return Person.objects.create_user("100002", "吴砚秋", PASSWORD)


@pytest.fixture
def keeper(db: None) -> Person:
    """The administrator (管理员)."""
    person = Person.objects.create_user("900001", "甘棠", PASSWORD)
    RoleGrant.objects.create(person=person, role=Role.ADMINISTRATOR, since=date(2020, 1, 1))
    return person


@pytest.fixture
def signed_in(client: Client, zhao: Person) -> Client:
    answer = client.post("/sign-in/", {"username": zhao.username, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def hold(post: Post, person: Person, since: date, until: date | None = None) -> Holding:
    return Holding.objects.create(post=post, person=person, since=since, until=until)
