"""The demo's clock goes forward, stays forward, and is no part of a school's installation."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from approvals.errors import NotComplete
from deploy import demo_clock


@pytest.fixture
def clock(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr(timezone, "now", timezone.now)  # put back afterwards
    demo_clock.install()
    return demo_clock


def test_skipped_days_add_up_and_every_question_of_the_time_sees_them(clock):
    before = demo_clock._real_now()
    clock.skip(7)
    clock.skip(1)
    assert timedelta(days=8) <= timezone.now() - before < timedelta(days=8, minutes=1)
    assert timezone.localdate() == timezone.localtime(before + timedelta(days=8)).date()


@pytest.mark.parametrize("days", [0, -1, 61])
def test_it_neither_goes_back_nor_far_away(clock, days):
    with pytest.raises(NotComplete):
        clock.skip(days)
    assert clock.skipped() == timedelta()


def test_who_skips_days_stays_signed_in(clock):
    request = RequestFactory().post("/demo/clock/", {"days": "30", "next": "https://elsewhere.example/"})
    request.session = {"began_at": 0, "seen_at": 0}
    response = clock.skipping(request)
    assert response["Location"] == "/"
    assert abs(request.session["seen_at"] - timezone.now().timestamp()) < 60


def test_without_the_demo_there_is_no_such_address():
    assert not settings.DEMO
    with pytest.raises(NoReverseMatch):
        reverse("demo_clock")
