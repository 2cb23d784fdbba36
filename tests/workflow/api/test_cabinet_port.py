"""The port of cabinets over HTTP: whose key, what is asked, what is reported, and how it is refused."""

import json
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.making import house, stage, standing_at, template, walk
from tests.workflow.api.conftest import Program
from tests.workflow.registers.cabinets import cabinet_of
from workflow.registers.models import CabinetEvent, Loan
from workflow.registers.passports import cabinet as port
from workflow.registers.passports import cabinet_keys

__all__ = ["house", "stage", "template", "walk"]
ROOT = "/api/v1/cabinet/"
pytestmark = standing_at("ready")


@pytest.fixture
def office(walk):
    made = cabinet_of(walk)
    with time_machine.travel(walk.now, tick=False):
        yield made


def ask(key: str, path: str, body: Any = None) -> Any:
    headers = {"Authorization": f"Bearer {key}", "Accept-Language": "en"}
    if body is None:
        return Client().get(ROOT + path, headers=headers)
    return Client().post(ROOT + path, json.dumps(body), content_type="application/json", headers=headers)


def taken(office, **more):
    one = office.group[0]
    at = office.walk.now.isoformat()
    return {"event_id": "e1", "seq": 1, "what": "taken", "at": at, "slot": one.slot, "person": one.person} | more


def test_only_the_key_of_a_cabinet_opens_it(office):
    person = Program(office.walk.cast["qiao"])
    for key in ("", "x", person.clear_text, office.key + "x"):
        for path, body in (("drawings", None), ("events", taken(office)), ("openings", {"slot": "1", "person": "gu", "action": "take"})):
            assert ask(key, path, body).status_code == 401, (key, path)
    assert Client().get("/api/v1/matters", headers={"Authorization": f"Bearer {office.key}"}).status_code == 403
    cabinet_keys.revoke(office.cabinet.pk, by=office.walk.cast["chen"], now=office.walk.now)
    assert ask(office.key, "events", taken(office)).status_code == 403
    assert not CabinetEvent.objects.exists()


def test_what_may_be_fetched_is_told_without_a_number(office):
    said = ask(office.key, "drawings?person=gu")
    assert [(row["slot"], row["person"], row["purpose"], row["allowed_by"]) for row in said.json()] == [("1", "gu", "exit", "乔木")]
    assert len(ask(office.key, "drawings").json()) == 2 and "PE00" not in said.text


def test_the_door_opens_for_who_may_and_says_why_not(office):
    one = office.group[0]
    opens = ask(office.key, "openings", {"slot": one.slot, "person": one.person, "action": "take"}).json()
    assert opens == {"open": True, "document": one.passport.pk, "why": ""}
    shut = ask(office.key, "openings", {"slot": one.slot, "person": "zhou", "action": "take"}).json()
    assert not shut["open"] and shut["why"]
    assert not ask(office.key, "openings", {"slot": one.slot, "person": "gu", "action": "put_back"}).json()["open"], "it is in there"
    ask(office.key, "events", taken(office))
    assert ask(office.key, "openings", {"slot": one.slot, "person": "gu", "action": "put_back"}).json()["open"]
    assert not ask(office.key, "openings", {"slot": one.slot, "person": "gu", "action": "take"}).json()["open"], "it was fetched"


def test_an_event_and_its_copy_get_the_same_answer(office):
    first, again = ask(office.key, "events", taken(office)), ask(office.key, "events", taken(office))
    assert (first.status_code, first.content) == (200, again.content) and again.status_code == 200
    assert Loan.objects.filter(passport=office.group[0].passport).count() == 1
    assert ask(office.key, "events/e1").json()["standing"] == "applied"
    assert ask(office.key, "events", taken(office, person="zhou")).status_code == 422
    assert ask(office.key, "events/e2").status_code == 404


def test_a_fault_of_ours_is_not_the_cabinets(office, monkeypatch, caplog):
    """What was stored is answered, and carried out at the next call; the fault is in the log."""
    with monkeypatch.context() as broken:
        broken.setattr(port, "_taken", lambda *told, **more: 1 / 0)
        assert ask(office.key, "events", taken(office)).status_code == 200
    assert ask(office.key, "events/e1").json()["standing"] == "waiting" and "ZeroDivisionError" in caplog.text
    assert ask(office.key, "events", taken(office)).status_code == 200
    assert ask(office.key, "events/e1").json()["standing"] == "applied"


@pytest.mark.parametrize("wrong", [
    {"seq": 0}, {"seq": "x"}, {"what": "opened"}, {"at": "2026-01-01T00:00:00"}, {"event_id": ""}, {"slot": ""}, {"slot": "x" * 21},
    {"event_id": "x" * 65}, {"more": 1}, {"what": "alarm"}, {"document": "PE1234567"}, {"seq": 2**63},
])  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence_and_not_stored(office, wrong):
    answer = ask(office.key, "events", taken(office, **wrong))
    assert answer.status_code == 422 and answer.json()["complaints"], answer.text
    assert not CabinetEvent.objects.exists()


def test_the_description_is_openapi_and_names_the_operations(office):
    answer = Client().get(ROOT + "openapi.json")
    said, schemas = answer.json(), answer.json()["components"]["schemas"]
    operations = {operation["operationId"]: operation for path in said["paths"].values() for operation in path.values()}
    assert set(operations) == {"cabinet_drawings", "cabinet_opening", "cabinet_event", "cabinet_event_standing"}
    assert set(re.findall(r"#/components/schemas/(\w+)", answer.text)) <= set(schemas)
    assert all(operation["description"] and {"200", "401", "409", "422"} <= set(operation["responses"]) for operation in operations.values())
    assert said["components"]["securitySchemes"]["Key"]["scheme"] == "bearer"
