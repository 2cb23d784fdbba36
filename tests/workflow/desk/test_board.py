"""The notice board: whole for everybody signed in, less outside and only where the school opened it, gone at its end."""

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests.making import answered, fresh, standing_at
from workflow.core import kinds
from workflow.core.noticed import Day
from workflow.duties.models import Notice

BOARD, OUTSIDE = "/public-notices/", "/public-notices/outside/"
INSIDE_ALONE = ("校际会谈", "NH 956", "6,200.00", "学校国际交流专项", "仙台工业大学")


@pytest.fixture
def hung(walk, monkeypatch):
    """The walk's notice, published, with flights and money on it."""
    kind = kinds.get("delegation")

    def noticed(matter, *, after):
        days = (Day(matter.starts_on, "上海 — 仙台", "抵达", "NH 956"), Day(None, "仙台", "校际会谈"))
        told = {"itinerary": days, "budget": (("国际旅费", "¥6,200.00"),), "total": "¥6,200.00", "source": "学校国际交流专项"}
        return replace(kind.notice(matter, after=after), **told)

    monkeypatch.setitem(kinds._kinds, "delegation", replace(kind, notice=noticed))
    walk.step("open_notice", "chen", opened_on=walk.today, place="校园网公示栏", contact="国际处 0000-0000000")
    return Notice.objects.get(matter_id=fresh(walk).pk)


def on(day):
    return time_machine.travel(f"{day} 10:00+08:00", tick=False)


@standing_at("notice")
def test_everybody_signed_in_reads_the_whole_notice(walk, hung, stage):
    with on(hung.opened_on):
        for who in ("zhao", "gu", "wen"):
            board = stage.office.browser(who).get(BOARD).text
            assert f"{BOARD}{hung.pk}/" in board and "顾行之等 3 人赴日本" in board
            page = stage.office.browser(who).get(f"{BOARD}{hung.pk}/").text
            for told in ("顾行之（团长）", "周予安", "米勒", "讲师", "日本", "国际处 0000-0000000", *INSIDE_ALONE):
                assert told in page, told
    assert Client().get(f"{BOARD}{hung.pk}/").status_code == 302


@standing_at("notice")
def test_it_hangs_to_the_end_of_its_last_day_and_no_longer(walk, hung, stage):
    page = f"{BOARD}{hung.pk}/"
    with on(hung.until):
        assert stage.office.zhao.get(page).status_code == 200
    with on(hung.until + timedelta(days=1)):
        gone = stage.office.zhao.get(page)
        assert gone.status_code == 410 and "顾行之" not in gone.text
        assert page not in stage.office.zhao.get(BOARD).text and "今日没有公示" in stage.office.zhao.get(BOARD).text
    assert stage.office.zhao.get(f"{BOARD}999999/").status_code == 404


@standing_at("notice")
def test_outside_there_is_nothing_unless_the_school_opened_it(walk, hung):
    with on(hung.opened_on):
        assert Client().get(OUTSIDE).status_code == Client().get(f"{OUTSIDE}{hung.pk}/").status_code == 404


@standing_at("notice")
def test_outside_stand_people_places_task_period_and_contact_and_nothing_else(walk, hung, settings):
    settings.PUBLIC_NOTICES = True
    with on(hung.until):
        board, page = Client().get(OUTSIDE), Client().get(f"{OUTSIDE}{hung.pk}/")
    for answer in (board, page):
        assert answer.status_code == 200 and answer["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert '<meta name="robots" content="noindex, nofollow">' in answer.text and "no-store" in answer["Cache-Control"]
    for told in ("顾行之（团长）", "讲师", "日本", "国际处 0000-0000000"):
        assert told in page.text, told
    for secret in (*INSIDE_ALONE, "¥"):
        assert secret not in page.text and secret not in board.text, secret
    with on(hung.until + timedelta(days=1)):
        assert Client().get(f"{OUTSIDE}{hung.pk}/").status_code == 404 and "顾行之" not in Client().get(OUTSIDE).text


@standing_at("notice")
def test_a_notice_comes_down_at_once_when_its_matter_comes_to_nothing(walk, hung, stage):
    answered(walk, "back")
    with on(hung.opened_on):
        assert stage.office.zhao.get(f"{BOARD}{hung.pk}/").status_code == 410


@standing_at("returned")
def test_after_the_trip_it_tells_what_was_really_done_and_hangs_as_long_as_the_school_says(walk, stage, settings):
    settings.SECOND_NOTICE_DAYS_SHOWN = 10
    walk.step("publish_second_notice", "mi", opened_on=walk.today, place="校园网公示栏", contact="国际教育学院")
    second = Notice.objects.get(matter_id=walk.matter.pk, which="second")
    with on(second.opened_on):
        page = stage.office.zhao.get(f"{BOARD}{second.pk}/").text
        assert "事后公示" in page and "实际出入境日期" in page and "日程安排" not in page.split("<article")[1]
    with on(second.opened_on + timedelta(days=9)):
        assert stage.office.zhao.get(f"{BOARD}{second.pk}/").status_code == 200
    with on(second.opened_on + timedelta(days=10)):
        assert stage.office.zhao.get(f"{BOARD}{second.pk}/").status_code == 410
