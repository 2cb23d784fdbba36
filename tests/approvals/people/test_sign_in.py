"""The door: who gets in, how often one may try, when a session ends."""

from datetime import date, timedelta

import pytest
import time_machine
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from approvals.people.leaving import deactivate, reinstate
from approvals.people.middleware import IDLE_SECONDS
from tests.approvals.people.conftest import PASSWORD

TODAY = date(2026, 11, 23)


def attempt(client, person, password=PASSWORD, **more):
    return client.post("/sign-in/", {"username": person.username, "password": password, **more})


def test_with_staff_number_and_password_one_gets_in_and_on_to_where_one_wanted(client, zhao):
    assert attempt(client, zhao, next="/me/").headers["Location"] == "/me/"
    assert client.get("/me/").status_code == 200


def test_nobody_is_led_on_to_another_house(client, zhao):
    assert attempt(client, zhao, next="https://elsewhere.example/").headers["Location"] == "/"


def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(client, zhao):
    wrong = attempt(client, zhao, "something-else")
    unknown = client.post("/sign-in/", {"username": "777777", "password": PASSWORD})
    said = [list(answer.context["form"].non_field_errors()) for answer in (wrong, unknown)]
    assert said[0] == said[1]
    assert len(said[0]) == 1


def test_a_session_gets_a_new_id_at_sign_in(client, zhao):
    client.cookies[django_settings.SESSION_COOKIE_NAME] = "a" * 32
    attempt(client, zhao)
    first = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    assert first != "a" * 32
    client.post("/sign-out/")
    attempt(client, zhao)
    assert client.cookies[django_settings.SESSION_COOKIE_NAME].value != first


def test_who_tries_too_often_is_stopped_even_with_the_right_password(client, zhao, wu):
    for _attempt in range(django_settings.AXES_FAILURE_LIMIT):
        answer = attempt(client, zhao, "something-else")
    assert answer.status_code in (403, 429)
    assert attempt(client, zhao).status_code in (403, 429)
    assert "people/locked.html" in [template.name for template in answer.templates]
    assert attempt(client, wu).status_code == 302  # somebody else at the same address is not


def test_after_a_quarter_of_an_hour_one_may_try_again(client, zhao):
    for _attempt in range(django_settings.AXES_FAILURE_LIMIT):
        attempt(client, zhao, "something-else")
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert attempt(client, zhao).status_code == 302


def test_a_deactivated_person_does_not_get_in(client, zhao, keeper):
    deactivate(zhao, by=keeper, on=TODAY)
    assert attempt(client, zhao).status_code == 200
    assert client.get("/me/").status_code == 302


def test_a_session_ends_when_the_person_is_deactivated_and_does_not_come_back(signed_in, zhao, keeper):
    assert signed_in.get("/me/").status_code == 200
    deactivate(zhao, by=keeper, on=TODAY)
    reinstate(zhao, by=keeper, on=TODAY)  # before the next click: the old session must not revive
    answer = signed_in.get("/me/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/sign-in/?next=/me/")


def test_an_account_that_is_shut_by_any_other_hand_ends_the_session_too(signed_in, zhao):
    type(zhao).objects.filter(pk=zhao.pk).update(is_active=False)
    assert signed_in.get("/me/").status_code == 302
    assert not Session.objects.exists()


def test_who_is_not_signed_in_is_shown_the_door_and_back_again(client, db):
    assert client.get("/me/?a=1").headers["Location"] == "/sign-in/?next=/me/%3Fa%3D1"
    assert client.post("/me/preferences/").headers["Location"] == "/sign-in/"
    assert client.get("/me/", headers={"HX-Request": "true"}).headers["HX-Redirect"] == "/sign-in/"


def test_an_idle_session_ends_and_one_in_use_does_not(signed_in):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        for _click in range(3):
            clock.shift(timedelta(seconds=IDLE_SECONDS - 10))
            assert signed_in.get("/me/").status_code == 200
        clock.shift(timedelta(seconds=IDLE_SECONDS + 10))
        assert signed_in.get("/me/").status_code == 302


def test_a_session_in_constant_use_ends_too(signed_in):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        clicks = django_settings.SESSION_COOKIE_AGE // 1800
        answers = []
        for _click in range(clicks + 1):
            answers.append(signed_in.get("/me/").status_code)
            clock.shift(timedelta(seconds=1800))
    assert answers[0] == 200
    assert answers[-1] == 302


def test_signing_out_is_a_deed_and_not_a_link(signed_in):
    assert signed_in.get("/sign-out/").status_code == 405
    signed_in.post("/sign-out/")
    assert signed_in.get("/me/").status_code == 302


@pytest.mark.parametrize(
    "headers, expected",
    [({}, "zh-hans"), ({"Accept-Language": "en-GB,en"}, "en"), ({"Accept-Language": "fi"}, "zh-hans")],
)
def test_a_stranger_reads_the_browsers_language_else_chinese(client, db, headers, expected):
    assert client.get("/sign-in/", headers=headers).headers["Content-Language"] == expected


def test_a_person_reads_the_own_language_whatever_the_browser_says(signed_in, zhao):
    assert signed_in.get("/me/", headers={"Accept-Language": "en"}).headers["Content-Language"] == "zh-hans"
    signed_in.post("/language/", {"language": "en", "next": "/me/"})
    assert signed_in.get("/me/").headers["Content-Language"] == "en"
    signed_in.post("/language/", {"language": "xx"})
    zhao.refresh_from_db()
    assert zhao.language == "en"
