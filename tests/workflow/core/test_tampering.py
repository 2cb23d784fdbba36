"""Whatever a superuser does to a journal, in any combination, is found; also where the chain was written anew so that it holds."""

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.workflow.core.conftest import NOW
from tests.workflow.core.test_verify_journal import as_superuser
from workflow.core import checkpoints, journal, verifying
from workflow.core.models import Entry

ENTRIES = 6
PLACE = st.integers(1, ENTRIES)
DEED = st.one_of(
    st.tuples(st.sampled_from(["change", "unsign", "remove", "insert", "forge"]), PLACE, PLACE),
    st.tuples(st.just("swap"), PLACE, PLACE),
    st.tuples(st.just("cut"), PLACE, PLACE),
    st.tuples(st.sampled_from(["heads", "checkpoints"]), PLACE, PLACE),
)  # fmt: skip
SHIFT = "UPDATE core_entry SET seq = seq + %s WHERE matter_id = %s AND seq >= %s"


@pytest.fixture
def told(matter, zhao):
    """Six entries; four of them were there at the first checkpoint, all at the second."""
    for lines in range(2, ENTRIES + 1):
        if lines == ENTRIES - 1:
            checkpoints.take(now=NOW)
        matter.note("save", by=zhao, now=NOW, lines=lines)
    checkpoints.take(now=NOW)
    return matter


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT matter_id, seq, step, by_id, facts::text, prev, hash FROM core_entry ORDER BY matter_id, seq")
        entries = cursor.fetchall()
        cursor.execute("SELECT no, prev, digest FROM core_checkpoint ORDER BY no")
        taken = cursor.fetchall()
        cursor.execute("SELECT matter, seq, hash FROM core_journalhead ORDER BY matter, seq")
        return entries, taken, cursor.fetchall()


def done(deed, pk, first, second):
    """One deed of somebody who may do everything in the database."""
    if deed == "change":
        as_superuser("UPDATE core_entry SET facts = jsonb_build_object('lines', %s) WHERE matter_id = %s AND seq = %s", second + 90, pk, first)
    elif deed == "unsign":
        as_superuser("UPDATE core_entry SET by_id = NULL WHERE matter_id = %s AND seq = %s", pk, first)
    elif deed == "remove":
        as_superuser("DELETE FROM core_entry WHERE matter_id = %s AND seq = %s", pk, first)
    elif deed == "cut":
        as_superuser("DELETE FROM core_entry WHERE matter_id = %s AND seq >= %s", pk, first)
    elif deed == "insert":
        as_superuser(SHIFT, 100, pk, first)
        as_superuser(SHIFT, -99, pk, 100)
        as_superuser(
            "INSERT INTO core_entry (matter_id, seq, at, step, source, target, facts, prev, hash)"
            " SELECT matter_id, %s, at, step, source, target, facts, prev, hash FROM core_entry WHERE matter_id = %s AND seq = %s",
            first, pk, first + 1 if second > first else max(first - 1, 1),
        )  # fmt: skip
    elif deed == "swap":
        for seq, other in ((first, 900), (second, first), (900, second)):
            as_superuser("UPDATE core_entry SET seq = %s WHERE matter_id = %s AND seq = %s", other, pk, seq)
    elif deed == "heads":
        as_superuser("DELETE FROM core_journalhead WHERE seq >= %s", first)
    elif deed == "checkpoints":
        as_superuser("DELETE FROM core_checkpoint WHERE no >= %s", 1 + first % 2)
    else:
        forged(pk, first, second)


def forged(pk, first, second):
    """From that entry on everything is written anew, with hashes that are right."""
    prev = journal.START
    for entry in Entry.objects.filter(matter_id=pk).order_by("seq"):
        if entry.seq == first:
            entry.facts = {"lines": 80 + second}
        if entry.seq >= first:
            entry.prev = prev
            entry.hash = journal.hash_of(entry)
            as_superuser(
                "UPDATE core_entry SET facts = jsonb_build_object('lines', %s), prev = %s, hash = %s WHERE id = %s",
                entry.facts.get("lines", 0), entry.prev, entry.hash, entry.pk,
            )  # fmt: skip
        prev = entry.hash


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEED, min_size=1, max_size=4))
def test_with_the_heads_kept_elsewhere_nothing_stays_hidden(told, deeds):
    whole, last = rows(), checkpoints.newest()
    exported = {"heads": checkpoints.heads(), "checkpoint": (last.no, last.digest)}
    assert not list(verifying.faults(newest={}, **exported))
    with transaction.atomic():
        for deed, first, second in deeds:
            done(deed, told.pk, first, second)
        changed = rows() != whole
        found = list(verifying.faults(newest={}, **exported))
        transaction.set_rollback(True)
    assert bool(found) is changed, (deeds, found)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(DEED.filter(lambda deed: deed[0] not in ("heads", "checkpoints")), min_size=1, max_size=4))
def test_whoever_leaves_the_checkpoints_alone_is_found_without_any_export(told, deeds):
    whole = rows()
    with transaction.atomic():
        for deed, first, second in deeds:
            done(deed, told.pk, first, second)
        changed = rows() != whole
        found = list(verifying.faults(newest={}, heads={}))
        transaction.set_rollback(True)
    assert bool(found) is changed, (deeds, found)
