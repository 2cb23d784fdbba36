"""Pausing: outside or suspended, no deadline runs; what was left runs on, no day more and no day less."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals.actions.decide import decide
from approvals.actions.pause import came_back, pause_all, resume_all, send_outside
from approvals.actions.settle import settle
from approvals.calendar import add_working_days, working_days_between
from approvals.durations import write_down
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.forecast import took
from approvals.models import Assignment, Barred, Panel, Phase, Route
from notifications.models import Reminder
from tests.approvals.late import asked, at_ten, climb, handed_in, late_route, scan
from tests.making import fresh, last_entry, standing_at, waiting
from workflow.core.steps import take

ANY_TIMES = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WHY = "省外办，澜外〔2026〕12号"


@pytest.fixture
def permit(walk):
    """The trip at its last phase: the office waits for the permit."""
    for code in ("office", "leader"):
        walk.decide(asked(walk, code), "agree", "同意。")
    return walk


def send(walk, *, by="chen", why=WHY, code="permit", days=0):
    return send_outside(asked(walk, code).pk, by=walk.cast[by], why=why, now=walk.now + timedelta(days=days))


def fetch(walk, *, by="chen", code="permit", days=0):
    return came_back(asked(walk, code).pk, by=walk.cast[by], now=walk.now + timedelta(days=days))


def bells(walk):
    return set(Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due").values_list("key", flat=True))


@standing_at("approval")
def test_outside_no_deadline_runs_and_no_bell_hangs(permit):
    before = asked(permit, "permit")
    sent = send(permit)
    assert (sent.due_on, sent.next_on, sent.panel.paused_at) == (None, None, permit.now)
    assert sent.days_left == working_days_between(permit.today, before.due_on) == 10
    assert str(before.pk) not in bells(permit)
    assert sum(scan(permit.today + timedelta(days=n), permit) for n in range(0, 120, 7)) == 0
    entry = last_entry(permit)
    assert (entry.step, entry.by, entry.facts["why"], entry.facts["phase"]) == ("send_outside", permit.cast["chen"], WHY, "permit")


@standing_at("approval")
def test_what_was_left_runs_again_from_the_day_it_comes_back(permit):
    before = asked(permit, "permit")
    send(permit, days=1)
    back = fetch(permit, days=60)
    today = permit.today + timedelta(days=60)
    left = working_days_between(permit.today + timedelta(days=1), before.due_on)
    assert (back.due_on, back.days_left, back.panel.paused_at) == (add_working_days(today, left), None, None)
    assert back.next_on == add_working_days(back.due_on, 1)
    assert bells(permit) == {str(before.pk)}
    [bell] = Reminder.objects.open().filter(subject_id=permit.matter.pk, key=str(before.pk))
    assert bell.facts["due"] == back.due_on.isoformat()
    assert last_entry(permit).step == "came_back"


@standing_at("approval")
def test_who_was_late_has_one_working_day_when_it_comes_back_and_no_rung_twice(permit):
    late = climb(permit, 1, "permit")
    days = (late.due_on - permit.today).days + 20
    send(permit, days=days)
    assert asked(permit, "permit").days_left == 0
    back = fetch(permit, days=days + 30)
    assert back.due_on == add_working_days(permit.today + timedelta(days=days + 30), 1)
    assert (back.rung, back.next_on) == (1, None), "the superior was told; this route says no more"


@standing_at("approval")
def test_the_permit_may_come_before_anybody_says_that_the_papers_are_back(permit):
    send(permit)
    with pytest.raises(NotComplete):
        decide(asked(permit, "permit").pk, by=permit.cast["chen"], verdict="agree", digest=permit.matter.digest, now=permit.now)
    permit.decide(asked(permit, "permit"), "agree", "批件已到。")
    assert fresh(permit).state == "documents"
    assert not waiting(permit).exists()


@standing_at("approval")
@pytest.mark.parametrize("by", ["gu", "zhou", "he", "ji", "guan"])
def test_nobody_else_sends_or_fetches(permit, by):
    with pytest.raises(NotYours):
        send(permit, by=by)
    send(permit)
    with pytest.raises(NotYours):
        fetch(permit, by=by)


@standing_at("approval")
def test_nobody_concerned_sends_it_though_they_are_of_the_office(permit):
    Barred.objects.create(subject=permit.matter, person=permit.cast["lin"], why="traveller")
    with pytest.raises(NotYours):
        send(permit, by="lin")


@standing_at("approval")
def test_it_is_sent_once_and_fetched_once_and_needs_an_authority(permit):
    for why in ("", "  "):
        with pytest.raises(NotComplete):
            send(permit, why=why)
    with pytest.raises(NotNow):
        fetch(permit)
    send(permit)
    with pytest.raises(NotNow):
        send(permit)
    fetch(permit)
    with pytest.raises(NotNow):
        fetch(permit)


@standing_at("vetting")
def test_a_phase_of_the_school_goes_to_no_outside_authority(walk):
    with pytest.raises(NotNow):
        send(walk, by="cheng", code="unit")


@standing_at("briefing")
def test_a_duty_goes_to_no_outside_authority(walk):
    duty = walk.matter.assignments.filter(closed_at=None, panel=None).first()
    with pytest.raises(NotNow):
        send_outside(duty.pk, by=walk.cast["chen"], why=WHY, now=walk.now)


# --- suspended --------------------------------------------------------------------------------------------------


@standing_at("vetting")
def test_a_suspended_matters_deadlines_stand_still(walk):
    before = asked(walk)
    walk.step("suspend", "chen", why="等待外方消息")
    assert (asked(walk).due_on, asked(walk).days_left) == (None, 3)
    assert not bells(walk)
    walk.move_to(before.due_on + timedelta(days=40))
    walk.step("resume", "chen", why="外方已复")
    assert asked(walk).due_on == add_working_days(walk.today, 3)
    assert asked(walk).panel.paused_at is None and bells(walk) == {str(before.pk)}


@standing_at("approval")
def test_what_was_outside_before_it_was_suspended_is_outside_afterwards(permit):
    send(permit)
    permit.step("suspend", "chen", why="等待外方消息")
    for verb in (send, fetch):
        with pytest.raises(NotNow):
            verb(permit)
    permit.step("resume", "chen", why="外方已复")
    assert asked(permit, "permit").panel.paused_at and not bells(permit)
    assert fetch(permit).due_on == add_working_days(permit.today, 10)


@standing_at("documents")
def test_where_nothing_is_decided_suspending_pauses_nothing(walk):
    duties = list(waiting(walk).values())
    take(walk.matter.pk, "suspend", by=walk.cast["chen"], why="等待", now=walk.now)
    take(walk.matter.pk, "resume", by=walk.cast["chen"], why="继续", now=walk.now)
    assert list(waiting(walk).values()) == duties
    assert not Panel.objects.filter(round__subject=walk.matter.pk).exclude(paused_at=None).exists()


@standing_at("vetting")
def test_whose_turn_has_not_come_is_left_alone(walk):
    own = asked(walk)
    Assignment.objects.filter(pk=own.pk).update(waits=True, next_on=None)
    pause_all(walk.matter, now=walk.now)
    assert Assignment.objects.get(pk=own.pk).due_on == own.due_on
    resume_all(walk.matter, since=walk.now, now=walk.now + timedelta(days=30))
    assert Assignment.objects.get(pk=own.pk).due_on == own.due_on
    assert Reminder.objects.filter(subject_id=walk.matter.pk, key=str(own.pk)).count() == 1, "and no second bell was hung"


# --- the property -----------------------------------------------------------------------------------------------


@standing_at("vetting")
@ANY_TIMES
@given(waits=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=6))
def test_pausing_any_number_of_times_neither_gives_nor_takes_a_working_day(walk, waits):
    """Each pair: days that run, then days that stand still; from a year with holidays into one without a table."""
    own, today = asked(walk), date(2026, 9, 1)
    Assignment.objects.filter(pk=own.pk).update(due_on=add_working_days(today, 40))
    ran = 0
    for runs, stands in waits:
        paused_on = today + timedelta(days=runs)
        ran += working_days_between(today, paused_on)
        pause_all(walk.matter, now=at_ten(paused_on))
        today = paused_on + timedelta(days=stands)
        resume_all(walk.matter, since=at_ten(paused_on), now=at_ten(today))
    left = working_days_between(today, asked(walk).due_on)
    assert left == max(40 - ran, 1 if waits else 0)


# --- inside the round -------------------------------------------------------------------------------------------


@standing_at("approval")
def test_a_return_inside_the_round_asks_again_with_deadlines_of_its_own(permit):
    own = asked(permit, "permit")
    climb(permit, 1, "permit")
    permit.now += timedelta(days=30)
    decide(
        own.pk, by=permit.cast["chen"], verdict="return", opinion="请再核。", back_to=4, resume=True,
        digest=permit.matter.digest, now=permit.now,
    )  # fmt: skip
    office = asked(permit, "office")
    assert (office.rung, office.due_on) == (0, add_working_days(permit.today, 5))
    assert bells(permit) == {str(office.pk)}
    permit.decide(office, "agree", "同意。")
    again = asked(permit, "permit")
    assert (again.pk != own.pk, again.rung, again.due_on) == (True, 0, add_working_days(permit.today, 10))
    assert again.next_on == add_working_days(again.due_on, 1) and bells(permit) == {str(again.pk)}
    assert Assignment.objects.get(pk=own.pk).next_on is None


def test_silence_of_one_of_all_is_one_voice(stage):
    """Countersign of two: the one who is late counts as agreed, the other is still asked."""
    late_route("agree", quorum="all")
    walk = handed_in(stage)
    first = asked(walk)
    other = Assignment.objects.create(
        subject=walk.matter, panel=first.panel, person=stage.cast["shen"], opened_at=walk.now, due_on=first.due_on
    )
    scan(first.next_on, walk)
    scan(Assignment.objects.get(pk=first.pk).next_on, walk)
    assert Assignment.objects.get(pk=first.pk).verdict == "agree"
    assert waiting(walk).get() == other
    assert Panel.objects.get(pk=first.panel_id).outcome == ""


def test_two_of_a_countersign_who_are_silent_are_two_seats_at_the_office(stage):
    late_route("office", quorum="all")
    walk = handed_in(stage)
    first = asked(walk)
    Assignment.objects.create(
        subject=walk.matter, panel=first.panel, person=stage.cast["shen"], opened_at=walk.now, due_on=first.due_on,
        next_on=first.next_on,
    )  # fmt: skip
    scan(first.next_on, walk)
    scan(Assignment.objects.get(pk=first.pk).next_on, walk)
    assert list(waiting(walk).values_list("role", "person", "panel")) == [("fao", None, first.panel_id)] * 2
    for heir in waiting(walk):
        assert Panel.objects.get(pk=first.panel_id).outcome == ""
        decide(heir.pk, by=stage.cast["chen"], verdict="agree", digest=walk.matter.digest, opinion="同意。", now=walk.now)
    assert Panel.objects.get(pk=first.panel_id).outcome == "agree"


def test_a_hand_over_in_a_countersign_needs_the_heir_and_not_the_one_who_was_silent(stage):
    late_route("office", quorum="all")
    walk = handed_in(stage)
    climb(walk, 2)
    heir = asked(walk)
    decide(heir.pk, by=stage.cast["chen"], verdict="agree", digest=walk.matter.digest, opinion="同意。", now=walk.now)
    assert {a.panel.phase.step for a in waiting(walk)} == {2}


@standing_at("approval")
def test_an_ended_panel_says_how_long_it_took(permit):
    ended = Panel.objects.filter(round__subject=permit.matter.pk).exclude(outcome="")
    assert len(ended) >= 7 and write_down() >= 7 and write_down() == 0
    for panel in ended.all():
        assert panel.took == working_days_between(panel.opened_at.date(), panel.ended_at.date())
    known = took("delegation", on=permit.today)
    assert known["unit"].median == 1 and known["unit"].count >= 1 and "permit" not in known
    running = asked(permit, "permit").panel
    settle(running.round, running.task_id, now=permit.now)
    assert Panel.objects.get(pk=running.pk).took is None


def test_the_permit_is_the_phase_that_goes_outside(stage):
    route = Route.objects.filter(kind="delegation").latest("version")
    assert list(Phase.objects.filter(route=route, outside=True).values_list("code", flat=True)) == ["permit"]
