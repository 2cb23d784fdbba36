"""A row held for long: whoever wants it too is told after three seconds, with 409; nobody hangs and nothing breaks."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.test import Client

from approvals.errors import NotNow
from tests.cast import Office
from tests.faults.office import agreeing, handed_in, is_whole, taking
from tests.making import waiting
from workflow.core.models import Matter

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 3, 4.5  # lock_timeout, and what a slow machine adds


@contextmanager
def somebody_holding(matter_id: int) -> Iterator[None]:
    """Another connection sits on the matter's row."""
    has, let_go = threading.Event(), threading.Event()

    def sit() -> None:
        with transaction.atomic():
            Matter.objects.held(matter_id)
            has.set()
            let_go.wait()
        connection.close()

    holder = threading.Thread(target=sit)
    holder.start()
    has.wait()
    try:
        yield
    finally:
        let_go.set()
        holder.join()


def test_verbs_say_not_now_when_the_matter_is_held_for_long() -> None:
    walk = handed_in()
    hand = agreeing(walk, waiting(walk).get())
    for work in (hand, taking(walk, "withdraw", "gu", why="对方改期")):
        with somebody_holding(walk.matter.pk):
            began = time.monotonic()
            with pytest.raises(NotNow):
                work()
            assert PATIENCE[0] * 0.9 < time.monotonic() - began < PATIENCE[1]
    hand()
    assert is_whole(walk)


def test_a_page_answers_409_and_the_same_post_may_be_sent_again() -> None:
    walk = handed_in()
    assignment = waiting(walk).get()
    cheng: Client = Office(walk.cast).cheng
    said = {"verb": "agree", "digest": walk.matter.digest, "opinion": "同意。", "_once": "k1"}
    with somebody_holding(walk.matter.pk):
        assert cheng.post(f"/assignments/{assignment.pk}/decision/", said).status_code == 409
    assert cheng.post(f"/assignments/{assignment.pk}/decision/", said).status_code == 302
    assert is_whole(walk)
