"""A package verifies without this system's database, and everything done to it afterwards is found and named."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import bagit
import pytest
from django.conf import settings as project
from django.core.management import CommandError, call_command
from django.db import transaction

from approvals.errors import NotComplete, NotNow
from approvals.people.models import Person, Unit
from workflow.core import journal
from workflow.core.canonical import canonical_json, digest
from workflow.core.models import Matter, Revision
from workflow.registers import archive
from workflow.registers.archive import bag
from workflow.registers.archive.packing import pack
from workflow.registers.archive.verify import TAG_MANIFEST, TAGS, digest_of, sha256_of, verify
from workflow.registers.models import ArchivePackage

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
LETTER = b"%PDF-1.4 the letter"
SHA = hashlib.sha256(LETTER).hexdigest()
REVISION = canonical_json({"title": "赴日本学术交流", "legs": [{"invitation": SHA}]})
SIGNED = digest(REVISION)


def chained(*steps, matter=1, digest=SIGNED):
    lines, prev = [], journal.START
    for seq, step in enumerate(steps, start=1):
        said = {
            "matter": matter, "seq": seq, "at": NOW.isoformat(), "by": 1, "step": step, "source": "draft",
            "target": "draft", "facts": {"digest": digest} if step == "decide" else {}, "prev": prev,
        }  # fmt: skip
        prev = journal.hash_of_said(said)
        lines.append(said | {"hash": prev})
    return lines


def packed(target: Path, **changes):
    content = {
        "number": "OUT-2026-0137", "kind": "delegation", "title": "赴日本\n团组", "metadata": {"retention": "永久"},
        "revisions": [(1, REVISION, digest(REVISION))], "entries": chained("create", "submit", "decide"),
        "files": [("邀请函/100%.pdf", LETTER, SHA)], "papers": [("F1.pdf", b"%PDF form")],
    }  # fmt: skip
    return pack(target=target, **(content | changes))


@pytest.fixture
def folder(tmp_path):
    packed(tmp_path / "OUT-2026-0137")
    return tmp_path / "OUT-2026-0137"


def test_a_package_is_a_bag_for_others_too(folder):
    assert verify(folder) == []
    assert bagit.Bag(str(folder)).validate()


def test_revisions_and_journal_lie_in_it_word_for_word(folder):
    assert (folder / "data/revisions/0001.json").read_text(encoding="utf-8") == REVISION
    lines = (folder / "data/journal.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == chained("create", "submit", "decide")
    assert json.loads((folder / "data/metadata.json").read_text())["metadata"] == {"retention": "永久"}


def test_the_same_content_gives_the_same_bytes(tmp_path):
    first, second = packed(tmp_path / "a"), packed(tmp_path / "b")
    assert first == second
    assert first.digest == digest_of(tmp_path / "b")


def test_a_package_is_never_written_over(folder):
    with pytest.raises(NotNow):
        packed(folder)
    assert packed(folder, title="new", replace=True).digest == digest_of(folder)
    assert verify(folder) == []
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


@pytest.mark.parametrize(
    "changes",
    [
        {"revisions": [(1, REVISION + " ", digest(REVISION))]},
        {"files": [("a.pdf", b"%PDF other", SHA)]},
        {"files": [("a.pdf", Path("/nowhere/at/all"), SHA)]},
    ],
)
def test_nothing_is_left_of_a_package_that_could_not_be_made(tmp_path, changes):
    with pytest.raises((NotComplete, OSError)):
        packed(tmp_path / "x", **changes)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", ["../x", "", ".hidden", "a/b"])
def test_a_number_that_cannot_name_a_folder_is_refused(tmp_path, number):
    with pytest.raises(ValueError):
        packed(tmp_path / "x", number=number)


def everything(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_file_that_is_missing_anywhere_is_found(folder):
    for name in everything(folder):
        os.rename(folder / name, folder.parent / "away")
        assert any(name in fault for fault in verify(folder)), name
        os.rename(folder.parent / "away", folder / name)


@pytest.mark.parametrize("name", ["data/papers/99-more.pdf", "data/more", "more.txt", ".hidden"])
def test_a_file_more_is_found(folder, name):
    (folder / name).write_bytes(b"more")
    assert any(fault.startswith(name) for fault in verify(folder))


def test_a_link_in_place_of_a_file_is_found(folder):
    letter = next((folder / "data/attachments").iterdir())
    os.rename(letter, folder.parent / "away")
    letter.symlink_to(folder.parent / "away")
    assert any("not an ordinary file" in fault for fault in verify(folder))


def closed_anew(folder):
    """A thief who knows BagIt writes the manifests anew."""
    again = bag.Bag(folder)
    for name in everything(folder):
        if name.startswith("data/"):
            again.payload[name] = sha256_of(folder / name)
            again.octets += (folder / name).stat().st_size
    for name in (*TAGS, bag.VERIFIER, TAG_MANIFEST):
        (folder / name).unlink()
    again.close({})


def rewrite(path, text):
    path.chmod(0o600)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    "change, fault",
    [
        (lambda lines: [lines[0], lines[1] | {"by": 2}, lines[2]], "entry 2 was changed"),
        (lambda lines: [lines[1], lines[0], lines[2]], "entry 1 is missing before 2"),
        (lambda lines: [lines[0], lines[2]], "entry 2 is missing before 3"),
        (lambda lines: lines[:2], "does not end where"),
        (lambda lines: chained("create", "submit", "decide", digest="0" * 64), "a decision names the revision"),
        (lambda lines: ["nonsense"], "cannot be read"),
        (lambda lines: lines[:2] + chained("a", "b", "c", matter=2)[2:], "more than one matter"),
    ],
)
def test_a_journal_that_was_changed_is_found_though_the_bag_was_closed_anew(folder, change, fault):
    lines = change(chained("create", "submit", "decide"))
    rewrite(folder / "data/journal.jsonl", "".join(canonical_json(line) + "\n" for line in lines))
    closed_anew(folder)
    assert bagit.Bag(str(folder)).validate()
    assert any(fault in line for line in verify(folder)), verify(folder)


def test_a_revision_that_was_changed_is_found_though_the_bag_was_closed_anew(folder):
    rewrite(folder / "data/revisions/0001.json", REVISION.replace("日本", "法国"))
    closed_anew(folder)
    assert any("not as metadata.json says" in fault for fault in verify(folder))


def test_an_attachment_taken_out_of_the_books_is_found(folder):
    said = json.loads((folder / "data/metadata.json").read_text())
    (folder / "data" / said["attachments"][0]["path"]).unlink()
    rewrite(folder / "data/metadata.json", canonical_json(said | {"attachments": []}))
    closed_anew(folder)
    assert verify(folder) == [f"data/revisions/0001.json: names the file {SHA}, which is missing"]


def test_a_file_kept_out_on_purpose_is_no_fault(tmp_path):
    packed(tmp_path / "x", files=[], withheld={SHA: "identity document"})
    assert verify(tmp_path / "x") == []


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format":"waishi-archive/2"}', '{"format":"waishi-archive/1"}'])
def test_metadata_that_is_none_is_a_fault_and_no_crash(folder, text):
    rewrite(folder / "data/metadata.json", text)
    assert "data/metadata.json: cannot be read" in verify(folder)


def test_metadata_cannot_lead_outside(folder):
    text = (folder / "data/metadata.json").read_text().replace('"papers/01-F1.pdf"', '"../../../etc/passwd"')
    rewrite(folder / "data/metadata.json", text)
    assert any("names it, but it is not there" in fault for fault in verify(folder))


def test_a_package_made_anew_as_a_whole_is_seen_by_the_digest_kept_elsewhere(folder):
    kept = digest_of(folder)
    assert verify(folder, digest=kept) == []
    packed(folder, title="another", replace=True)
    assert verify(folder) == []
    assert len(verify(folder, digest=kept)) == 1


def test_the_command_needs_no_database(folder):
    environment = os.environ | {"DATABASE_URL": "postgres://nobody:x@127.0.0.1:1/nothing"}
    command = [sys.executable, "manage.py", "verify_archive", str(folder)]
    done = subprocess.run(command, cwd=project.BASE_DIR, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        0, f"The package is whole. Its digest is {digest_of(folder)}.",
    )  # fmt: skip


def test_the_command_fails_with_a_line_a_fault(folder):
    (folder / "more.txt").write_text("more")
    out = StringIO()
    with pytest.raises(CommandError, match="1 faults"):
        call_command("verify_archive", str(folder), stdout=out)
    assert out.getvalue() == "more.txt: not in tagmanifest-sha256.txt\n"
    with pytest.raises(CommandError):
        call_command("verify_archive", str(folder / "nowhere"), stdout=out)


@pytest.fixture
def zhao(db):
    return Person.objects.create_user("20010001", "赵敏")


@pytest.fixture
def matter(zhao, settings, tmp_path):
    settings.VAR = tmp_path
    unit = Unit.objects.create(code="07", name="外国语学院", kind="college")
    with transaction.atomic():
        matter = Matter.objects.create(
            kind="delegation", number="OUT-2026-0137", title="赴日", owner=zhao, unit=unit,
            created_at=NOW, changed_at=NOW,
        )  # fmt: skip
        journal.record(matter, "create", source="draft", by=zhao, now=NOW, facts={"lines": [1, "二"]})
    Revision.objects.create(
        matter=matter, no=1, canonical=REVISION, digest=digest(REVISION), made_at=NOW, by=zhao
    )
    return matter


def test_a_matter_is_kept_with_its_journal_and_remembered(matter, zhao):
    path, faults = archive.keep(matter, files=[("a.pdf", LETTER, SHA)], papers=[], by=zhao, now=NOW)
    package = ArchivePackage.objects.get()
    assert (faults, package.folder, package.digest) == ([], path, digest_of(path))
    assert verify(path, digest=package.digest) == []
    with pytest.raises(NotNow):
        archive.keep(matter, files=[("a.pdf", LETTER, SHA)], papers=[], by=zhao, now=NOW)


def test_a_matter_whose_file_is_lacking_is_not_kept(matter, zhao, tmp_path):
    path, faults = archive.keep(matter, files=[], papers=[], by=zhao, now=NOW)
    assert faults == [f"data/revisions/0001.json: names the file {SHA}, which is missing"]
    assert not path.exists() and not ArchivePackage.objects.exists()


def test_what_an_undone_attempt_left_is_replaced(matter, zhao):
    (path := Path(project.VAR, "archive", "OUT-2026-0137")).mkdir(parents=True)
    (path / "leftover").write_text("x")
    assert archive.keep(matter, files=[("a.pdf", LETTER, SHA)], papers=[], by=zhao, now=NOW) == (path, [])
    assert verify(path) == []
