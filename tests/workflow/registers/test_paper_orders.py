"""Papers printed by a worker: one order, one result; limits and failures in words; nothing lies about for ever."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pikepdf
import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import connection
from django.http import Http404

from approvals import incidents
from approvals.errors import NotNow
from tests.making import fresh, standing_at
from workflow.core import kinds
from workflow.registers import tasks
from workflow.registers.models import PaperOrder
from workflow.registers.papers import printed, rendering
from workflow.registers.papers.rendering import fetched, is_long, order, print_again, print_orders

State = PaperOrder.State


@pytest.fixture(autouse=True)
def sent(monkeypatch) -> list[str]:
    asked: list[str] = []
    monkeypatch.setattr(rendering, "publish", asked.append)
    return asked


def ordering(walk, *codes: str, who: str = "chen") -> PaperOrder:
    return order(fresh(walk), list(codes or ["F1"]), by=walk.cast[who], now=walk.now)


def after(ordered: PaperOrder) -> PaperOrder:
    ordered.refresh_from_db()
    return ordered


def with_paper(monkeypatch, code: str = "F1", **how) -> None:
    papers = kinds.get("delegation").papers
    monkeypatch.setitem(papers, code, replace(papers["F1"], **how))


def raising(error: BaseException):
    def draw(view, imprint):
        raise error

    return draw


@standing_at("vetting")
def test_what_was_ordered_is_the_very_paper_and_can_be_fetched(walk, sent, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ordered = ordering(walk)
    assert ordered.state == State.WAITING and sent == ["registers.print"]
    with pytest.raises(LookupError):
        fetched(ordered)
    assert print_orders(now=walk.now) == 1
    assert after(ordered).state == State.READY and ordered.done == 1
    assert fetched(ordered) == printed(fresh(walk), "F1", by=walk.cast["chen"], now=walk.now)
    assert print_orders(now=walk.now) == 0


@standing_at("vetting")
def test_several_papers_become_one_file_in_order(walk, monkeypatch):
    with_paper(monkeypatch, "F9")
    ordered = ordering(walk, "F1", "F9")
    print_orders(now=walk.now)
    with pikepdf.open(BytesIO(fetched(after(ordered)))) as whole, pikepdf.open(BytesIO(printed(fresh(walk), "F1", by=walk.cast["chen"], now=walk.now))) as one:
        assert len(whole.pages) == 2 * len(one.pages) and ordered.done == 2


@standing_at("vetting")
def test_the_same_order_twice_is_one_and_so_many_at_once_are_enough(walk, monkeypatch):
    for code in ("A", "B", "C"):
        with_paper(monkeypatch, code)
    assert ordering(walk) == ordering(walk)
    ordering(walk, "A"), ordering(walk, "B")
    with pytest.raises(NotNow):
        ordering(walk, "C")
    assert ordering(walk, "C", who="gu").pk
    with pytest.raises(Http404):
        ordering(walk, "F99", who="qiao")


@standing_at("vetting")
def test_a_paper_with_sealed_numbers_is_never_laid_down(walk, monkeypatch):
    with_paper(monkeypatch, private=True, long=True)
    assert not is_long(fresh(walk), "F1")
    with pytest.raises(NotNow):
        ordering(walk)


@standing_at("vetting")
def test_long_is_what_is_marked_so_or_has_many_members(walk, monkeypatch):
    assert not is_long(fresh(walk), "F1")
    monkeypatch.setattr(rendering, "LONG", 2)
    assert is_long(walk.matter, "F1")
    monkeypatch.undo()
    with_paper(monkeypatch, long=True)
    assert is_long(walk.matter, "F1") and not is_long(walk.matter, "F99")


@pytest.mark.parametrize("error, words", [(SoftTimeLimitExceeded(), "时间过长"), (MemoryError(), "内存过大"), (KeyError("顾行之"), "未能生成")])
@standing_at("vetting")
def test_a_failure_of_ours_is_said_and_is_an_incident_that_trying_again_mends(walk, monkeypatch, error, words):
    with monkeypatch.context() as broken:
        with_paper(broken, draw=raising(error))
        ordered = ordering(walk)
        assert print_orders(now=walk.now) == 0
    assert after(ordered).state == State.FAILED and words in ordered.why and "顾行之" not in ordered.why
    assert ordered.broke and print_orders(now=walk.now) == 0
    assert print_again(now=walk.now) == 1
    assert after(ordered).state == State.READY and not ordered.why


def test_the_office_hears_of_it_under_the_name_of_the_job_that_mends_it(monkeypatch):
    told = []
    monkeypatch.setattr("deploy.incidents.failed", lambda job, error: told.append((job, error)))
    rendering.jobs.failed.send_robust(sender=rendering.REPAIR, job=rendering.REPAIR, error=(error := KeyError()))
    assert told == [("registers.print_again", error)]
    assert (tasks.print_papers.name, tasks.print_what_broke.name) == (rendering.JOB, rendering.REPAIR)
    assert {rendering.JOB, rendering.REPAIR} <= incidents.NAMES.keys()


@standing_at("vetting")
def test_a_refusal_is_said_in_its_own_words_and_is_nobodys_failure(walk, monkeypatch):
    with_paper(monkeypatch, lacks=lambda matter: ["还缺公示。"])
    ordered = ordering(walk)
    print_orders(now=walk.now)
    assert after(ordered).state == State.FAILED and ordered.why == "还缺公示。" and not ordered.broke


@standing_at("vetting")
def test_too_many_pages_are_refused(walk, monkeypatch):
    monkeypatch.setattr(rendering, "PAGES", 1)
    ordered = ordering(walk)
    print_orders(now=walk.now)
    assert after(ordered).state == State.FAILED and "一次最多生成 1 页" in ordered.why and not ordered.broke


@standing_at("vetting")
def test_too_much_memory_ends_the_paper_and_not_the_worker(walk, monkeypatch):
    monkeypatch.setattr(rendering, "MEMORY", 64 << 20)
    with_paper(monkeypatch, draw=lambda view, imprint: bytes(200 << 20))
    ordered = ordering(walk)
    print_orders(now=walk.now)
    assert after(ordered).state == State.FAILED and "内存过大" in ordered.why
    assert len(bytes(200 << 20))  # the limit is gone again


@standing_at("vetting")
def test_an_order_over_which_workers_die_is_not_given_to_a_third(walk):
    ordered = ordering(walk)
    PaperOrder.objects.update(state=State.PRINTING, tries=rendering.TRIES)
    print_orders(now=walk.now)
    assert after(ordered).state == State.FAILED and "两次生成均中断" in ordered.why


@standing_at("vetting")
def test_what_somebody_else_is_printing_is_left_alone(walk):
    ordered, key = ordering(walk), []
    key.append(f"paper order {ordered.pk}")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", key)
            assert print_orders(now=walk.now) == 0 and after(ordered).state == State.WAITING
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", key)
        assert print_orders(now=walk.now) == 1
    finally:
        other.close()


@standing_at("vetting")
def test_nothing_lies_there_for_longer_than_said(walk):
    ordered = ordering(walk)
    print_orders(now=walk.now)
    place = rendering._place(ordered)
    assert place.exists()
    print_orders(now=walk.now + rendering.KEPT - timedelta(minutes=1))
    assert place.exists()
    print_orders(now=walk.now + rendering.KEPT)
    assert not place.exists() and not PaperOrder.objects.exists()
