"""Checkpoints find what the chain alone cannot show: an end cut off, a journal written anew; and they stand themselves."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from tests.making import judge_constraints
from tests.workflow.core.conftest import NOW
from tests.workflow.core.test_verify_journal import as_superuser, verify
from workflow.core import checkpoints, journal
from workflow.core.models import Checkpoint, Entry, JournalHead
from workflow.core.tasks import checkpoint

CHANGED = "UPDATE core_entry SET facts = '{\"lines\": 4}' WHERE seq = 2"
REMOVED = "DELETE FROM core_entry WHERE seq = 2"


@pytest.fixture
def told(matter, zhao):
    """A matter with three entries that a checkpoint has seen."""
    for lines in (1, 2):
        matter.note("save", by=zhao, now=NOW, lines=lines)
    checkpoints.take(now=NOW)
    return matter


def said(matter):
    return [line.removeprefix(f"matter {matter.pk}: ") for line in verify() if f"matter {matter.pk}: " in line]


def written_anew(matter, rows):
    """A thief who knows the format: the journal with other contents and a chain that holds."""
    as_superuser("DELETE FROM core_entry WHERE matter_id = %s", matter.pk)
    for step, facts in rows:
        journal.record(matter, step, source="draft", by=None, now=NOW, facts=facts)


def test_what_was_checkpointed_and_grew_is_whole(told, zhao):
    told.note("save", by=zhao, now=NOW)
    assert verify()[-1] == "The journals of 1 matters are whole."


@pytest.mark.parametrize(
    ("sqls", "fault"),
    [
        ([CHANGED], "entry 2 was changed"),
        ([REMOVED], "entry 2 is missing before 3"),
        (["UPDATE core_entry SET seq = 9 WHERE seq = 2", "UPDATE core_entry SET seq = 2 WHERE seq = 3",
          "UPDATE core_entry SET seq = 3 WHERE seq = 9"], "entry 2 does not follow the one before it"),
        (["UPDATE core_entry SET seq = 4 WHERE seq = 3",
          "INSERT INTO core_entry (matter_id, seq, at, step, source, target, facts, prev, hash)"
          " SELECT matter_id, 3, at, step, source, target, facts, hash, repeat('a', 64) FROM core_entry WHERE seq = 2"],
         "entry 3 was changed"),
        (["DELETE FROM core_entry WHERE seq = 3"], "entry 3 is not there as a checkpoint has it"),
        (["DELETE FROM core_entry"], "no entry is left, 3 were there as a checkpoint has it"),
    ],
    ids=["changed", "removed", "reordered", "inserted", "cut off", "all gone"],
)  # fmt: skip
def test_what_a_superuser_does_to_the_journal_is_found(told, sqls, fault):
    for sql in sqls:
        as_superuser(sql)
    assert fault in said(told)


@pytest.mark.parametrize("rows", [
    [("create", {}), ("save", {"lines": 1}), ("save", {"lines": 9})],
    [("create", {}), ("save", {"lines": 1}), ("save", {"lines": 7}), ("save", {"lines": 2})],
    [("create", {}), ("save", {"lines": 2}), ("save", {"lines": 1})],
    [("create", {}), ("save", {"lines": 2})],
], ids=["changed", "inserted", "reordered", "removed"])  # fmt: skip
def test_a_journal_written_anew_whose_chain_holds_is_found(told, rows):
    written_anew(told, rows)
    assert list(journal.faults(told.entries.order_by("seq"))) == []
    assert said(told) == ["entry 3 is not there as a checkpoint has it"]


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE core_journalhead SET seq = 2 WHERE seq = 3", "checkpoint 1 was changed"),
        ("DELETE FROM core_journalhead", "checkpoint 1 was changed"),
        ("UPDATE core_checkpoint SET digest = repeat('0', 64) WHERE no = 1", "checkpoint 2 does not follow the one before it"),
        ("UPDATE core_checkpoint SET no = 9 WHERE no = 1", "checkpoint 1 is missing before 2"),
    ],
)
def test_what_a_superuser_does_to_the_checkpoints_is_found(told, zhao, sql, fault):
    told.note("save", by=zhao, now=NOW)
    checkpoints.take(now=NOW)
    as_superuser(sql)
    assert fault in verify()


def test_an_end_cut_off_together_with_its_checkpoint_is_seen_by_the_exported_heads(told, zhao, tmp_path):
    told.note("save", by=zhao, now=NOW)
    out = StringIO()
    call_command("journal_heads", stdout=out)
    (tmp_path / "heads").write_text(out.getvalue())
    as_superuser("DELETE FROM core_journalhead WHERE seq = 4")
    as_superuser("DELETE FROM core_checkpoint WHERE no = 2")
    as_superuser("DELETE FROM core_entry WHERE seq = 4")
    assert verify()[-1] == "The journals of 1 matters are whole."
    found = verify(heads=tmp_path / "heads")
    assert f"matter {told.pk}: entry 4 is not there as it was exported" in found
    assert "checkpoint 2 is not there as it was exported" in found


def test_the_export_names_its_checkpoint_and_every_head(told, tmp_path):
    out = StringIO()
    call_command("journal_heads", stdout=out)
    last, newest = Checkpoint.objects.get(), Entry.objects.latest("seq")
    *said, seal = out.getvalue().splitlines()
    assert said == [f"# checkpoint 1 {last.digest}", f"{told.pk} 3 {newest.hash}"] and seal.startswith("# sha256 ")
    (tmp_path / "heads").write_text(out.getvalue())
    assert verify(heads=tmp_path / "heads") == ["The journals of 1 matters are whole."]


@pytest.mark.parametrize("harm", [
    lambda text: text.replace(" 3 ", " 2 "), lambda text: text.replace("# checkpoint 1", "# checkpoint 2"),
    lambda text: "".join(text.splitlines(keepends=True)[::2]), lambda text: text.replace("# sha256 ", "# sha256 0"),
], ids=["a head", "the checkpoint", "a line less", "the digest"])  # fmt: skip
def test_an_export_that_was_damaged_on_its_way_is_refused(told, tmp_path, harm):
    out = StringIO()
    call_command("journal_heads", stdout=out)
    (tmp_path / "heads").write_text(harm(out.getvalue()))
    assert "is no export of heads" in verify(heads=tmp_path / "heads")[-1]


def test_an_export_without_its_digest_is_still_read(told, tmp_path):
    out = StringIO()
    call_command("journal_heads", stdout=out)
    (tmp_path / "heads").write_text("".join(out.getvalue().splitlines(keepends=True)[:-1]))
    assert verify(heads=tmp_path / "heads") == ["The journals of 1 matters are whole."]


def test_only_what_moved_is_written_and_a_quiet_hour_writes_nothing(told, make_matter, zhao):
    assert checkpoints.take(now=NOW + timedelta(hours=1)) is None
    told.note("save", by=zhao, now=NOW)
    checkpoint()
    assert list(JournalHead.objects.values_list("checkpoint__no", "seq")) == [(1, 3), (2, 4)]


def test_after_a_cut_a_new_checkpoint_hides_nothing(told, zhao):
    as_superuser("DELETE FROM core_entry WHERE seq = 3")
    checkpoints.take(now=NOW)
    told.note("save", by=zhao, now=NOW, lines=3)
    checkpoints.take(now=NOW)
    assert said(told) == ["entry 3 is not there as a checkpoint has it"]


@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("table", ["core_checkpoint", "core_journalhead"])
def test_the_application_cannot_change_them(told, sql, table):
    judge_constraints()
    with pytest.raises(DatabaseError, match="never changed or removed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(table))
