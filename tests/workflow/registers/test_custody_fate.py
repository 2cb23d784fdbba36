"""Custody to full depth: purposes, slots, two people, what becomes of a document, boxes that change hands, what is owed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people.models import RoleGrant
from notifications.models import Message, Reminder
from tests.making import ENDS, a_walk, errands, fresh, standing_at, trip
from workflow.applying.judging import check
from workflow.matters.delegations.models import Delegation
from workflow.registers.models import Happening, Limit, Loan, Passport
from workflow.registers.national import NATIONAL
from workflow.registers.passports import custody, fate, handing_over, places, register, reminding
from workflow.registers.passports.documents import needed_by

Where, What = Passport.Where, Happening.What


def books(walk):
    """The documents of Gu, Zhou and Miller."""
    return [found[0] for _row, _kind, found in needed_by(fresh(walk))]


def of(passport):
    return Passport.objects.get(pk=passport.pk)


def hand_out(walk, no=0, **facts):
    row, passport = walk.going()[no], books(walk)[no]
    said = {"participant": row.pk, "passport": passport.pk, "purpose": "exit", "drawn_on": walk.today, "handed_to": row.name} | facts
    walk.step("draw_passport", "qiao", **said)
    return passport


def two_days_before(walk):
    walk.move_to(walk.matter.starts_on - timedelta(days=2))
    return walk


# --- purposes and people ----------------------------------------------------------------------------------------------


@standing_at("ready")
@pytest.mark.parametrize("visa, early, ok", [
    ({"needed": True, "ready": False}, False, True), ({"needed": True, "ready": True}, False, False),
    ({"needed": False, "ready": False}, False, False), ({"needed": True, "ready": False}, True, False),
])  # fmt: skip
def test_for_both_is_under_the_rules_of_both(walk, visa, early, ok):
    two_days_before(walk)
    walk.step("record_visa", "qiao", participant=walk.going()[0].pk, **visa)
    day = walk.matter.starts_on - timedelta(days=6) if early else walk.today
    if not ok:
        with pytest.raises(NotComplete):
            hand_out(walk, purpose="both", drawn_on=day)
        return
    passport = hand_out(walk, purpose="both", drawn_on=day)
    assert passport.holder_name not in " ".join(custody.lacking_for_exit(fresh(walk))), "it counts for the trip, too"


@standing_at("vetting")
def test_for_both_only_once_the_trip_is_approved(walk):
    walk.register_passports()
    with pytest.raises(NotComplete, match="获批"):
        hand_out(walk, purpose="both")


@standing_at("ready")
def test_who_hands_a_document_out_does_not_receive_it_unless_the_school_says_otherwise(walk):
    two_days_before(walk)
    with pytest.raises(NotComplete):
        hand_out(walk, handed_to=walk.cast["qiao"].name)
    Limit.objects.create(code="custody_two_people", kind="word", value="no", since=date(2026, 1, 1), published=True)
    hand_out(walk, handed_to=walk.cast["qiao"].name)


@standing_at("ready")
def test_a_documents_life_names_who_gave_and_who_received(walk):
    passport = hand_out(two_days_before(walk))
    walk.step("take_passport_back", "qiao", passport=passport.pk, returned_on=walk.today, handed_in_by="周予安")
    told = list(passport.life.order_by("pk").values_list("what", "by__username", "to__username", "to_name"))
    assert told[-2:] == [("drawn", "qiao", "gu", "顾行之"), ("taken_back", "qiao", None, "周予安")]


# --- slots ------------------------------------------------------------------------------------------------------------


@standing_at("ready")
def test_a_slot_holds_one_document_and_waits_for_it_while_it_is_out(walk):
    first, second, _third = books(walk)
    qiao = walk.cast["qiao"]
    places.place(first, box="甲", slot="1", by=qiao, now=walk.now)
    hand_out(two_days_before(walk))
    with pytest.raises(NotNow, match="甲/1"):
        places.place(second, box="甲", slot="1", by=qiao, now=walk.now)
    places.place(second, box="乙", slot="1", by=qiao, now=walk.now)
    with pytest.raises(NotComplete):
        places.place(second, box="", slot="1", by=qiao, now=walk.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Passport.objects.filter(pk=second.pk).update(box="甲", slot="1")
    assert of(second).place == "乙/1" and second.life.last().facts["place"] == "乙/1"


# --- what becomes of a document ---------------------------------------------------------------------------------------


@standing_at("ready")
@pytest.mark.parametrize("what", list(fate.FATES))
@pytest.mark.parametrize("where", list(Where))
def test_each_verb_is_possible_from_its_states_alone(walk, what, where):
    passport = books(walk)[0]
    Passport.objects.filter(pk=passport.pk).update(where=where)
    said = {"what": what, "why": "核实", "by": walk.cast["qiao"], "now": walk.now}
    if where in fate.FATES[what].come_from:
        fate.record(passport.pk, **said)
        assert of(passport).where == fate.FATES[what].to and passport.life.last().what == what
    else:
        with pytest.raises(NotNow):
            fate.record(passport.pk, **said)
        assert of(passport).where == where and passport.life.count() == 1


@standing_at("ready")
@pytest.mark.parametrize("facts", [{"why": " "}, {"what": "drawn"}, {"what": "eaten"}, {"on": date(2030, 1, 1)}])
def test_a_verb_without_its_facts_is_refused(walk, facts):
    said = {"what": "void", "why": "过期", "by": walk.cast["qiao"], "now": walk.now} | facts
    with pytest.raises(NotComplete):
        fate.record(books(walk)[0].pk, **said)


@standing_at("returned")
@pytest.mark.parametrize("what, source", [("lost_home", "S12c S12e"), ("lost_abroad", "S12e S19b")])
def test_a_lost_document_ends_its_drawing_and_says_what_must_be_done(walk, what, source):
    out = [loan.passport for loan in custody.drawn_for(walk.matter).select_related("passport")]
    for passport in out:
        fate.record(passport.pk, what=what, why="行李被盗", on=ENDS, by=walk.cast["qiao"], now=walk.now)
    assert not custody.still_out(walk.matter) and "collect" not in errands(walk), "nobody waits for what cannot come back"
    assert not Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="passport.return_due").exists()
    sentence, cited = fate.next_steps(of(out[0]), out[0].life.last(), limits=NATIONAL)
    assert cited == source and sentence
    fate.record(out[0].pk, what="recovered", why="找回", by=walk.cast["qiao"], now=walk.now)
    assert of(out[0]).where == "in_custody"


@standing_at("returned")
def test_what_is_refused_can_still_be_handed_in(walk):
    passport = custody.drawn_for(walk.matter).first().passport
    fate.record(passport.pk, what="refused", why="三次催缴未交", by=walk.cast["qiao"], now=walk.now)
    assert of(passport).where == "refused" and passport.loans.open().exists() and "collect" in errands(walk)
    walk.step("take_passport_back", "qiao", passport=passport.pk, returned_on=walk.today)
    assert of(passport).where == "in_custody"


@standing_at("ready")
@pytest.mark.parametrize("words", ["UPDATE registers_happening SET why = 'x'", "DELETE FROM registers_happening",
                                   "TRUNCATE registers_happening CASCADE"])
def test_the_life_of_a_document_is_not_rewritten(walk, words):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(words)


# --- what is owed -----------------------------------------------------------------------------------------------------


def owed(walk, *, days, holder="gu", weighs="block"):
    """What PAS-01 says of a new application of Gu's that many days after the last day of a document."""
    Limit.objects.create(code="passport_owed", kind="word", value=weighs, since=date(2026, 1, 1), published=True)
    loan = custody.drawn_for(walk.matter).filter(passport__holder__username=holder).get()
    now = walk.now + timedelta(days=(loan.due_on - walk.today).days + days)
    others = custody.drawn_for(walk.matter).exclude(pk=loan.pk)
    for other in others:
        walk.step("take_passport_back", "qiao", passport=other.passport_id, returned_on=walk.today)
    newer = a_walk(walk.cast)
    newer.begin()
    newer.save(trip(walk.cast, members=[{"key": "m1", "person_id": walk.cast["gu"].pk, "name": "顾行之", "leader": True}]))
    complaints, found = check(Delegation.objects.get(pk=newer.matter.pk), now=now)
    return [verdict for verdict in found if verdict.rule == "PAS-01"], [said for said in complaints if said.startswith("PAS-01")]


