"""A finding and its life: who may take which step from where, with which facts; one door, a lock, an entry, a word."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from approvals.calendar import add_working_days
from approvals.errors import NotComplete, NotNow, NotYours
from notifications.models import Message, Reminder
from notifications.reminders import scan
from tests.making import House, judge_constraints, standing_at
from tests.workflow.oversight.conftest import found, inspect
from workflow.core import journal
from workflow.core.models import Entry
from workflow.oversight import findings, inspections
from workflow.oversight.life import STATES
from workflow.oversight.models import Finding, Sampled

pytestmark = standing_at("returned")
LIFE = {  # state: step → where it leads
    "open": {"start": "rectifying"}, "rectifying": {"submit": "submitted"}, "submitted": {"accept": "accepted", "send_back": "returned"},
    "returned": {"submit": "submitted"}, "accepted": {},
}  # fmt: skip
WAY = {"open": [], "rectifying": ["start"], "submitted": ["start", "submit"], "returned": ["start", "submit", "send_back"],
       "accepted": ["start", "submit", "accept"]}  # fmt: skip
WHO = {"start": "gu", "submit": "gu", "accept": "lin", "send_back": "lin"}


def take(seen, finding, step, who=None, **facts):
    told = {
        "start": {"plan": "补交说明。"}, "submit": {"done": "已补交。"}, "accept": {}, "send_back": {"why": "缺证明。", "working_days": 5},
    }[step]  # fmt: skip
    if step == "submit":
        told["evidence"] = seen.walk.attach("rectification", "延误证明", by="gu")
    seen.now += timedelta(minutes=1)
    return findings.take(finding.pk, step, by=seen.cast[who or WHO[step]], now=seen.now, **told | facts)


def at(seen, state):
    finding = found(seen)
    for step in WAY[state]:
        finding = take(seen, finding, step)
    assert finding.state == state
    return finding


def test_the_table_names_every_state(seen):
    assert set(LIFE) == {state.code for state in STATES} == set(WAY)


@pytest.mark.parametrize("step", findings.STEPS)
@pytest.mark.parametrize("state", LIFE)
def test_from_each_state_each_step_leads_where_the_table_says(seen, state, step):
    finding = at(seen, state)
    if step in LIFE[state]:
        assert take(seen, finding, step).state == LIFE[state][step]
    else:
        before = Entry.objects.count()
        with pytest.raises(NotNow):
            take(seen, finding, step)
        assert Finding.objects.get(pk=finding.pk).state == state and Entry.objects.count() == before
    judge_constraints()


EVERYBODY = ("gu", "mi", "zhou", "cheng", "chen", "lin", "wen", "zhao", "su", "guan", "dang", "ji", "xuan", "wei", "tang", "hou")
MAY = {"start": {"gu", "mi"}, "submit": {"gu", "mi"}, "accept": {"wen", "lin"}, "send_back": {"wen", "lin"}}


@pytest.mark.parametrize("state", LIFE)
def test_in_every_state_each_step_is_taken_by_whom_it_is_for_and_by_nobody_else(seen, state):
    """State × step × person: who may not is refused as such, whatever the state; who may, only where the life allows it."""
    finding = at(seen, state)
    for step in findings.STEPS:
        for who in EVERYBODY:
            with undone():
                if who not in MAY[step]:
                    with pytest.raises(NotYours):
                        take(seen, finding, step, who)
                elif step in LIFE[state]:
                    assert take(seen, finding, step, who).state == LIFE[state][step]
                else:
                    with pytest.raises(NotNow):
                        take(seen, finding, step, who)


@contextmanager
def undone():
    """Whatever happens is undone."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_who_answers_for_a_finding_or_is_barred_never_judges_it(seen):
    finding = at(seen, "submitted")
    seen.walk.matter.participants.filter(name="周予安").update(person=seen.cast["lin"])
    with pytest.raises(NotYours):
        take(seen, finding, "accept", "lin")
    with pytest.raises(NotYours):
        findings.record(seen.sampled.pk, severity="minor", what="x", citation="S06", responsible=seen.cast["gu"], working_days=3,
                        by=seen.cast["lin"], now=seen.now)
    Finding.objects.filter(pk=finding.pk).update(responsible=seen.cast["wen"])
    with pytest.raises(NotYours):
        take(seen, finding, "accept", "wen")


@pytest.mark.parametrize("step, facts", [
    ("start", {"plan": " "}), ("submit", {"done": ""}), ("submit", {"evidence": None}), ("send_back", {"why": " "}),
    ("send_back", {"working_days": 0}),
])  # fmt: skip
def test_a_step_without_its_facts_is_refused_and_changes_nothing(seen, step, facts):
    state = next(state for state in LIFE if step in LIFE[state])
    finding = at(seen, state)
    with pytest.raises(NotComplete):
        take(seen, finding, step, **facts)
    assert Finding.objects.get(pk=finding.pk).state == state


@pytest.mark.parametrize("facts", [
    {"what": " "}, {"citation": ""}, {"severity": "huge"}, {"working_days": 0}, {"responsible": None},
])  # fmt: skip
def test_a_finding_says_all(seen, facts):
    with pytest.raises(NotComplete):
        found(seen, **facts)
    assert not Finding.objects.exists()


