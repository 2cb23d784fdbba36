"""The command that judges trips from a file: what it prints, and that it goes on after a broken line."""

import io
import json
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from workflow.registers.models import Limit
from workflow.rehearsal.management.commands import check_trips

TRIPS = Path(__file__).parents[2] / "data" / "trips.jsonl"
SIX_DAYS = {"id": "X", "countries": ["JP"], "track": "general", "task_type": "visit", "start": "2025-01-01",
            "end": "2025-01-06", "submitted": "2024-10-01", "size": 2}  # fmt: skip


def judged(path, *, status=0):
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_trips", str(path), stdout=out, stderr=err)
        left = 0
    except SystemExit as leaving:
        left = leaving.code
    assert left == status
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def blocked(answer):
    return [v["rule"] for v in answer.get("verdicts", []) if v["severity"] == "block" and v["passed"] is False]


@pytest.fixture
def no_database(monkeypatch):
    def unreachable(day):
        raise DatabaseError("down")

    monkeypatch.setattr(check_trips, "limits_on", unreachable)


@pytest.fixture
def a_file(tmp_path):
    def made(*lines):
        path = tmp_path / "trips.jsonl"
        path.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
        return path

    return made


def test_two_of_the_known_trips_and_a_late_official_visit_are_blocked(no_database):
    answers, _err = judged(TRIPS)
    assert {answer["id"]: blocked(answer) for answer in answers if blocked(answer)} == {
        "T05": ["OUT-02"], "T13": ["OUT-02", "OUT-08"], "T46": ["IN-06"]}  # fmt: skip
    assert not any("skipped" in answer for answer in answers)
    assert {answer["id"]: answer["days"] for answer in answers if "days" in answer}["T34"] == 19


def test_without_a_database_it_says_so_once(no_database, a_file):
    answers, err = judged(a_file(SIX_DAYS, SIX_DAYS | {"submitted": "2024-10-02"}))
    assert [blocked(answer) for answer in answers] == [["OUT-01"], ["OUT-01"]]
    assert len(err.splitlines()) == 1


BROKEN = [
    b"nonsense",
    b"[]",
    b"\xff",
    b'{"countries": 5}',
    b'{"countries": ["ZZ"]}',
    b'{"members": ["x"]}',
    b'{"size": "x"}',
    b'{"start": "2025-01-02", "end": "2025-01-01"}',
    b'{"submitted": "soon"}',
    b'{"title": 5}',
]


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_line_is_named_and_the_rest_goes_on(no_database, a_file, line):
    answers, _err = judged(a_file(SIX_DAYS, line, b"", SIX_DAYS), status=1)
    assert [sorted(answer)[:2] for answer in answers] == [["days", "id"], ["error", "line"], ["days", "id"]]
    assert answers[1]["line"] == 2


def test_people_who_are_only_counted_count(no_database, a_file):
    answers, _err = judged(a_file(SIX_DAYS | {"size": 7, "members": [{"name": "赵一", "leader": True}]}))
    assert "OUT-08" in blocked(answers[0])


def test_it_reads_standard_input(no_database, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(SIX_DAYS).encode())))
    assert blocked(judged("-")[0][0]) == ["OUT-01"]


def test_a_missing_file_is_said():
    with pytest.raises(CommandError):
        call_command("check_trips", "/nowhere/trips.jsonl")


@pytest.mark.django_db
def test_the_limits_are_those_of_the_day_of_submission(a_file):
    Limit.objects.create(code="days_abroad", kind="table", value="1:6", since="2024-11-01", published=True)
    answers, err = judged(a_file(SIX_DAYS, SIX_DAYS | {"submitted": "2024-11-01"}))
    assert [blocked(answer) for answer in answers] == [["OUT-01"], []] and err == ""