@standing_at("returned")
@pytest.mark.parametrize("days, holder, weighs, blocks", [
    (0, "gu", "block", False), (1, "gu", "block", True), (1, "gu", "warn", False), (30, "zhou", "block", False),
    (31, "zhou", "block", True),
])  # fmt: skip
def test_what_is_overdue_weighs_on_the_holder_and_after_thirty_days_on_the_unit(walk, days, holder, weighs, blocks):
    _verdicts, complaints = owed(walk, days=days, holder=holder, weighs=weighs)
    assert bool(complaints) is blocks


# --- boxes and reminders ----------------------------------------------------------------------------------------------


@pytest.fixture
def box(walk):
    for no, passport in enumerate(books(walk), start=1):
        places.place(passport, box="甲", slot=str(no), by=walk.cast["qiao"], now=walk.now)
    RoleGrant.objects.create(person=walk.cast["lin"], role="custodian", since=walk.today)
    return {"box": "甲", "receiver": walk.cast["lin"], "by": walk.cast["qiao"], "now": walk.now}


@standing_at("ready")
def test_a_box_changes_hands_by_two_signatures(walk, box):
    handover = handing_over.hand_over(**box)
    for wrong in ("qiao", "chen"):
        with pytest.raises(NotYours):
            handing_over.sign(handover.pk, by=walk.cast[wrong], now=walk.now)
    with pytest.raises(NotNow):
        handing_over.hand_over(**box)
    handing_over.sign(handover.pk, by=walk.cast["lin"], now=walk.now)
    lines = Happening.objects.filter(what="handed_over").values_list("by__username", "to__username")
    assert list(lines) == [("qiao", "lin")] * 3
    with pytest.raises(NotNow):
        handing_over.withdraw(handover.pk, by=walk.cast["qiao"], now=walk.now)