def test_who_answers_for_it_had_to_do_with_the_matter(seen):
    with pytest.raises(NotComplete):
        found(seen, responsible=seen.cast["zhao"])


def test_only_the_two_inspectors_record_and_nothing_after_both_signed(seen, stage: House):
    for who in ("chen", "gu", "guan"):
        with pytest.raises(NotYours):
            found(seen, by=seen.cast[who])
    answered(seen)
    for who in ("wen", "lin"):
        inspections.sign(seen.inspection.pk, by=seen.cast[who], now=seen.now)
    with pytest.raises(NotNow):
        found(seen)


def test_the_deadline_is_counted_in_working_days_and_moved_by_a_return(seen):
    finding = found(seen, working_days=10)
    assert finding.due_on == add_working_days(seen.now.date(), 10)
    for step in WAY["returned"]:
        finding = take(seen, finding, step)
    assert finding.due_on == add_working_days(seen.now.date(), 5)


def test_each_step_stands_in_the_journal_whose_chain_holds(seen):
    at(seen, "accepted")
    steps = list(Entry.objects.filter(matter_id=seen.walk.matter.pk, step__startswith="finding_").values_list("step", flat=True))
    assert steps == ["finding_record", "finding_start", "finding_submit", "finding_accept"]
    assert not list(journal.faults(Entry.objects.filter(matter_id=seen.walk.matter.pk)))


def test_the_database_refuses_a_state_without_its_entry(seen):
    finding = found(seen)
    judge_constraints()
    with pytest.raises(IntegrityError, match="its newest entry names open"), transaction.atomic():
        Finding.objects.filter(pk=finding.pk).update(state="accepted")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def test_evidence_that_was_handed_in_stands(seen):
    finding = at(seen, "submitted")
    assert finding.rectifications.get().evidence.submitted_at is not None


def events(seen, who):
    told = Message.objects.filter(recipient=seen.cast[who], event__startswith="finding.", channel="in_app")
    return list(told.order_by("pk").values_list("event", flat=True))


def test_the_other_side_hears_of_each_step(seen):
    at(seen, "returned")
    assert events(seen, "gu") == ["finding.recorded", "finding.sent_back"]
    assert events(seen, "lin") == events(seen, "wen") == ["finding.submitted"]


def test_what_is_overdue_rings_at_the_head_of_the_unit_and_the_leading_group(seen):
    finding = found(seen)
    day = add_working_days(finding.due_on, 1)
    scan(now=seen.now.replace(year=day.year, month=day.month, day=day.day, hour=12))
    assert "finding.overdue" in events(seen, "cheng") and "finding.overdue" in events(seen, "wen")
    assert "finding.due" in events(seen, "gu")


def test_handing_in_silences_the_bells_and_a_return_hangs_them_again(seen):
    finding = at(seen, "submitted")
    assert not Reminder.objects.open().filter(subject_id=finding.matter_id, bell__startswith="finding.").exists()
    take(seen, finding, "send_back")
    assert Reminder.objects.open().filter(subject_id=finding.matter_id, bell__startswith="finding.").count() == 2


# --- the inspection ---------------------------------------------------------------------------------------------------


def answered(seen, **changes):
    given = {code: {"answer": "yes"} for code in ("stamps", "letter", "passport_kind", "invoices", "report", "discipline")}
    return inspections.answer(seen.sampled.pk, answers=given | changes, by=seen.cast["lin"], now=seen.now)


def test_both_sign_and_only_once_every_question_is_answered(seen):
    with pytest.raises(NotComplete, match="OUT-"):
        inspections.sign(seen.inspection.pk, by=seen.cast["lin"], now=seen.now)
    answered(seen)
    assert inspections.sign(seen.inspection.pk, by=seen.cast["lin"], now=seen.now).closed_at is None
    with pytest.raises(NotNow):
        inspections.sign(seen.inspection.pk, by=seen.cast["lin"], now=seen.now)
    with pytest.raises(NotYours):
        inspections.sign(seen.inspection.pk, by=seen.cast["chen"], now=seen.now)
    assert inspections.sign(seen.inspection.pk, by=seen.cast["wen"], now=seen.now).closed_at == seen.now


def test_answers_stand_once_somebody_signed(seen):
    answered(seen)
    inspections.sign(seen.inspection.pk, by=seen.cast["lin"], now=seen.now)
    with pytest.raises(NotNow):
        answered(seen)


def test_a_no_says_what_is_not_in_order(seen):
    with pytest.raises(NotComplete):
        answered(seen, stamps={"answer": "no"})
    answered(seen, stamps={"answer": "no", "note": "缺一人的入境章。"})
    assert Sampled.objects.get(pk=seen.sampled.pk).answers["stamps"]["note"] == "缺一人的入境章。"


def test_a_matter_may_be_inspected_again(seen, stage: House):
    assert inspect(stage, seen.walk.matter, now=seen.now, count=9).sampled.pk != seen.sampled.pk
