"""Whoever changes the books behind the application's back, a superuser of the database too, is found out."""

from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from viewflow.workflow.models import Process, Task

from approvals.models import Assignment, Decision, Panel, Phase, Round, Route
from tests.workflow.core.conftest import NOW
from workflow.core import journal
from workflow.core.canonical import digest
from workflow.core.management.commands.verify_journal import UNSEEN
from workflow.core.models import Entry, Matter, Revision

CONTENT = '{"title":"赴日本学术交流"}'


@pytest.fixture
def trip(matter, zhao):
    """A matter with three entries, a revision and a decision."""
    Revision.objects.create(matter=matter, no=1, canonical=CONTENT, digest=digest(CONTENT), made_at=NOW, by=zhao)
    decision = decided(matter, zhao)
    facts = {"decision": decision.pk, "verdict": "agree", "digest": digest(CONTENT), "phase": "unit"}
    matter.note("save", by=zhao, now=NOW, lines=3)
    matter.note("decide", by=zhao, now=NOW, **facts)
    return matter


def decided(matter, person):
    route = Route.objects.create(kind="delegation", version=99)
    phase = Phase.objects.create(route=route, code="unit", step=1, name="单位", stage="vetting", who={}, days=3)
    process = Process.objects.create(flow_class="approvals.flow.Rounds")
    task = Task.objects.create(process=process, flow_task="approvals.flow.Rounds.step", flow_task_type="HUMAN")
    round = Round.objects.create(
        subject=matter, process=process, route=route, digest=digest(CONTENT), opened_at=NOW
    )
    panel = Panel.objects.create(round=round, task=task, phase=phase, opened_at=NOW)
    assignment = Assignment.objects.create(
        subject=matter, panel=panel, role="fao", opened_at=NOW, closed_at=NOW, verdict="agree"
    )
    return Decision.objects.create(
        assignment=assignment, subject=matter, by=person, verdict="agree", digest=digest(CONTENT), at=NOW
    )


def verify(**options):
    out = StringIO()
    try:
        call_command("verify_journal", stdout=out, **options)
    except CommandError as faults:
        return [*out.getvalue().splitlines(), str(faults)]
    return out.getvalue().splitlines()


