"""Escalation: a day late the superior is told; later what the route says happens; each rung once; silence is no consent."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from approvals.actions import escalate as module
from approvals.actions.convene import fresh as fresh_to_do
from approvals.actions.decide import decide
from approvals.actions.escalate import escalate, escalate_due
from approvals.calendar import add_working_days
from approvals.deadlines import days_taken, due_after, escalates_on, term
from approvals.errors import NotNow
from approvals.models import Assignment, Decision, Panel
from approvals.people.models import Holding, Post, Unit
from notifications.models import Message, Reminder
from tests.approvals.late import WORDS, asked, at_ten, climb, handed_in, late_route, scan
from tests.making import answered, fresh, standing_at, trip, waiting


def told(walk, event):
    found = Message.objects.filter(subject_id=walk.matter.pk, event=event, channel="in_app")
    return sorted(found.values_list("recipient__username", flat=True))


def notes(walk, step):
    return list(walk.matter.entries.filter(step=step).order_by("seq"))


def head_of(house, username, unit):
    """Somebody else becomes the head of a unit that has had none."""
    post = Post.objects.create(unit=Unit.objects.get(code=unit), title="处长", duty="head")
    return Holding.objects.create(person=house.cast[username], post=post, since=date(2020, 1, 1)).person


# --- dates ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked_on, days, due_on, rung",
    [
        ("2026-02-10", 3, "2026-02-13", "2026-02-14"),  # 春节调休: Saturday the 14th is worked
        ("2026-02-12", 3, "2026-02-24", "2026-02-25"),  # the holidays last from the 15th to the 23rd
        ("2026-02-27", 1, "2026-02-28", "2026-03-02"),  # 调休: Saturday the 28th is worked
        ("2026-04-30", 1, "2026-05-06", "2026-05-07"),  # 劳动节 to the 5th
        ("2026-05-08", 1, "2026-05-09", "2026-05-11"),  # 调休: Saturday the 9th is worked
        ("2026-09-18", 1, "2026-09-20", "2026-09-21"),  # 国庆调休: Sunday the 20th is worked
        ("2026-09-29", 2, "2026-10-08", "2026-10-09"),
        ("2026-10-09", 1, "2026-10-10", "2026-10-12"),  # 国庆调休: Saturday the 10th is worked
        ("2026-03-07", 1, "2026-03-09", "2026-03-10"),  # asked on a Saturday
    ],
)
def test_deadlines_and_first_rungs_follow_the_holidays_of_2026(stage, asked_on, days, due_on, rung):
    due = due_after(days, now=at_ten(date.fromisoformat(asked_on)))
    assert (due.isoformat(), escalates_on(due).isoformat()) == (due_on, rung)


@pytest.mark.parametrize(
    "opened, ended, days",
    [
        ("2026-02-13", "2026-02-13", 0), ("2026-02-13", "2026-02-14", 1), ("2026-02-13", "2026-02-24", 2),
        ("2026-03-06", "2026-03-09", 1), ("2026-03-07", "2026-03-08", 0), ("2026-03-09", "2026-03-06", 0),
    ],
)  # fmt: skip
def test_time_taken_is_counted_in_working_days(stage, opened, ended, days):
    assert days_taken(at_ten(date.fromisoformat(opened)), at_ten(date.fromisoformat(ended))) == days


@standing_at("vetting")
def test_whoever_is_asked_has_a_deadline_and_a_first_rung(walk):
    assignment = asked(walk)
    assert assignment.due_on == add_working_days(walk.today, 3)
    assert (assignment.next_on, assignment.rung) == (escalates_on(assignment.due_on), 0)


@standing_at("vetting")
def test_time_does_not_run_for_who_is_asked_on_a_paused_panel(walk):
    due = due_after(4, now=walk.now)
    running = {"opened_at": walk.now, "rung": 0, "due_on": due, "next_on": escalates_on(due), "days_left": None}
    assert term(4, now=walk.now) == running
    assert term(4, now=walk.now, paused=True) == running | {"due_on": None, "next_on": None, "days_left": 4}
    panel = asked(walk).panel
    panel.paused_at = walk.now
    assert (fresh_to_do(panel, now=walk.now).due_on, fresh_to_do(panel, now=walk.now).days_left) == (None, 3)


# --- rungs ------------------------------------------------------------------------------------------------------


@standing_at("vetting")
def test_nothing_happens_on_the_last_day_and_the_superior_is_told_on_the_working_day_after(walk, stage):
    head_of(stage, "shen", "LJU")
    assignment = asked(walk)
    assert scan(assignment.due_on, walk) == 0
    assert scan(assignment.next_on, walk) == 1
    assert told(walk, "assignment.escalated") == ["shen"]
    assert [(e.by, e.facts["told"], e.facts["phase"]) for e in notes(walk, "escalate")] == [(None, [stage.cast["shen"].pk], "unit")]
    assert waiting(walk).get().person == stage.cast["cheng"], "it still waits for the same person"


@standing_at("vetting")
def test_where_there_is_no_superior_the_office_is_told(walk):
    climb(walk, 1)
    assert told(walk, "assignment.escalated") == ["chen", "lin"]


@standing_at("vetting")
def test_nobody_concerned_is_told_as_a_superior(walk, stage):
    head_of(stage, "zhou", "LJU")
    climb(walk, 1)
    assert told(walk, "assignment.escalated") == ["chen", "lin"]


def test_of_a_queue_the_heads_over_its_people_are_told_and_never_themselves(stage):
    late_route("")
    head_of(stage, "shen", "SEC")
    head_of(stage, "song", "FIN")  # heads the finance office and is the only one to claim
    head_of(stage, "wen", "LJU")
    walk = handed_in(stage)
    walk.decide(asked(walk), "agree", "同意。")
    climb(walk, 1, "secrecy")  # and with it finance, which has as many days
    found = Message.objects.filter(event="assignment.escalated", channel="in_app", subject_id=walk.matter.pk)
    assert {(m.recipient.username, m.facts["what"]) for m in found} >= {("shen", "保密审查"), ("wen", "经费先行审核")}
    assert not found.filter(recipient=stage.cast["song"]).exists()


@standing_at("vetting")
def test_each_rung_is_climbed_once_however_often_the_clock_turns(walk):
    assignment = asked(walk)
    day = assignment.next_on
    assert [scan(day, walk) for _turn in range(4)] == [1, 0, 0, 0]
    assert [scan(day + timedelta(days=n), walk) for n in range(1, 60)] == [0] * 59, "this route says: it waits"
    assert (asked(walk).rung, asked(walk).next_on) == (1, None)
    assert len(notes(walk, "escalate")) == 1


def test_the_superior_who_is_asked_instead_has_a_deadline_and_a_bell_of_their_own(stage):
    late_route("superior")
    shen = head_of(stage, "shen", "LJU")
    walk = handed_in(stage)
    first = climb(walk, 2)
    heir = asked(walk)
    assert (heir.person, heir.rung, heir.opened_at.date() > first.opened_at.date()) == (shen, 0, True)
    assert heir.due_on == due_after(3, now=heir.opened_at) and heir.next_on == escalates_on(heir.due_on)
    bells = Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due")
    assert list(bells.values_list("key", "to")) == [(str(heir.pk), [shen.pk])]
    assert told(walk, "assignment.lapsed") == ["cheng"]
    assert Message.objects.filter(event="assignment.opened", recipient=shen, subject_id=walk.matter.pk).exists()
    decide(heir.pk, by=shen, verdict="agree", digest=walk.matter.digest, opinion="同意。", now=walk.now)
    assert {a.panel.phase.step for a in waiting(walk)} == {2}
    with pytest.raises(NotNow):
        decide(first.pk, by=stage.cast["cheng"], verdict="agree", digest=walk.matter.digest, now=walk.now)


def test_nobody_is_asked_twice_on_the_way_up_and_it_ends_at_the_office(stage):
    late_route("superior")
    head_of(stage, "shen", "LJU")
    walk = handed_in(stage)
    ways = [asked(walk).person.username]
    for _hop in range(2):
        climb(walk, 2)
        ways.append(asked(walk).person.username if asked(walk).person else asked(walk).role)
    assert ways == ["cheng", "shen", "fao"]
    climb(walk, 2)
    assert (asked(walk).role, asked(walk).rung, asked(walk).next_on) == ("fao", 2, None), "the office keeps what it has"
    assert notes(walk, "lapse")[-1].facts["went"] == "waits"


def test_a_named_office_is_asked_by_its_heads(stage):
    late_route("office", office="HR")
    shen = head_of(stage, "shen", "HR")
    walk = handed_in(stage)
    climb(walk, 2)
    assert asked(walk).person == shen


def test_who_is_told_has_a_working_day_before_the_route_goes_on(stage):
    late_route("office", late_days=1)
    walk = handed_in(stage)
    told_on = asked(walk).next_on
    assert climb(walk, 1).next_on == add_working_days(told_on, 1)


def test_a_clock_that_stood_still_climbs_one_rung_a_day(stage):
    late_route("office")
    walk = handed_in(stage)
    day = add_working_days(asked(walk).due_on, 40)
    assert [scan(day, walk), scan(day, walk), scan(day, walk), scan(add_working_days(day, 1), walk)] == [1, 0, 0, 1]


# --- silence ----------------------------------------------------------------------------------------------------


def test_silence_agrees_where_the_route_says_so_and_is_nobodys_decision(stage):
    late_route("agree")
    walk = handed_in(stage)
    first = climb(walk, 2)
    assert (first.verdict, first.closed_for, first.closed_by, first.person) == ("agree", "lapsed", None, stage.cast["cheng"])
    assert not Decision.objects.filter(subject=walk.matter.pk).exists()
    assert Panel.objects.get(pk=first.panel_id).outcome == "agree"
    [entry] = notes(walk, "lapse")
    assert (entry.by, entry.facts["went"], entry.facts["words"]) == (None, "agree", WORDS)
    assert told(walk, "assignment.lapsed") == ["cheng"]
    assert not Reminder.objects.open().filter(subject_id=walk.matter.pk, key=str(first.pk)).exists()


def test_a_route_without_words_cannot_make_silence_agree(stage):
    with pytest.raises(IntegrityError, match="silence_agrees_only_in_words"), transaction.atomic():
        late_route("agree", late_words="")


@pytest.mark.parametrize("hindrance", ["stopped", "evidence", "added", "blank words", "another version"])
def test_silence_never_agrees_in_the_place_of(stage, hindrance):
    evidence = {"evidence": "notice"} if hindrance == "evidence" else {}
    late_route("agree", **evidence, **({"late_words": "  "} if hindrance == "blank words" else {}))
    walk = handed_in(stage)
    first = asked(walk)
    if hindrance == "stopped":  # and the office has named a signer
        Panel.objects.filter(pk=first.panel_id).update(stopped=True)
        Assignment.objects.filter(pk=first.pk).update(handed_from=first.pk)
    if hindrance == "added":
        Assignment.objects.filter(pk=first.pk).update(part="added")
    if hindrance == "another version":
        walk.matter.rounds.update(digest="0" * 64)
    after = climb(walk, 2)
    assert (after.verdict, after.closed_for) == ("unneeded", "lapsed")
    assert (asked(walk).role, fresh(walk).state) == ("fao", "vetting")


@pytest.mark.parametrize("late", ["superior", "office", "agree"])
def test_a_phase_that_nobody_signs_waits_for_the_office_to_name_somebody(stage, late):
    late_route(late)
    walk = handed_in(stage)
    Panel.objects.filter(pk=asked(walk).panel_id).update(stopped=True)
    after = climb(walk, 2)
    assert (after.closed_at, after.rung, after.next_on) == (None, 2, None)
    assert notes(walk, "lapse")[-1].facts["went"] == "waits"


@pytest.mark.parametrize("late", ["superior", "office", "agree"])
def test_who_is_consulted_and_silent_holds_nothing_up(stage, late):
    late_route(late)
    walk = handed_in(stage)
    Assignment.objects.filter(pk=asked(walk).pk).update(part="consult")
    after = climb(walk, 1)
    assert (after.rung, after.next_on, after.closed_at) == (1, None, None)


# --- what is left alone -----------------------------------------------------------------------------------------


@standing_at("vetting")
@pytest.mark.parametrize("change", [{"waits": True}, {"next_on": None}])
def test_what_does_not_run_is_not_escalated(walk, change):
    assignment = asked(walk)
    day = assignment.next_on
    Assignment.objects.filter(pk=assignment.pk).update(**change)
    assert scan(day, walk) == 0
    assert escalate(assignment.pk, now=at_ten(day)) is False


@standing_at("vetting")
def test_a_paused_panel_is_not_escalated_whoever_found_it_before(walk):
    assignment = asked(walk)
    Panel.objects.filter(pk=assignment.panel_id).update(paused_at=walk.now)
    assert scan(assignment.next_on, walk) == 0
    assert escalate(assignment.pk, now=at_ten(assignment.next_on)) is False


@standing_at("vetting")
def test_what_was_decided_is_not_escalated(walk):
    assignment = asked(walk)
    walk.decide(assignment, "agree", "同意。")
    with pytest.raises(NotNow):
        escalate(assignment.pk, now=at_ten(assignment.next_on))


@standing_at("briefing")
def test_duties_have_bells_and_no_rungs(walk):
    assert not Assignment.objects.open().filter(subject=walk.matter.pk, panel=None).exclude(next_on=None).exists()
    assert sum(scan(walk.today + timedelta(days=n), walk) for n in range(60)) == 0


@standing_at("vetting")
def test_one_that_fails_stops_none_of_the_others(walk, stage, monkeypatch):
    other = handed_in(stage)
    told_before = module._tell_superior

    def broken(assignment, **rest):
        if assignment.subject_id == walk.matter.pk:
            raise RuntimeError
        told_before(assignment, **rest)

    monkeypatch.setattr(module, "_tell_superior", broken)
    with pytest.raises(RuntimeError):
        escalate_due(now=at_ten(max(asked(walk).next_on, asked(other).next_on)))
    assert (asked(walk).rung, asked(other).rung) == (0, 1)


# --- re-entry ---------------------------------------------------------------------------------------------------


def test_a_new_revision_has_deadlines_of_its_own(stage):
    late_route("superior")
    walk = handed_in(stage)
    first = climb(walk, 1)
    walk.move_to(first.next_on - timedelta(days=1))
    answered(walk, "back")
    assert scan(first.next_on, walk) == 0, "what is closed climbs nothing"
    walk.move_to(first.next_on + timedelta(days=30))
    walk.save(trip(stage.cast, title="赴日本访问团组（调整）"))
    walk.submit()
    again = asked(walk)
    assert (again.rung, again.due_on, again.next_on) == (0, due_after(3, now=walk.now), escalates_on(again.due_on))
    bells = Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due")
    assert list(bells.values_list("key", flat=True)) == [str(again.pk)]
