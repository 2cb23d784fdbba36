"""Passport numbers are kept so that neither the database alone nor a careless reader gives them away."""

import base64
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.errors import NotComplete, NotNow
from approvals.people.models import Person
from workflow.core import confidential
from workflow.core.models import Reading

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OLD, NEW = (base64.b64encode(bytes([number]) * 32).decode() for number in (1, 2))


@pytest.fixture(autouse=True)
def one_key(settings):
    settings.CONFIDENTIAL_KEYS = [OLD]


@pytest.fixture
def zhao(db):
    return Person.objects.create_user("20010001", "赵敏")


@pytest.fixture
def passport(db):
    return confidential.seal(" E12345678 ", purpose="passport", now=NOW)


def test_a_row_shows_nothing_but_the_tail(passport):
    assert b"E12345678" not in bytes(passport.sealed)
    assert (str(passport), passport.tail) == ("••••5678", "5678")


def test_reading_gives_the_value_and_is_written_down(passport, zhao):
    assert confidential.open_(passport, by=zhao, why="visa form of OUT-2026-0001", now=NOW) == "E12345678"
    reading = Reading.objects.get()
    assert (reading.confidential, reading.by, reading.at, reading.why) == (
        passport, zhao, NOW, "visa form of OUT-2026-0001",
    )  # fmt: skip


def test_nobody_reads_without_a_reason(passport, zhao):
    with pytest.raises(NotComplete):
        confidential.open_(passport, by=zhao, why="  ", now=NOW)
    assert not Reading.objects.exists()


def test_an_erased_value_is_gone_while_its_mark_stays(passport, zhao):
    mark = passport.mark
    confidential.erase(passport)
    passport.refresh_from_db()
    assert (passport.sealed, passport.mark) == (None, mark)
    with pytest.raises(NotNow):
        confidential.open_(passport, by=zhao, why="a look", now=NOW)


def test_equal_numbers_have_equal_marks_however_they_are_typed(db, passport):
    assert confidential.mark_of("ｅ1234 5678", purpose="passport") == passport.mark
    assert confidential.mark_of("E12345679", purpose="passport") != passport.mark
    assert confidential.mark_of("E12345678", purpose="identity") != passport.mark


def test_two_seals_of_one_number_look_different(db, passport):
    assert bytes(confidential.seal("E12345678", purpose="passport", now=NOW).sealed) != bytes(passport.sealed)


def test_a_new_key_seals_while_the_old_one_still_opens_and_marks(passport, zhao, settings):
    settings.CONFIDENTIAL_KEYS = [NEW, OLD]
    assert confidential.mark_of("E12345678", purpose="passport") == passport.mark
    later = confidential.seal("E87654321", purpose="passport", now=NOW)
    for row, value in ((passport, "E12345678"), (later, "E87654321")):
        assert confidential.open_(row, by=zhao, why="check", now=NOW) == value
    settings.CONFIDENTIAL_KEYS = [OLD]
    with pytest.raises(confidential.Unreadable):
        confidential.open_(later, by=zhao, why="check", now=NOW)


@pytest.mark.parametrize("change", ["flipped", "purpose", "swapped"])
def test_what_was_tampered_with_is_not_opened(passport, zhao, change):
    if change == "flipped":
        passport.sealed = bytes(passport.sealed)[:-1] + bytes([bytes(passport.sealed)[-1] ^ 1])
    elif change == "purpose":
        passport.purpose = "identity"
    else:
        passport.sealed = confidential.seal("E00000000", purpose="passport", now=NOW).sealed
    passport.save()
    with pytest.raises(confidential.Unreadable):
        confidential.open_(passport, by=zhao, why="check", now=NOW)
    assert not Reading.objects.exists()


def test_nothing_to_keep_is_refused(db):
    with pytest.raises(NotComplete):
        confidential.seal("  ", purpose="passport", now=NOW)


@given(st.text(min_size=1, max_size=30).filter(str.strip))
def test_the_tail_never_shows_more_than_half(value):
    assert len(confidential._tail(value.strip())) <= min(4, len(value.strip()) // 2)
