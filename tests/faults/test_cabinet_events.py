"""The cabinet's port under stress: copies by many hands, drawing by hand and by cabinet at once, and kill -9 in between."""

import json
import random
import signal
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import transaction

from tests.faults.hands import at_once, only_refusals, tally
from tests.notifications.workers import working
from tests.workflow.registers.cabinets import cabinet_of, day_of, event, ready_today, standing, told
from workflow.core.models import Entry
from workflow.registers.models import CabinetEvent, Loan, Passport
from workflow.registers.passports import cabinet, custody

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HANDS = 6
WEB = """
from django.test import Client
answer = Client().post("/api/v1/cabinet/events", {body!r}, content_type="application/json", headers={{"Authorization": "Bearer {key}"}})
print(answer.status_code)
"""
TASK = """
from workflow.registers.tasks import apply_cabinet_events
apply_cabinet_events()
print("done")
"""


@pytest.fixture
def office() -> SimpleNamespace:
    return cabinet_of(ready_today())


def taken(office: SimpleNamespace) -> dict:
    one = office.group[0]
    return event(1, "taken", office.walk.now, slot=one.slot, person=one.person)


def drawn(office: SimpleNamespace) -> int:
    return Loan.objects.filter(passport=office.group[0].passport).count()


def test_the_same_event_by_many_hands_is_one_drawing(office: SimpleNamespace) -> None:
    came = at_once(*[lambda: told(office, taken(office))] * HANDS)
    assert tally(came) == {"won": HANDS} and len({row.pk for row in came}) == 1
    cabinet.apply_all(now=office.walk.now)
    assert drawn(office) == 1 and CabinetEvent.objects.get().outcome == "applied"


def test_a_whole_day_by_many_hands_leaves_the_books_of_one_hand(office: SimpleNamespace) -> None:
    office.walk.now += timedelta(minutes=9)
    events = day_of(office)
    with transaction.atomic():
        for facts in events:
            told(office, facts)
        wanted = standing(office)
        transaction.set_rollback(True)
    many = [*events, *events]
    random.Random(5).shuffle(many)
    came = at_once(*[lambda facts=facts: told(office, facts) for facts in many])
    assert tally(came) == {"won": len(many)}
    cabinet.apply_all(now=office.walk.now)
    assert standing(office) == wanted


def test_a_document_drawn_by_hand_and_at_the_cabinet_at_once_is_out_once(office: SimpleNamespace) -> None:
    one, walk = office.group[0], office.walk

    def by_hand() -> None:
        walk.step("draw_passport", "qiao", participant=one.participant.pk, passport=one.passport.pk, purpose="exit",
                  drawn_on=walk.today, handed_to=one.name)

    came = at_once(by_hand, lambda: told(office, taken(office)))
    assert only_refusals(came)
    cabinet.apply_all(now=walk.now)
    assert drawn(office) == 1 and Passport.objects.get(pk=one.passport.pk).where == "drawn"
    assert CabinetEvent.objects.get().outcome == ("applied" if one.passport.fetches.filter(loan__isnull=False).exists() else "difference")
    assert len(custody.drawn_for(walk.matter)) == 1


@pytest.mark.parametrize("named", ["cabinet-stored", "cabinet-applied-before-commit"])
def test_what_was_stored_before_the_process_was_killed_is_carried_out_later_and_once(
    office: SimpleNamespace, tmp_path: Path, named: str
) -> None:
    facts, reached = taken(office), tmp_path / "reached"
    body = json.dumps(facts | facts["body"] | {"at": facts["at"].isoformat(), "body": None})
    sent = json.dumps({name: said for name, said in json.loads(body).items() if name != "body"})
    code = WEB.format(body=sent, key=office.key)
    with working(code, ALLOWED_HOSTS="testserver", WAISHI_FAULT=f"{named}:{reached}") as web:
        web.communicate(timeout=120)
        assert web.returncode == -signal.SIGKILL and reached.read_text() == f"{named}\n"
    assert CabinetEvent.objects.get().outcome == "waiting" and drawn(office) == 0

    with working(TASK) as worker:
        assert worker.communicate(timeout=120)[0].strip().endswith("done")
    assert CabinetEvent.objects.get().outcome == "applied" and drawn(office) == 1
    with working(code, ALLOWED_HOSTS="testserver") as web:
        assert web.communicate(timeout=120)[0].strip().endswith("200"), "the cabinet had no answer and sends it again"
    assert drawn(office) == 1 and Entry.objects.filter(matter=office.walk.matter.pk, step="draw_passport").count() == 1
