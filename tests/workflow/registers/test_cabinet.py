"""The cabinet's port: only allowed drawings open, an event is carried out once, in order, and nothing is ever dropped."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals.errors import NotComplete, NotNow, NotYours
from notifications.models import Message
from tests.making import fresh, last_entry, standing_at
from tests.workflow.registers.cabinets import BOX, cabinet_of, day_of, event, standing, told
from workflow.registers.models import Cabinet, CabinetEvent, Difference, Fetch, Loan, Passport
from workflow.registers.passports import cabinet, cabinet_keys, custody, fetching, places


@pytest.fixture
def office(walk):
    return cabinet_of(walk)


def first(office, seq=1, what="taken", **body):
    one = office.group[0]
    return event(seq, what, office.walk.now, **({"slot": one.slot, "person": one.person} | body))


# --- opening ----------------------------------------------------------------------------------------------------------


@standing_at("ready")
def test_a_slot_opens_for_who_may_fetch_and_asking_changes_nothing(office):
    one, before = office.group[0], standing(office)
    leave = fetching.leave_for(office.cabinet, slot=one.slot, person=one.person)
    assert fetching.refusal_of(leave, now=office.walk.now) == ""
    assert standing(office) == before and Fetch.objects.open().count() == 2
    with pytest.raises(NotYours):
        fetching.leave_for(office.cabinet, slot=one.slot, person="zhou")


@standing_at("ready")
@pytest.mark.parametrize("how", ["too early", "too late", "cancelled", "suspended"])
def test_the_door_knows_the_rules_of_the_drawing(office, how):
    one, walk = office.group[0], office.walk
    leave = fetching.leave_for(office.cabinet, slot=one.slot, person=one.person)
    now = walk.now + {"too early": -timedelta(days=5), "too late": timedelta(days=4)}.get(how, timedelta())
    if how == "cancelled":
        walk.step("cancel", walk.owner, why="外方推迟")
    if how == "suspended":
        walk.step("suspend", "chen", why="等待")
    assert fetching.refusal_of(leave, now=now)
    row = told(office, event(1, "taken", now, slot=one.slot, person=one.person), now=now)
    assert row.outcome == "difference" and not Loan.objects.filter(passport=one.passport).exists()


@standing_at("ready")
@pytest.mark.parametrize("wrong", ["office", "oneself", "past", "other", "twice", "no slot", "purpose", "out"])
def test_what_may_not_be_allowed_is_refused(office, wrong):
    walk, one, two = office.walk, *office.group
    fetching.withdraw(Fetch.objects.get(passport=one.passport).pk, by=walk.cast["qiao"], now=walk.now)
    facts = {"participant": one.participant, "purpose": "exit", "person": walk.cast["gu"], "until": walk.today, "by": walk.cast["qiao"]}
    refused = NotComplete
    if wrong == "office":
        facts["by"], refused = walk.cast["chen"], NotYours
    elif wrong == "oneself":
        facts["person"] = walk.cast["qiao"]
    elif wrong == "past":
        facts["until"] = walk.today - timedelta(days=1)
    elif wrong == "other":
        facts["participant"] = two.participant
    elif wrong == "twice":
        fetching.allow(one.passport.pk, **facts, now=walk.now)
        refused = NotNow
    elif wrong == "no slot":
        places.place(one.passport, box="别柜", slot="", by=walk.cast["qiao"], now=walk.now)
    elif wrong == "purpose":
        facts["purpose"] = "holiday"
    else:
        Passport.objects.filter(pk=one.passport.pk).update(where="drawn")
        refused = NotNow
    with pytest.raises(refused):
        fetching.allow(one.passport.pk, **facts, now=walk.now)


# --- what is reported -------------------------------------------------------------------------------------------------


@standing_at("ready")
def test_taken_makes_the_entry_that_drawing_by_hand_makes(office):
    one = office.group[0]
    assert told(office, first(office)).outcome == "applied"
    entry, loan = last_entry(office.walk), Loan.objects.get(passport=one.passport)
    assert (entry.step, entry.by.username, entry.facts["handed_to"]) == ("draw_passport", "qiao", one.name)
    assert (loan.drawn_by.username, loan.handed_to, loan.purpose, loan.matter_id) == ("qiao", one.name, "exit", office.walk.matter.pk)
    assert Fetch.objects.get(passport=one.passport).loan == loan


@standing_at("ready")
def test_put_back_takes_it_back_in_the_name_of_the_keeper(office):
    told(office, first(office))
    assert told(office, first(office, 2, "put_back", slot="7", document=office.group[0].passport.pk)).outcome == "applied"
    one = Passport.objects.get(pk=office.group[0].passport.pk)
    assert (one.where, one.place) == ("in_custody", f"{BOX}/7"), "wherever it was put is its place"
    assert last_entry(office.walk).step == "take_passport_back" and one.loans.get().returned_to.username == "qiao"


@standing_at("ready")
def test_put_into_the_slot_of_another_document_is_a_difference_and_it_is_back_all_the_same(office):
    one, two = office.group
    told(office, first(office))
    told(office, first(office, 2, "put_back", slot=two.slot, document=one.passport.pk))
    assert Passport.objects.get(pk=one.passport.pk).where == "in_custody"
    found = Difference.objects.get()
    assert (found.kind, found.passport, found.found_slot) == ("wrong_place", one.passport, two.slot)


@standing_at("ready")
@pytest.mark.parametrize("body", [
    {"person": "zhou"}, {"person": ""}, {"slot": "9"}, {"document": 10**9}, {"slot": "2"},
])  # fmt: skip
def test_what_the_books_do_not_explain_is_told_to_the_office_and_the_books_stay(office, body):
    before = standing(office) | {"differences": 0, "outcomes": 0}
    assert told(office, first(office, **body)).outcome == "difference"
    assert standing(office) | {"differences": 0, "outcomes": 0} == before
    assert Difference.objects.get().event.body == first(office, **body)["body"]
    heard = set(Message.objects.filter(event="passports.difference").values_list("recipient__username", flat=True))
    assert {"qiao", "chen"} <= heard and "gu" not in heard


@standing_at("ready")
def test_an_alarm_is_told_at_once(office):
    assert told(office, event(1, "alarm", office.walk.now, slot="1", alarm="forced")).outcome == "difference"
    assert Message.objects.filter(event="cabinet.alarm", recipient__username="qiao").exists()


# --- copies and disorder ----------------------------------------------------------------------------------------------


@standing_at("ready")
def test_a_copy_is_the_same_row_and_other_words_under_its_id_are_refused(office):
    row, again = told(office, first(office)), told(office, first(office))
    assert row == again and row.received_at == again.received_at and Loan.objects.filter(passport=office.group[0].passport).count() == 1
    with pytest.raises(NotComplete):
        told(office, first(office, person="zhou"))


@standing_at("ready")
def test_what_comes_early_waits_and_after_a_while_goes_on_without_what_is_missing(office):
    assert told(office, first(office, 2, "put_back")).outcome == "waiting"
    later = office.walk.now + cabinet.PATIENCE
    assert cabinet.apply_all(now=later) == 1
    assert sorted(Difference.objects.values_list("kind", flat=True)) == ["silence", "unexplained"]
    assert Difference.objects.get(kind="silence").facts == {"first": 1, "last": 1}
    late = told(office, first(office), now=later)
    assert late.outcome == "difference" and not Loan.objects.filter(passport=office.group[0].passport).exists(), "an old tale"


@standing_at("ready")
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_in_whatever_order_and_however_often_events_come_the_books_stand_the_same(office, data):
    events = day_of(office)
    office.walk.now += timedelta(hours=1)
    with transaction.atomic():
        for facts in events:
            told(office, facts)
        wanted = standing(office)
        transaction.set_rollback(True)
    copies = data.draw(st.lists(st.sampled_from(events), max_size=6))
    arriving = data.draw(st.permutations([*events, *copies]))
    with transaction.atomic():
        for facts in arriving:
            told(office, facts)
        assert standing(office) == wanted
        transaction.set_rollback(True)
    office.walk.now -= timedelta(hours=1)


@standing_at("ready")
def test_taken_by_hand_and_reported_too_is_a_difference_and_one_drawing(office):
    one, walk = office.group[0], office.walk
    walk.step("draw_passport", "qiao", participant=one.participant.pk, passport=one.passport.pk, purpose="exit", drawn_on=walk.today,
              handed_to=one.name)
    assert told(office, first(office)).outcome == "difference"
    assert Loan.objects.filter(passport=one.passport).count() == 1 and len(custody.drawn_for(fresh(walk))) == 1


# --- keys and rows ----------------------------------------------------------------------------------------------------


@standing_at("ready")
def test_a_key_is_kept_as_a_digest_and_is_good_until_another_is_made_or_it_is_revoked(office):
    by, now = office.walk.cast["qiao"], office.walk.now
    assert cabinet_keys.cabinet_for(office.key, now=now) == office.cabinet
    row = Cabinet.objects.get(pk=office.cabinet.pk)
    assert office.key not in str(row.__dict__)
    for wrong in ("", "waishi_cabinet_", office.key + "x", office.key[:-1], "waishi_" + office.key):
        assert cabinet_keys.cabinet_for(wrong, now=now) is None
    newer = cabinet_keys.new_key(row.pk, by=by, now=now)
    assert cabinet_keys.cabinet_for(office.key, now=now) is None and cabinet_keys.cabinet_for(newer, now=now) == row
    cabinet_keys.revoke(row.pk, by=by, now=now)
    with pytest.raises(NotYours):
        cabinet_keys.cabinet_for(newer, now=now)
    with pytest.raises(NotNow):
        cabinet_keys.revoke(row.pk, by=by, now=now)


@standing_at("ready")
@pytest.mark.parametrize("facts, refused", [
    ({"by": "gu"}, NotYours), ({"name": " "}, NotComplete), ({"box": "a/b"}, NotComplete), ({"keeper": "gu"}, NotComplete),
    ({"box": BOX}, NotNow),
])  # fmt: skip
def test_a_cabinet_without_its_facts_is_not_connected(office, facts, refused):
    said = {"name": "二号柜", "box": "乙", "keeper": "qiao", "by": "chen"} | facts
    people = {name: office.walk.cast[said.pop(name)] for name in ("keeper", "by")}
    with pytest.raises(refused):
        cabinet_keys.set_up(**said, **people, now=office.walk.now)


@standing_at("ready")
@pytest.mark.parametrize("words", [
    "UPDATE registers_cabinetevent SET seq = 9", "DELETE FROM registers_cabinetevent", "TRUNCATE registers_cabinetevent CASCADE",
    "UPDATE registers_cabinetevent SET outcome = 'waiting'", "UPDATE registers_fetch SET loan_id = NULL",
])  # fmt: skip
def test_what_was_reported_is_never_rewritten(office, words):
    told(office, first(office))
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(words)
    assert CabinetEvent.objects.get().outcome == "applied"
