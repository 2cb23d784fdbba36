"""Once: the same POST asked again is answered again and done once; another body under the same key is refused."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from approvals.errors import NotComplete, NotNow
from tests.making import fresh, standing_at
from workflow.core.models import AnsweredRequest, Entry
from workflow.core.once import once


@pytest.fixture
def asked(zhao):
    """A request of Zhao's, and how often its answer was worked out."""
    done = []

    def ask(key="k1", status=302, body=None, raises=None):
        request = RequestFactory().post("/matters/1/steps/withdraw/", body or {"why": "日程有变"})
        request.user = zhao

        def answer():
            done.append(key)
            if raises:
                raise raises
            return HttpResponse("{}", status=status, headers={"Location": "/matters/1/"} if status == 302 else {})

        return once(request, key, answer)

    ask.done = done
    return ask


def test_asked_twice_it_is_done_once_and_answered_twice(asked):
    first, second = asked(), asked()
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"]) == (302, "/matters/1/")
    assert asked.done == ["k1"]


def test_without_a_key_it_is_done_each_time(asked):
    asked(key=""), asked(key="")
    assert len(asked.done) == 2 and not AnsweredRequest.objects.exists()


def test_the_same_key_with_another_body_is_refused(asked):
    asked()
    with pytest.raises(NotComplete):
        asked(body={"why": "另一理由"})
    assert asked.done == ["k1"]


def test_what_was_refused_may_be_tried_again(asked):
    assert asked(status=422).status_code == 422
    with pytest.raises(NotNow):
        asked(raises=NotNow("not now"))
    assert asked().status_code == 302 and asked.done == ["k1"] * 3
    assert AnsweredRequest.objects.get().status == 302


def test_a_key_is_a_persons_own(asked, django_user_model):
    asked()
    other = django_user_model.objects.create_user("20010002", "吴砚")
    request = RequestFactory().post("/matters/1/steps/withdraw/", {"why": "日程有变"})
    request.user = other
    assert once(request, "k1", lambda: HttpResponse("mine")).content == b"mine"


@standing_at("vetting")
def test_a_button_pressed_twice_takes_one_step(walk, stage):
    address, sent = f"/matters/{walk.matter.pk}/steps/withdraw/", {"why": "日程有变", "_once": "3f1c"}
    answers = [stage.office.gu.post(address, sent).status_code for _twice in "12"]
    assert answers == [302, 302] and fresh(walk).state == "withdrawn"
    assert Entry.objects.filter(matter_id=walk.matter.pk, step="withdraw").count() == 1
