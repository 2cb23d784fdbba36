"""Sealed packages for tests: a matter with its journal, kept by ``archive.keep`` on a given day."""

from django.db import transaction

from approvals.people.models import Unit
from workflow.core import journal
from workflow.core.models import Matter
from workflow.registers import archive
from workflow.registers.models import ArchivePackage


@transaction.atomic
def sealed(by, now, title="赴日", kind="delegation") -> ArchivePackage:
    """One package more, sealed at that moment."""
    number = f"OUT-{now.year}-{Matter.objects.count() + 1:04d}"
    unit, _made = Unit.objects.get_or_create(code="99", defaults={"name": "外国语学院", "kind": "college"})
    matter = Matter.objects.create(
        kind=kind, number=number, title=title, owner=by, unit=unit, created_at=now, changed_at=now
    )
    journal.record(matter, "create", source="draft", by=by, now=now, facts={})
    _path, faults = archive.keep(matter, files=[], papers=[("F1.pdf", b"%PDF form")], by=by, now=now)
    assert faults == []
    return ArchivePackage.objects.get(matter=matter)
