"""Is a restored server as it was, and will it keep silent (恢复核验)? The journal, its heads, the packages, the outbox."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from approvals.actions import escalate
from deploy.backups import HELD_BACK
from notifications.models import Message, Reminder
from workflow.core import exports, verifying
from workflow.core.models import Matter
from workflow.registers.archive.verify import verify
from workflow.registers.models import ArchivePackage


class Found(NamedTuple):
    """What was looked at: matters, packages, messages that wait for an administrator."""

    matters: int
    packages: int
    held_back: int


def faults(*, now: datetime, exported: exports.Export) -> Iterator[str]:
    """Everything that is not as it should be, one line each."""
    with verifying.snapshot():
        yield from verifying.faults(heads=exported.heads, checkpoint=exported.checkpoint, newest={})
    for package in ArchivePackage.objects.filter(disposed_at=None).order_by("pk").iterator():
        for fault in verify(package.folder, digest=package.digest):
            yield f"package {package}: {fault}"
    yield from _faults_of_sending(now)


def _faults_of_sending(now: datetime) -> Iterator[str]:
    """What would go out by itself when the clock starts, perhaps for the second time."""
    if waiting := Message.objects.filter(sent_at=None, dead_at=None).count():
        yield f"{waiting} messages would go out by themselves; `restore` holds them back, so something has run since"
    if due := Reminder.objects.due(now).count():
        yield f"{due} reminders would ring at once: run `clock --pass-over` first"
    if late := escalate.due(now).count():
        yield f"{late} to-dos would be escalated at once: run `clock --pass-over` first"


def found() -> Found:
    """How much there is."""
    held = Message.objects.exclude(dead_at=None).filter(sent_at=None, last_error=HELD_BACK).count()
    packages = ArchivePackage.objects.filter(disposed_at=None).count()
    return Found(matters=Matter.objects.count(), packages=packages, held_back=held)


def read(path: Path | None) -> exports.Export:
    """The exported heads, or none."""
    return exports.read(path) if path else exports.Export({})
