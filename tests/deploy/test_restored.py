"""One command after a restore says whether everything is there, and that nothing is sent again by itself."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from approvals.people.models import Person
from deploy.backups import HELD_BACK
from notifications import outbox
from notifications.bells import Bell
from notifications.models import Message, Reminder
from tests.workflow.core.test_verify_journal import as_superuser
from tests.workflow.registers.archived import sealed
from tests.workflow.registers.test_keeping_and_handing_over import spoil

pytestmark = pytest.mark.django_db


@pytest.fixture
def package(settings, tmp_path):
    """A server with one sealed package and one message that the restore holds back."""
    settings.VAR = tmp_path
    dang, now = Person.objects.create_user("20010001", "党知非"), timezone.now()
    package = sealed(dang, now)
    outbox.tell("matter.archived", about=package.matter, to=[dang], now=now)
    Message.objects.update(dead_at=now, last_error=HELD_BACK)
    return package


def verified(**options):
    out = StringIO()
    try:
        call_command("verify_restored", stdout=out, **options)
    except CommandError as error:
        return [*out.getvalue().splitlines(), str(error)]
    return out.getvalue().splitlines()


def test_a_whole_server_says_what_it_holds_and_sends_nothing(package):
    said = verified()
    assert said[:2] == [
        "Whole: the journals of 1 matters, 1 archive packages.",
        "Held back, until an administrator sends them from the page Undelivered: 1 messages.",
    ]
    outbox.drain_all(now=timezone.now() + timedelta(days=30))
    assert not Message.objects.exclude(sent_at=None).exists()


@pytest.mark.parametrize("harm", ["journal", "package", "lost package", "heads", "message", "reminder"])
def test_whatever_is_amiss_is_named(package, harm, tmp_path):
    out, now, options = StringIO(), timezone.now(), {}
    call_command("journal_heads", stdout=out)
    (tmp_path / "heads").write_text(out.getvalue())
    if harm == "journal":
        as_superuser("UPDATE core_entry SET step = 'x'")
    elif harm == "package":
        spoil(package)
    elif harm == "lost package":
        package.folder.rename(tmp_path / "away")
    elif harm == "heads":
        for table in ("core_journalhead", "core_checkpoint"):
            as_superuser(f"DELETE FROM {table}")
        options = {"heads": tmp_path / "heads"}
    elif harm == "message":
        Message.objects.update(dead_at=None)
    else:
        bell = Bell("report.due").code
        Reminder.objects.create(subject_id=1, bell=bell, event=bell, to=[], next_at=now, created_at=now)
    said = verified(**options)
    words = {
        "journal": "entry 1 was changed", "package": "F1.pdf: changed", "lost package": "there is no such folder",
        "heads": "checkpoint 1 is not there as it was exported", "message": "1 messages would go out", "reminder": "clock --pass-over",
    }  # fmt: skip
    assert any(words[harm] in line for line in said) and said[-1].endswith("faults.")
