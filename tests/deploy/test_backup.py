import stat
import tarfile

import psycopg
import pytest
from django.conf import settings
from django.utils import timezone

from deploy import backups

SCHEMA = """
CREATE TABLE notifications_message
    (title text, sent_at timestamptz, dead_at timestamptz, last_error text DEFAULT '');
INSERT INTO notifications_message (title, sent_at) VALUES ('已发送', now()), ('waiting', NULL);
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append only'; END $$;
CREATE TABLE entry (words text);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON entry EXECUTE FUNCTION refuse();
INSERT INTO entry VALUES ('kept');
"""


def _address(name: str) -> str:
    given = settings.DATABASES["default"]
    return f"postgres://{given['USER']}:{given['PASSWORD']}@{given['HOST']}:{given['PORT']}/{name}"


@pytest.fixture
def databases(worker_id):
    """Two databases of this test's own: one with a little life in it, one empty."""
    names = [f"backup_{worker_id}_{part}" for part in ("full", "empty")]
    with psycopg.connect(_address("postgres"), autocommit=True) as connection:
        for name in names:
            connection.execute(f"DROP DATABASE IF EXISTS {name}")
            connection.execute(f"CREATE DATABASE {name}")
        with psycopg.connect(_address(names[0])) as full:
            full.execute(SCHEMA)
        yield [_address(name) for name in names]
        for name in names:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def backup(databases, tmp_path):
    files = tmp_path / "files" / "ab"
    files.mkdir(parents=True)
    (files / "abcd").write_bytes(b"invitation")
    for name in ("OUT-2026-0001/bagit.txt", ".packing-x/bag/half.txt"):
        (path := tmp_path / "archive" / name).parent.mkdir(parents=True)
        path.write_bytes(b"sealed")
    target = tmp_path / "backup.tar"
    packages = tmp_path / "archive"
    backups.back_up(databases[0], tmp_path / "files", target, now=timezone.now(), version="0.1.0", packages=packages)
    return target


def test_what_was_backed_up_comes_back(databases, backup, tmp_path):
    backups.restore(databases[1], tmp_path / "elsewhere", backup)
    with psycopg.connect(databases[1]) as connection:
        assert connection.execute("SELECT words FROM entry").fetchall() == [("kept",)]
        with pytest.raises(psycopg.errors.RaiseException, match="append only"):
            connection.execute("DELETE FROM entry")
    assert (tmp_path / "elsewhere" / "ab" / "abcd").read_bytes() == b"invitation"


def test_sealed_packages_come_back_too_and_nothing_half_packed(databases, backup, tmp_path):
    backups.restore(databases[1], tmp_path / "elsewhere", backup, packages=tmp_path / "packages")
    there = [path.relative_to(tmp_path / "packages").as_posix() for path in (tmp_path / "packages").rglob("*") if path.is_file()]
    assert there == ["OUT-2026-0001/bagit.txt"]


def test_a_restore_sends_nothing_again(databases, backup, tmp_path):
    assert backups.restore(databases[1], tmp_path / "elsewhere", backup) == 1
    with psycopg.connect(databases[1]) as connection:
        waiting = "SELECT title FROM notifications_message WHERE sent_at IS NULL AND dead_at IS NULL"
        assert connection.execute(waiting).fetchall() == []


def test_a_database_with_something_in_it_is_refused(databases, backup, tmp_path):
    with pytest.raises(backups.CannotRestore, match="not empty"):
        backups.restore(databases[0], tmp_path / "elsewhere", backup)


def test_a_damaged_backup_is_found_before_anything_is_changed(databases, backup, tmp_path):
    content = backup.read_bytes().replace(b"invitation", b"invitatiom")
    backup.write_bytes(content)
    with pytest.raises(backups.CannotRestore, match="files/ab/abcd in the backup is damaged"):
        backups.restore(databases[1], tmp_path / "elsewhere", backup)
    with psycopg.connect(databases[1]) as connection:
        assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (0,)


def test_any_other_tar_is_no_backup(databases, tmp_path):
    with tarfile.open(tmp_path / "other.tar", "w"):
        pass
    with pytest.raises(backups.CannotRestore, match="no whole backup"):
        backups.restore(databases[1], tmp_path, tmp_path / "other.tar")


def test_a_backup_is_for_the_owner_alone_and_holds_no_key(backup):
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    content = backup.read_bytes()
    assert settings.SECRET_KEY.encode() not in content
    assert settings.CONFIDENTIAL_KEYS[0].encode() not in content
    assert not list(backup.parent.glob("*.dump"))


def test_no_member_leaves_the_folder_of_attachments():
    with pytest.raises(backups.CannotRestore, match="would leave"):
        backups._safe("files/../../etc/passwd")