def as_superuser(sql, *values):
    """What no application may do: past the append-only triggers."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what came before was right when it was written
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET session_replication_role = origin")


def test_untouched_books_are_whole_and_the_limit_of_the_check_is_told(trip):
    assert verify() == [
        UNSEEN,
        "The journals of 1 matters are whole.",
    ]


@pytest.mark.parametrize(
    "sql, fault",
    [
        ("UPDATE core_entry SET facts = '{\"lines\": 4}' WHERE seq = 2", "entry 2 was changed"),
        ("UPDATE core_entry SET facts = '{\"lines\": 1.5}' WHERE seq = 2", "entry 2 was changed"),
        ("UPDATE core_entry SET by_id = NULL WHERE seq = 2", "entry 2 was changed"),
        ("UPDATE core_entry SET at = at - interval '1 second' WHERE seq = 1", "entry 1 was changed"),
        ("UPDATE core_entry SET target = 'vetting' WHERE seq = 2", "entry 3 starts in draft, the one before ended in"),
        ("DELETE FROM core_entry WHERE seq = 2", "entry 2 is missing before 3"),
        ("DELETE FROM core_entry WHERE seq = 1", "entry 1 is missing before 2"),
        ("UPDATE core_entry SET seq = seq + 10 WHERE seq < 3", "entry 1 is missing before 3"),
        ("UPDATE core_matter SET state = 'archived'", "it stands at archived, its newest entry names draft"),
        ("DELETE FROM core_entry", "it stands at draft, its newest entry names nothing"),
        ("UPDATE core_revision SET canonical = '{}'", "revision 1 was changed"),
        ("UPDATE approvals_decision SET verdict = 'reject'", "is not as entry 3 tells it"),
        ("UPDATE approvals_decision SET digest = repeat('0', 64)", "is not as entry 3 tells it"),
        ("DELETE FROM approvals_decision", "which is gone"),
        ("DELETE FROM core_revision", "names a revision that is gone"),
        ("DELETE FROM core_entry WHERE seq = 3", "has no entry"),
    ],
)  # fmt: skip
def test_what_was_tampered_with_is_named(trip, sql, fault):
    as_superuser(sql)
    said = verify()
    assert any(fault in line and f"matter {trip.pk}: " in line for line in said), said
    assert said[-1].endswith("faults.")


def test_two_entries_that_changed_places_are_found(trip):
    as_superuser("UPDATE core_entry SET seq = 9 WHERE seq = 2")
    as_superuser("UPDATE core_entry SET seq = 2 WHERE seq = 3")
    as_superuser("UPDATE core_entry SET seq = 3 WHERE seq = 9")
    assert any("entry 2 does not follow the one before it" in line for line in verify())


def test_a_decision_told_twice_is_found(trip, zhao):
    told = Entry.objects.get(seq=3).facts
    trip.note("decide", by=zhao, now=NOW, **told)
    assert any("a second time" in line for line in verify())


def test_a_tail_cut_off_is_seen_with_the_heads_only(trip, tmp_path, zhao):
    trip.note("save", by=zhao, now=NOW)
    assert verify(export=tmp_path / "heads")[-1] == "The journals of 1 matters are whole."
    as_superuser("DELETE FROM core_entry WHERE seq = 4")
    assert verify()[-1] == "The journals of 1 matters are whole."
    assert f"matter {trip.pk}: entry 4 is not there as it was exported" in verify(heads=tmp_path / "heads")


def test_a_journal_written_anew_is_seen_with_the_heads(trip, tmp_path, zhao):
    verify(export=tmp_path / "heads")
    last = Entry.objects.get(seq=3)
    last.at = last.at.replace(year=2025)
    as_superuser("UPDATE core_entry SET at = %s, hash = %s WHERE seq = 3", last.at, journal.hash_of(last))
    assert verify()[-1] == "The journals of 1 matters are whole."
    assert verify(heads=tmp_path / "heads")[-1] == "1 faults."


def test_a_matter_gone_without_a_trace_is_seen_with_the_heads(trip, make_matter, tmp_path):
    other = make_matter("另一团组")
    verify(export=tmp_path / "heads")
    as_superuser("DELETE FROM core_entry WHERE matter_id = %s", other.pk)
    as_superuser("DELETE FROM core_matter WHERE id = %s", other.pk)
    assert f"matter {other.pk}: no entry is left, 1 were there as it was exported" in verify(heads=tmp_path / "heads")


def test_journals_that_grew_since_the_export_are_whole(trip, tmp_path, zhao):
    verify(export=tmp_path / "heads")
    assert (tmp_path / "heads").read_text().split()[:2] == [str(trip.pk), "3"]
    trip.note("save", by=zhao, now=NOW)
    assert verify(heads=tmp_path / "heads") == ["The journals of 1 matters are whole."]


def test_nothing_is_exported_from_broken_books(trip, tmp_path):
    as_superuser("UPDATE core_revision SET canonical = '{}'")
    assert verify(export=tmp_path / "heads")[-1] == "1 faults. Nothing was exported."
    assert not (tmp_path / "heads").exists()


def test_a_file_that_is_no_export_is_refused(trip, tmp_path):
    (tmp_path / "heads").write_text("hello\n")
    assert "is no export of heads" in verify(heads=tmp_path / "heads")[-1]


@pytest.mark.django_db(transaction=True)
def test_the_real_command_reads_one_snapshot(trip):
    assert Matter.objects.count() == 1
    assert verify()[-1] == "The journals of 1 matters are whole."


def test_an_entry_written_in_another_time_zone_is_whole(trip, zhao):
    trip.note("save", by=zhao, now=NOW.astimezone(ZoneInfo("Asia/Shanghai")))
    assert verify()[-1] == "The journals of 1 matters are whole."
