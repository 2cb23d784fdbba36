"""E-mail (电子邮件) against a real server: good days, bad days, and the same Message-ID on all of them."""

from datetime import timedelta
from typing import Any

import pytest

from notifications.delivery import drain
from notifications.models import Message
from notifications.outbox import tell
from tests.notifications.cast import NOON, Trip
from tests.notifications.smtp import PostOffice


@pytest.fixture
def letter(lin: Any) -> Message:
    tell("matter.approved", about=Trip(), to=[lin], now=NOON)
    Message.objects.filter(channel="in_app").delete()
    return Message.objects.get()


def test_a_letter_arrives_in_plain_text_and_ends_with_the_address(letter: Message, post_office: PostOffice) -> None:
    drain(now=NOON)
    (arrived,) = post_office.letters
    assert arrived.get_content_type() == "text/plain"
    assert arrived["Message-ID"] == f"<{letter.idempotency_key}@127.0.0.1>"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_payload(decode=True).decode().rstrip().endswith("/matters/17/")


def test_4xx_is_tried_again_with_the_same_id(letter: Message, post_office: PostOffice) -> None:
    post_office.mood = "defer"
    drain(now=NOON)
    letter.refresh_from_db()
    assert (letter.attempts, letter.dead_at, letter.last_error) == (1, None, "SMTP 451")
    post_office.mood = "ok"
    assert drain(now=NOON) == 0
    drain(now=letter.due_at)
    assert post_office.ids == [f"<{letter.idempotency_key}@127.0.0.1>"]


def test_5xx_is_a_dead_letter_without_the_address_in_it(letter: Message, post_office: PostOffice) -> None:
    post_office.mood = "refuse"
    drain(now=NOON)
    letter.refresh_from_db()
    assert (letter.dead_at, letter.last_error) == (NOON, "SMTP 550")


def test_a_server_that_says_nothing_does_not_hold_the_others_up(lin: Any, post_office: PostOffice) -> None:
    post_office.mood = "silent"
    for _ in range(5):
        tell("matter.approved", about=Trip(), to=[lin], now=NOON)
    assert drain(now=NOON) == 10  # one second of waiting, not five
    letters = Message.objects.filter(channel="email")
    assert sorted(letters.values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]
    assert not letters.filter(due_at__lte=NOON).exists()


def test_a_server_that_is_not_there_closes_the_door(letter: Message, settings: Any, post_office: PostOffice) -> None:
    post_office.shutdown()
    post_office.server_close()
    drain(now=NOON)
    letter.refresh_from_db()
    assert (letter.last_error, letter.dead_at) == ("ConnectionRefusedError", None)


def test_a_line_cut_after_the_250_is_no_second_letter(letter: Message, post_office: PostOffice) -> None:
    post_office.mood = "cut"
    drain(now=NOON)
    drain(now=NOON + timedelta(days=1))
    assert len(post_office.letters) == 1


def test_a_line_break_in_a_title_is_no_header(lin: Any, post_office: PostOffice) -> None:
    tell("matter.approved", about=Trip(title="赴日本\r\nBcc: all@example.edu.cn"), to=[lin], now=NOON)
    drain(now=NOON)
    (arrived,) = post_office.letters
    assert arrived["Bcc"] is None
    assert not Message.objects.undelivered().exists()
