"""The same key, once: again and again, with another body, and from two threads at the same moment."""

import threading

import pytest
from django.db import connections

from tests.workflow.api.conftest import Program
from workflow.core.models import Matter
from workflow.rehearsal.cast import gather


@pytest.mark.django_db
def test_the_same_key_is_carried_out_once(programs):
    first, again = (programs["gu"].ask("POST", "/delegations", {}, key="k1") for _time in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json() == again.json()
    assert Matter.objects.count() == 1


@pytest.mark.django_db
def test_the_same_key_with_another_body_or_for_something_else_is_refused(programs):
    programs["gu"].ask("POST", "/delegations", {}, key="k1")
    for path, body in (("/delegations", {"application": {"title": "另一个"}}), ("/matters/1/steps/submit", {})):
        response = programs["gu"].ask("POST", path, body, key="k1")
        assert (response.status_code, response.json()["kind"]) == (422, "not_complete")
    assert Matter.objects.count() == 1


@pytest.mark.django_db
def test_the_same_key_of_somebody_else_is_another_one(programs):
    for who in ("gu", "zhou"):
        assert programs[who].ask("POST", "/delegations", {}, key="k1").status_code == 201
    assert Matter.objects.count() == 2


@pytest.mark.django_db
def test_what_was_refused_may_be_tried_again_with_the_same_key(programs):
    gu = programs["gu"]
    matter = gu.post("/delegations", {}, status=201)["matter"]["id"]
    assert gu.ask("POST", f"/matters/{matter}/steps/submit", {}, key="k2").status_code == 422
    assert gu.ask("POST", f"/matters/{matter}/steps/submit", {}, key="k2").json()["complaints"][0] != ""


@pytest.mark.django_db
def test_a_file_with_the_same_key_comes_once_and_a_key_has_its_length(programs):
    matter = programs["gu"].post("/delegations", {}, status=201)["matter"]["id"]
    first, again = (programs["gu"].attach(matter, "invitation", key="f1") for _time in range(2))
    assert first == again
    assert programs["gu"].ask("POST", "/delegations", {}, key="k" * 81).status_code == 422


@pytest.mark.django_db
def test_a_token_that_may_not_write_gets_no_earlier_answer(cast, programs):
    programs["gu"].ask("POST", "/delegations", {}, key="k1")
    assert Program(cast["gu"], scopes=["read"]).ask("POST", "/delegations", {}, key="k1").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_two_threads_with_the_same_key_make_one_draft():
    gu = gather()["gu"]
    pair, answers, ready = [Program(gu), Program(gu)], [], threading.Barrier(2)

    def post(program: Program) -> None:
        try:
            ready.wait()
            answers.append(program.ask("POST", "/delegations", {}, key="together"))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=post, args=(program,)) for program in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert Matter.objects.count() == 1
