"""Errands: opened where a state lacks its fact, closed when the fact is there or the state asks no more."""

import pytest

from approvals.models import Assignment
from notifications.models import Reminder
from tests.making import STARTS, errands, standing_at

AT = {
    "draft": set(), "vetting": set(), "notice": set(), "approval": set(), "documents": {"documents", "briefing"},
    "briefing": {"briefing", "pledges"}, "ready": {"draw"}, "abroad": {"come_home"},
    "returned": {"collect", "report", "second_notice"}, "sharing": {"share"}, "archived": set(),
}  # fmt: skip


@pytest.mark.parametrize("template, asked", AT.items(), indirect=["template"], ids=AT)
def test_what_a_state_asks_for(walk, asked):
    assert errands(walk) == asked


@standing_at("documents")
def test_a_duty_done_is_done_and_its_bell_silent(walk):
    briefing = walk.matter.assignments.get(errand="briefing")
    assert Reminder.objects.open().filter(key=str(briefing.pk)).exists()
    walk.brief()
    briefing.refresh_from_db()
    assert (briefing.verdict, bool(briefing.closed_at)) == ("done", True)
    assert not Reminder.objects.open().filter(key=str(briefing.pk)).exists()


@standing_at("documents")
def test_what_is_asked_no_more_is_not_done_but_unneeded(walk):
    walk.step("cancel", "gu", why="外方推迟")
    assert set(Assignment.objects.filter(subject_id=walk.matter.pk, panel=None).values_list("verdict", flat=True)) == {"unneeded"}


@standing_at("returned")
def test_the_costs_are_asked_for_only_when_the_other_three_are_there(walk):
    walk.return_passports()
    assert "settle" not in errands(walk)
    walk.report()
    assert "settle" not in errands(walk)
    walk.step("publish_second_notice", "mi", opened_on=walk.today, place="校园网")
    assert errands(walk) == {"settle"}


@standing_at("returned")
def test_the_second_notice_is_the_units_secretarys_and_the_report_the_applicants(walk):
    second, report = (walk.matter.assignments.get(errand=code, closed_at=None) for code in ("second_notice", "report"))
    assert (second.role, second.unit) == ("secretary", walk.matter.unit)
    assert report.person == walk.cast["gu"]


@standing_at("ready")
def test_a_last_day_never_lies_in_the_past(walk):
    walk.move_to(STARTS)
    walk.draw()
    assert walk.matter.assignments.get(errand="depart").due_on >= walk.today


@standing_at("briefing")
def test_a_duty_is_asked_once_however_often_it_is_looked_at(walk):
    walk.step("record_visa", "qiao", participant=walk.going()[0].pk, needed=False, ready=False)
    walk.step("record_visa", "qiao", participant=walk.going()[0].pk, needed=False, ready=False)
    assert Assignment.objects.filter(subject_id=walk.matter.pk, errand="briefing").count() == 1
