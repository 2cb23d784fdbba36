"""A failed job is a row with its cause and nothing personal: one for the same failure, told once, closed by success."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from approvals import incidents
from approvals.actions import decide
from approvals.errors import NotNow, NotYours
from approvals.models import Incident
from notifications.models import Message
from workflow.core import previews
from workflow.core.tasks import draw

NOW = timezone.now()
NAME = "顾行之秘密"
JOB = "core.previews"


def failing(monkeypatch: Any, message: str = NAME) -> Exception:
    """What the job ends with; a person's name is in its message and in the values of its variables."""

    def broken(*, now: Any) -> None:
        person = NAME
        raise LookupError(f"{message} {person}")

    monkeypatch.setattr("workflow.core.tasks.make_previews", broken)
    with pytest.raises(LookupError) as caught:
        draw()
    return caught.value


@pytest.fixture
def error(monkeypatch: Any) -> Exception:
    return failing(monkeypatch)


def told() -> Any:
    return Message.objects.filter(event="incident.opened")


def test_it_says_what_failed_where_and_nothing_else(cast, error):
    incident = incidents.note(JOB, error, NOW)
    assert (incident.job, incident.error, incident.times) == (JOB, "LookupError", 1)
    module, place = incident.place.split(":")
    assert module == "workflow.core.tasks" and place.split(" ")[1] == "draw" and place.split(" ")[0].isdigit()


def test_an_error_from_elsewhere_has_no_place(cast):
    assert incidents.note(JOB, ValueError(NAME), NOW).place == ""


def test_the_same_failure_is_counted_and_the_office_told_once(cast, error):
    first = incidents.note(JOB, error, NOW)
    again = incidents.note(JOB, error, NOW + timedelta(minutes=1))
    assert (again.pk, again.times, again.first_at, again.last_at) == (first.pk, 2, NOW, NOW + timedelta(minutes=1))
    assert set(told().values_list("recipient__username", "channel")) == {
        (person.username, channel) for person in (cast["chen"], cast["lin"]) for channel in ("in_app", "email")
    }
    assert told().count() == 4
    assert NAME not in str(list(told().values()))


def test_another_class_or_place_is_another_incident(cast, error):
    incidents.note(JOB, error, NOW)
    incidents.note(JOB, ValueError(), NOW)
    incidents.note("core.sweep", error, NOW)
    assert Incident.objects.count() == 3


def test_success_closes_what_is_open_of_that_job_alone(cast, error):
    mine, other = incidents.note(JOB, error, NOW), incidents.note("core.sweep", error, NOW)
    incidents.succeeded(JOB, NOW)
    mine.refresh_from_db(), other.refresh_from_db()
    assert (mine.closed_at, mine.closed_by, other.closed_at) == (NOW, None, None)


def test_success_costs_one_statement_whatever_there_is(cast, error):
    incidents.note(JOB, error, NOW)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            incidents.succeeded(JOB, NOW)
        assert len(asked) == 1


def test_what_comes_and_goes_is_one_incident_a_day_and_told_once(cast, error):
    first, later = incidents.note(JOB, error, NOW), NOW + timedelta(hours=3)
    incidents.succeeded(JOB, NOW)
    again = incidents.note(JOB, error, later)
    assert (again.pk, again.times, again.closed_at) == (first.pk, 2, None) and told().count() == 4
    incidents.succeeded(JOB, later)
    assert incidents.note(JOB, error, later + timedelta(days=2)).pk != first.pk
    assert told().count() == 8


def test_what_a_person_closed_and_fails_again_is_new(cast, error):
    first = incidents.note(JOB, error, NOW)
    incidents.close(first.pk, by=cast["chen"], now=NOW)
    assert incidents.note(JOB, error, NOW).pk != first.pk and told().count() == 8


def test_trying_again_sends_the_name_of_the_job_and_nothing_more(cast, error, monkeypatch, django_capture_on_commit_callbacks):
    sent: list[Any] = []
    monkeypatch.setattr(incidents, "publish", sent.append)
    incident = incidents.note(JOB, error, NOW)
    with django_capture_on_commit_callbacks(execute=True):
        incident = incidents.retry(incident.pk, by=cast["guan"], now=NOW)
    assert sent == [JOB]
    assert (incident.retried_by, incident.retried_at, incident.closed_at) == (cast["guan"], NOW, None)


@pytest.mark.parametrize("verb", [incidents.retry, incidents.close])
@pytest.mark.parametrize("username", ["gu", "cheng", "mi", "qiao", "wen", "ji"])
def test_it_is_the_offices_and_the_administrators(cast, error, verb, username):
    incident = incidents.note(JOB, error, NOW)
    with pytest.raises(NotYours):
        verb(incident.pk, by=cast[username], now=NOW)
    incident.refresh_from_db()
    assert not incident.retried_at and not incident.closed_at


@pytest.mark.parametrize("verb", [incidents.retry, incidents.close])
def test_what_is_closed_is_over(cast, error, verb):
    incident = incidents.note(JOB, error, NOW)
    incidents.succeeded(JOB, NOW)
    with pytest.raises(NotNow):
        verb(incident.pk, by=cast["chen"], now=NOW)


def test_the_place_is_the_innermost_of_our_own_frames():
    with pytest.raises(AttributeError) as caught:
        previews.page_of(None, 1)  # type: ignore[arg-type]
    place = incidents.place_of(caught.value)
    assert place.startswith("workflow.core.previews:")
    assert decide.__name__ not in place