@standing_at("ready")
@pytest.mark.parametrize("facts, refused", [
    ({"by": "chen"}, NotYours), ({"receiver": "qiao"}, NotComplete), ({"receiver": "gu"}, NotComplete), ({"box": "丙"}, NotComplete),
])  # fmt: skip
def test_a_box_is_handed_over_by_one_custodian_to_another(walk, box, facts, refused):
    said = box | {name: walk.cast.get(value, value) if name != "box" else value for name, value in facts.items()}
    with pytest.raises(refused):
        handing_over.hand_over(**said)


@standing_at("ready")
def test_a_list_that_is_no_longer_what_lies_in_the_box_is_not_signed(walk, box):
    handover = handing_over.hand_over(**box)
    places.place(books(walk)[0], box="乙", slot="1", by=walk.cast["qiao"], now=walk.now)
    with pytest.raises(NotNow):
        handing_over.sign(handover.pk, by=walk.cast["lin"], now=walk.now)
    handing_over.withdraw(handover.pk, by=walk.cast["lin"], now=walk.now)
    assert handing_over.hand_over(**box).lines != handover.lines


@standing_at("cancelled")
def test_the_office_hears_of_what_expires_and_of_what_is_held_once_a_month_and_a_week(walk):
    passport = register.register(
        holder=None, holder_name="甲", kind="official", number="E7777777", issued_on=date(2021, 1, 1),
        expires_on=walk.today + timedelta(days=90), by=walk.cast["qiao"], now=walk.now,
    )  # fmt: skip
    Loan.objects.create(
        passport=passport, matter_id=walk.matter.pk, purpose="exit", drawn_on=walk.today, handed_to="甲", drawn_at=walk.now
    )

    def told(event):
        return Message.objects.filter(event=event, recipient__username="qiao", channel="in_app").count()

    monday = walk.now + timedelta(days=7 - walk.today.weekday())
    for after in (0, 0, 1, 6):
        reminding.remind(now=monday + timedelta(days=after))
    assert (told("passports.expiring"), told("passports.held")) == (1, 1)
    reminding.remind(now=monday + timedelta(days=7))
    assert told("passports.held") == 2 and timezone.localdate(monday).month
