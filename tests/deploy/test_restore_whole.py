"""The whole road back: a backup into an empty PostgreSQL server of its own, verified by one command, sends nothing again.

Both servers, the mail server and every command are real: what a school would type on the day after.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from approvals.models import Assignment
from approvals.routes import publish_first
from deploy import backups
from deploy.postgresql import PostgreSQL
from notifications import outbox
from notifications.models import Message, Reminder
from tests.making import trip
from tests.notifications.smtp import PostOffice
from tests.notifications.workers import database_url
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.registers.models import ArchivePackage
from workflow.rehearsal.cast import gather

ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture(scope="module")
def empty():
    """A second server, somewhere else, that has never seen anything."""
    with tempfile.TemporaryDirectory(prefix="waishi-second-") as folder:
        Path(folder).chmod(0o755)
        server = PostgreSQL(Path(folder), unsafe_but_fast=True)
        try:
            yield server.start("postgres").rpartition("/")[0]
        finally:
            server.stop()


class Second:
    """The machine on which it is restored: its own server, its own folder, the same mail server."""

    def __init__(self, server: str, name: str, var: Path, office: PostOffice):
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        self.address, self.var, self.office = f"{server}/{name}", var, office

    def run(self, *words: str) -> tuple[int, str]:
        mail = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "SMTP_HOST": "127.0.0.1"}
        env = os.environ | mail | {"SMTP_PORT": str(self.office.port), "VAR_DIR": str(self.var), "DATABASE_URL": self.address}
        env |= {"SECRET_KEY": settings.SECRET_KEY, "CONFIDENTIAL_KEYS": ",".join(settings.CONFIDENTIAL_KEYS)}
        done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=env, capture_output=True, text=True)
        return done.returncode, done.stdout + done.stderr

    def do(self, *words: str) -> str:
        code, said = self.run(*words)
        assert code == 0, f"{words}: {said}"
        return said

    def sql(self, words: str) -> list[tuple]:
        with psycopg.connect(self.address) as connection:
            connection.execute("SET session_replication_role = replica")
            found = connection.execute(words)
            return found.fetchall() if found.description else []


@pytest.fixture
def school(transactional_db, tmp_path, settings):
    """One trip of the past that is sealed, one that waits for its dean and is late; mail that went out and mail that waits."""
    settings.VAR = tmp_path / "first"
    settings.VAR.mkdir()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    publish_first("delegation", ROUTE)
    cast, now = gather(), timezone.now()
    with PostOffice() as office:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        for state, ago, leaves in (("archived", 400, -340), ("vetting", 40, 60)):
            starts = timezone.localdate() + timedelta(days=leaves)
            walk = Walk(cast, now - timedelta(days=ago))
            walk.until(state, trip(cast, starts=starts, ends=starts + timedelta(days=4)))
        outbox.drain_all(now=now)
        outbox.tell("matter.approved", about=walk.matter, to=[cast["gu"]], now=now)
        yield office


@pytest.fixture
def saved(school, tmp_path, settings):
    """Backup and heads, as the night before left them."""
    env = os.environ | {"DATABASE_URL": database_url(), "VAR_DIR": str(settings.VAR)}
    with (tmp_path / "heads").open("w") as heads:
        subprocess.run([sys.executable, "manage.py", "journal_heads"], cwd=ROOT, env=env, check=True, stdout=heads)
    backups.back_up(
        database_url(), settings.VAR / "files", tmp_path / "backup.tar", now=timezone.now(), version="0.4.0",
        packages=settings.VAR / "archive",
    )  # fmt: skip
    return tmp_path / "backup.tar"


@pytest.fixture
def second(empty: str, school: PostOffice, tmp_path: Path, request: Any):
    (tmp_path / "second").mkdir()
    return Second(empty, f"school_{abs(hash(request.node.name)) % 10**8}", tmp_path / "second", school)


def test_a_restored_school_is_whole_and_sends_nothing_again(school, saved, second, tmp_path):
    """The mail that waited goes out of the old machine after the backup was made; it must not go out of the new one, too."""
    assert Message.objects.filter(channel="email", sent_at=None, dead_at=None).exists()
    assert Reminder.objects.due(timezone.now()).exists() and Assignment.objects.filter(next_on__lte=timezone.localdate()).exists()
    before = len(school.letters)
    outbox.drain_all(now=timezone.now())
    letters = len(school.letters)
    assert letters > before, "the old machine delivers: this post office does take letters"

    assert "Messages held back" in second.do("restore", str(saved))
    second.do("migrate", "--verbosity", "0")
    code, said = second.run("verify_restored", "--heads", str(tmp_path / "heads"))
    assert code == 1 and "reminders would ring at once" in said and "to-dos would be escalated at once" in said
    second.do("clock", "--pass-over")
    said = second.do("verify_restored", "--heads", str(tmp_path / "heads"))
    assert "Whole: the journals of 2 matters, 1 archive packages." in said and "Held back" in said
    for _turn in range(2):
        second.do("clock")
    assert len(school.letters) == letters and len(school.ids) == len(set(school.ids))
    assert second.sql("SELECT count(*) FROM notifications_message") == [(Message.objects.count(),)], "no reminder is doubled"
    package = ArchivePackage.objects.get()
    there = {path.relative_to(second.var).as_posix() for path in (second.var / package.path).rglob("*") if path.is_file()}
    assert there == {path.relative_to(settings.VAR).as_posix() for path in package.folder.rglob("*") if path.is_file()}


HARM = {
    "UPDATE core_entry SET step = 'agree' WHERE seq = 2 AND matter_id = {first}": "matter {first}: entry 2 was changed",
    "DELETE FROM core_entry WHERE seq = 1 AND matter_id = {first}": "matter {first}: entry 1 is missing before 2",
    "DELETE FROM core_entry WHERE matter_id = {last}": "matter {last}: no entry is left",
    "DELETE FROM core_journalhead": "checkpoint 1 was changed",
    "UPDATE core_checkpoint SET digest = repeat('0', 64)": "checkpoint 1 is not there as it was exported",
    "UPDATE notifications_message SET dead_at = NULL WHERE sent_at IS NULL": "would go out by themselves",
    "UPDATE registers_archivepackage SET digest = repeat('0', 64)": "not the one whose digest was kept",
}


def test_a_damaged_restore_is_found(school, saved, second, tmp_path):
    """One harm of each kind; tests/deploy/test_restored.py does them one by one."""
    second.do("restore", str(saved))
    ((first, last),) = second.sql("SELECT min(matter_id), max(matter_id) FROM core_entry")
    for sql in HARM:
        second.sql(sql.format(first=first, last=last))
    whole, *others = sorted((second.var / "archive").rglob("*.pdf"))
    whole.write_bytes(whole.read_bytes()[:-1])
    others[0].unlink()
    code, said = second.run("verify_restored", "--heads", str(tmp_path / "heads"))
    lacking = [fault for fault in HARM.values() if fault.format(first=first, last=last) not in said]
    assert code == 1 and not lacking, said
    assert f"{whole.name}: changed" in said and f"{others[0].name}: missing" in said


def test_a_backup_cut_short_is_refused_and_nothing_is_restored(school, saved, second, tmp_path):
    with tarfile.open(saved) as tar:
        (tmp_path / "cut").mkdir()
        tar.extractall(tmp_path / "cut", filter="data")
    lost = next((tmp_path / "cut/archive").rglob("*.pdf"))
    lost.write_bytes(b"%PDF other")
    with tarfile.open(tmp_path / "bad.tar", "w") as tar:
        for path in sorted((tmp_path / "cut").rglob("*")):
            if path.is_file():
                tar.add(path, path.relative_to(tmp_path / "cut").as_posix())
    code, said = second.run("restore", str(tmp_path / "bad.tar"))
    assert code == 1 and "is damaged" in said
    assert second.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
