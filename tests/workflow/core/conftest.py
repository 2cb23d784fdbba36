"""A small office for core's own tests: one applicant, one unit, one matter with its first entry."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from approvals.people.models import Person, Unit
from workflow.core import journal
from workflow.core.models import Matter

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def shelf_folder(tmp_path, settings):
    """An own folder for files."""
    location = {"location": tmp_path / "files"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": location}}
    return tmp_path / "files"


@pytest.fixture
def zhao(db):
    return Person.objects.create_user("20010001", "赵敏")


@pytest.fixture
def make_matter(zhao):
    """Matters as the one door leaves them: the newest entry names the state."""
    unit = Unit.objects.create(code="07", name="外国语学院", kind="college")

    @transaction.atomic
    def make(title: str = "赴日本学术交流", *, steps=("create",)) -> Matter:
        matter = Matter.objects.create(
            kind="delegation", title=title, owner=zhao, unit=unit, created_at=NOW, changed_at=NOW
        )
        for step in steps:
            journal.record(matter, step, source="draft", by=zhao, now=NOW, facts={})
        return matter

    return make


@pytest.fixture
def matter(make_matter):
    return make_matter()
