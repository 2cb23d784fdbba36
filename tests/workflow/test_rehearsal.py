"""The commands of the invented university serve every kind that brings a rehearsal, and say so of one that does not."""

import io
import json
from dataclasses import replace

import pytest
from django.core.management import call_command

from approvals.models import Assignment
from tests.making import a_walk, trip, waiting
from workflow.core import kinds
from workflow.core.models import Matter
from workflow.rehearsal.records import rehearsal_of
from workflow.rehearsal.walk import Walk


def said(command: str, tmp_path, *records) -> list[dict]:
    """What that command prints of these lines."""
    path, out = tmp_path / "trips.jsonl", io.StringIO()
    path.write_text("\n".join(json.dumps(record, ensure_ascii=False) for record in records), encoding="utf-8")
    call_command(command, str(path), stdout=out, stderr=io.StringIO())
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.fixture
def sketch(monkeypatch):
    """A further kind without a rehearsal of its own."""
    kind = replace(kinds.installed()[0], code="sketch", prefix="SKT", rehearsal=None)
    monkeypatch.setitem(kinds._kinds, "sketch", kind)
    return kind


@pytest.mark.parametrize("command", ["rehearse", "check_trips"])
def test_a_record_of_a_kind_that_is_not_there_is_skipped_with_a_clear_word(command, stage, tmp_path):
    told = said(command, tmp_path, {"id": "K1", "kind": "moonwalk", "title": "x"}, {"id": "K2", "kind": None}, {"id": "K3", "kind": 7})
    assert told == [
        {"id": "K1", "skipped": "the kind 'moonwalk' is not installed"},
        {"id": "K2", "skipped": "the kind None is not installed"},
        {"id": "K3", "skipped": "the kind 7 is not installed"},
    ]
    assert not Matter.objects.exists()


def test_a_kind_that_brings_no_rehearsal_is_named(sketch):
    assert rehearsal_of({"kind": "sketch"}) == "the kind 'sketch' is not rehearsed"


def test_a_record_that_names_no_kind_is_of_the_first(sketch):
    assert rehearsal_of({}) is kinds.installed()[0].rehearsal


def test_a_kind_is_asked_for_its_own_records(stage, tmp_path, monkeypatch, sketch):
    calls = []
    hook = kinds.Rehearsal(
        judged=lambda record, limits: calls.append("judged") or {"verdicts": []},
        rehearse=lambda record, cast, tell: tell("begin") or {"final_state": cast["gu"].username}, demo=lambda: iter(()),
    )  # fmt: skip
    monkeypatch.setitem(kinds._kinds, "sketch", replace(sketch, rehearsal=hook))
    assert said("check_trips", tmp_path, {"id": "S1", "kind": "sketch"}) == [{"id": "S1", "verdicts": []}]
    assert said("rehearse", tmp_path, {"id": "S1", "kind": "sketch"}) == [{"id": "S1", "final_state": "gu"}]
    assert calls == ["judged"]


def test_a_trip_is_driven_to_the_archive(stage, tmp_path):
    record = {"id": "T", "kind": "delegation", "title": "赴日本访问团组", "countries": ["JP"], "inviters": ["仙台工业大学"], "track": "general",
              "task_type": "visit", "start": "2025-07-07", "end": "2025-07-11", "submitted": "2025-03-03", "size": 2,
              "members": [{"name": "何雨桐", "post": "院长", "leader": True}],
              "itinerary": [{"activity": "抵达"}, {"activity": "校际会谈"}, {"activity": "返程"}]}  # fmt: skip
    (told,) = said("rehearse", tmp_path, record)
    assert (told["final_state"], told["journal_ok"], told["archive_ok"], told["blocked_by"]) == ("archived", True, True, [])
    (stopped,) = said("rehearse", tmp_path, record | {"end": "2025-07-20"})
    assert (stopped["final_state"], stopped["blocked_by"]) == ("draft", ["OUT-01"])


def test_the_demo_leaves_a_kind_alone_that_has_matters(stage, monkeypatch, sketch):
    made = []
    hook = kinds.Rehearsal(judged=None, rehearse=None, demo=lambda: made.append("sketch") or iter(()))
    monkeypatch.setattr(kinds, "_kinds", {"delegation": kinds.get("delegation"), "sketch": replace(sketch, rehearsal=hook)})
    walk = a_walk(stage.cast)
    walk.begin()
    out = io.StringIO()
    call_command("demo", stdout=out)
    assert made == ["sketch"] and Matter.objects.count() == 1 and "already" in out.getvalue()


def test_where_nobody_is_named_the_first_of_the_role_answers_whom_it_does_not_concern(stage, monkeypatch):
    """Chen of the office goes along himself: Lin answers in the office's place."""
    chen = stage.cast["chen"]
    along = {"key": "m2", "person_id": chen.pk, "name": chen.name, "post": "科长"}
    leads = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True}
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast, members=[leads, along]))
    monkeypatch.setattr(type(walk), "DECIDERS", {})
    asked = waiting(walk).get()
    Assignment.objects.filter(pk=asked.pk).update(person=None, role="fao", unit=None)
    walk.decide(waiting(walk).get(), "agree")
    assert isinstance(walk, Walk) and walk.matter.decisions.get().by.username == "lin"


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in kinds.installed() if kind.rehearsal], ids=lambda kind: kind.code)
def test_the_demo_has_a_matter_in_every_state_of_every_kind(stage, kind):
    assert {matter.state for matter in kind.rehearsal.demo()} == {state.code for state in kind.life.states}
