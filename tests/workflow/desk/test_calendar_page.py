"""The calendar shows whom what concerns, filtered, with what is due from them; a foreign matter is never on it."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.utils import timezone

from approvals.models import SpecialDay
from tests.making import ENDS, STARTS, errands, standing_at
from workflow.core import kinds
from workflow.core.models import Matter

TITLE = "赴日本访问团组"
JULY = f"/calendar/?month={STARTS:%Y-%m}"


def seen(stage, who: str, address: str = JULY):
    """The entries of the month as that person sees them."""
    response = getattr(stage.office, who).get(address)
    assert response.status_code == 200
    found = [cell.entry for week in response.context["weeks"] for lane in week.lanes for cell in lane if cell.entry]
    return found, response


@standing_at("ready")
def test_a_trip_lies_on_its_days_with_its_state(stage, walk):
    (entry, *_due), response = seen(stage, "zhou")
    assert (entry.title, entry.begins, entry.ends, entry.level) == (TITLE, STARTS, ENDS, "info")
    assert entry.word == str(walk.matter.stands_at.name) and entry.icon == kinds.get("delegation").icon
    assert f'href="{walk.matter.get_absolute_url()}"' in response.content.decode()


@standing_at("ready")
def test_who_may_not_see_a_matter_does_not_find_it_here(stage, walk):
    assert seen(stage, "zhao")[0] == [] and seen(stage, "su")[0] == []
    assert TITLE not in seen(stage, "zhao")[1].content.decode()


@standing_at("draft")
def test_a_draft_is_its_owners_alone(stage, walk):
    Matter.objects.filter(pk=walk.matter.pk).update(starts_on=STARTS, ends_on=ENDS)
    address = walk.matter.get_absolute_url()
    assert [e.title for e in seen(stage, "gu")[0] if e.url == address] == [TITLE]
    assert not [e for e in seen(stage, "chen")[0] if e.url == address]


@standing_at("ready")
def test_mine_is_what_i_apply_for_or_travel_on(stage, walk):
    assert {e.title for e in seen(stage, "chen")[0]} == {TITLE}
    assert [e for e in seen(stage, "chen", f"{JULY}&mine=1")[0] if not e.todo] == []
    assert [e.title for e in seen(stage, "zhou", f"{JULY}&mine=1")[0] if not e.todo] == [TITLE]


@standing_at("ready")
def test_one_kind_alone_can_be_asked_for(stage, walk, monkeypatch):
    delegation = kinds.get("delegation")
    monkeypatch.setattr(kinds, "_kinds", {"delegation": delegation, "sketch": replace(delegation, code="sketch", prefix="SKT")})
    assert seen(stage, "zhou", f"{JULY}&kind=delegation")[0] and not seen(stage, "zhou", f"{JULY}&kind=sketch")[0]
    chips = seen(stage, "zhou", f"{JULY}&kind=sketch&mine=1")[1].context["chips"]
    assert [chip["current"] for chip in chips] == [False, True, False, True]
    assert all(f"month={STARTS:%Y-%m}" in chip["url"] for chip in chips)


@standing_at("ready")
def test_what_is_due_from_me_stands_on_its_day_and_is_late_the_day_after(stage, walk):
    assert "draw" in errands(walk) or "depart" in errands(walk)
    todo = walk.matter.assignments.filter(closed_at=None, panel=None).first()
    who = "gu" if todo.person_id else "qiao"
    address = f"/calendar/?month={todo.due_on:%Y-%m}"
    with time_machine.travel(timezone.make_aware(timezone.datetime(todo.due_on.year, todo.due_on.month, todo.due_on.day, 9)), tick=False):
        (due,) = [e for e in seen(stage, who, address)[0] if e.todo]
    assert (due.begins, due.level) == (todo.due_on, "warn") and due.word.startswith("到期：")
    assert not [e for e in seen(stage, "zhou", address)[0] if e.todo]


@standing_at("ready")
def test_a_matter_without_a_last_day_stands_on_its_first(stage, walk):
    Matter.objects.filter(pk=walk.matter.pk).update(ends_on=None)
    assert [(e.begins, e.ends) for e in seen(stage, "zhou")[0]] == [(STARTS, STARTS)]
    assert seen(stage, "zhou", "/calendar/?month=2026-08")[0] == []


@pytest.mark.parametrize("asked", ["", "2026-13", "soon", "0001-01", "9999-12", "2026-7"])
def test_a_month_that_cannot_be_read_is_the_present_one_or_the_nearest_there_is(stage, asked):
    response = seen(stage, "gu", f"/calendar/?month={asked}")[1]
    today = timezone.localdate()
    assert response.context["first"] in (today.replace(day=1), date(2000, 1, 1), date(2099, 12, 1))


def test_days_off_and_days_worked_instead_are_named(stage):
    SpecialDay.objects.get_or_create(date=date(2026, 2, 17), defaults={"works": False, "name": "春节"})
    SpecialDay.objects.get_or_create(date=date(2026, 2, 28), defaults={"works": True, "name": "春节"})
    page = seen(stage, "gu", "/calendar/?month=2026-02")[1].content.decode()
    assert "休" in page and "班" in page and "春节" in page and "2026年2月" in page


def test_a_year_whose_holidays_are_not_published_says_so(stage):
    assert "尚未公布" in seen(stage, "gu", "/calendar/?month=2033-05")[1].content.decode()
    assert "尚未公布" not in seen(stage, "gu", "/calendar/?month=2026-05")[1].content.decode()
