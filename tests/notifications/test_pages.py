"""The pages (消息页面): mine, read by a deed and never by a look; the undelivered ones for administrators."""

from typing import Any

import pytest
from django.urls import reverse

from notifications.inbox import PAGE, unread
from notifications.models import Message
from notifications.outbox import tell
from tests.notifications.cast import NOON, Trip


def told(person: Any, times: int = 1) -> None:
    for _ in range(times):
        tell("matter.approved", about=Trip(), to=[person], now=NOON)


@pytest.fixture
def administrator(wu: Any, monkeypatch: Any) -> Any:
    monkeypatch.setattr(type(wu), "is_staff", True)
    return wu


def test_a_look_marks_nothing_a_deed_does(client: Any, wu: Any) -> None:
    told(wu, 3)
    client.force_login(wu)
    page = client.get(reverse("notifications:mine"))
    assert (page.status_code, unread(wu)) == (200, 3)
    assert "赴日本、韩国校际交流团组" in page.content.decode()
    client.post(reverse("notifications:reading", args=[Message.objects.first().pk]))
    assert unread(wu) == 2
    client.post(reverse("notifications:readings"))
    assert unread(wu) == 0


def test_nobody_reads_or_marks_what_is_told_to_another(client: Any, lin: Any, wu: Any) -> None:
    told(lin)
    client.force_login(wu)
    assert "赴日本" not in client.get(reverse("notifications:mine")).content.decode()
    assert client.post(reverse("notifications:reading", args=[Message.objects.first().pk])).status_code == 404
    assert unread(lin) == 1


def test_a_get_marks_nothing(client: Any, wu: Any) -> None:
    told(wu)
    client.force_login(wu)
    assert client.get(reverse("notifications:readings")).status_code == 405


def test_older_messages_are_a_page_away(client: Any, wu: Any) -> None:
    told(wu, PAGE + 1)
    client.force_login(wu)
    first = client.get(reverse("notifications:mine"))
    assert (len(first.context["rows"]), bool(first.context["older"])) == (PAGE, True)
    second = client.get(reverse("notifications:mine") + first.context["older"])
    assert (len(second.context["rows"]), second.context["older"]) == (1, "")


def test_a_message_whose_words_are_gone_does_not_break_the_page(client: Any, wu: Any, caplog: Any) -> None:
    told(wu)
    Message.objects.update(event="matter.danced")
    client.force_login(wu)
    assert "赴日本" in client.get(reverse("notifications:mine")).content.decode()


def test_the_undelivered_are_for_administrators(client: Any, wu: Any) -> None:
    client.force_login(wu)
    assert client.get(reverse("notifications:undelivered")).status_code == 403
    assert client.post(reverse("notifications:retrial", args=[1])).status_code == 403


def test_an_administrator_sends_a_dead_letter_again(client: Any, lin: Any, administrator: Any) -> None:
    told(lin)
    Message.objects.filter(channel="email").update(dead_at=NOON, last_error="SMTP 550", attempts=1)
    client.force_login(administrator)
    page = client.get(reverse("notifications:undelivered")).content.decode()
    assert "SMTP 550" in page
    assert "lin@example.edu.cn" not in page
    client.post(reverse("notifications:retrial", args=[Message.objects.undelivered().get().pk]))
    assert not Message.objects.undelivered().exists()
