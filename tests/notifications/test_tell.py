"""Telling (告知): who gets a row, and how often."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from notifications import outbox
from notifications.events import UnknownEvent
from notifications.facts import UnfitFact
from notifications.models import Message
from notifications.outbox import tell
from tests.notifications.cast import NOON, Trip, person


def rows() -> set[tuple[str, str]]:
    return set(Message.objects.values_list("recipient__name", "channel"))


def test_everyone_is_told_here_and_by_email_where_there_is_an_address(lin: Any, wu: Any) -> None:
    tell("matter.approved", about=Trip(), to=[lin, wu], now=NOON)
    assert rows() == {("林晚晴", "in_app"), ("林晚晴", "email"), ("吴令仪", "in_app")}


def test_who_caused_it_is_not_told(lin: Any, wu: Any) -> None:
    tell("matter.approved", about=Trip(), to=[lin, wu], by=wu, now=NOON)
    assert {name for name, _ in rows()} == {"林晚晴"}


def test_who_has_left_is_not_told(wu: Any) -> None:
    gone = person("顾行之", is_active=False)
    tell("matter.approved", about=Trip(), to=[gone, wu], now=NOON)
    assert rows() == {("吴令仪", "in_app")}


def test_somebody_named_twice_is_told_once(wu: Any) -> None:
    tell("matter.approved", about=Trip(), to=[wu, None, wu], now=NOON)
    assert Message.objects.count() == 1


def test_the_same_key_is_written_once_for_ever(lin: Any) -> None:
    for _ in range(3):
        tell("assignment.opened", about=Trip(), to=[lin], now=NOON, key="a7", what="审批")
    assert Message.objects.count() == 2


def test_without_a_key_every_telling_counts(wu: Any) -> None:
    for _ in range(2):
        tell("matter.sent_back", about=Trip(), to=[wu], now=NOON, why="经费来源未填")
    assert Message.objects.count() == 2


def test_an_event_nobody_has_words_for_is_refused_at_once(wu: Any) -> None:
    with pytest.raises(UnknownEvent, match="add templates/messages"):
        tell("matter.danced", about=Trip(), to=[wu], now=NOON)


@pytest.mark.django_db
def test_telling_is_one_statement_however_many_are_told(django_assert_num_queries: Any) -> None:
    people = [person(f"p{n}", email=f"p{n}@example.edu.cn") for n in range(40)]
    with django_assert_num_queries(1):
        tell("matter.approved", about=Trip(), to=people, now=NOON)


def test_facts_are_text_and_whole_numbers(wu: Any) -> None:
    tell("assignment.due", about=Trip(number=None), to=[wu], now=NOON, what=None, due=date(2026, 12, 3), days=8)
    message = Message.objects.get()
    assert (message.number, message.facts) == ("", {"due": "2026-12-03", "days": 8})
    with pytest.raises(UnfitFact, match="holder is a Person"):
        tell("passport.return_due", about=Trip(), to=[wu], now=NOON, holder=wu)


def test_what_is_rolled_back_was_never_said(wu: Any) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell("matter.approved", about=Trip(), to=[wu], now=NOON)
        raise ZeroDivisionError
    assert not Message.objects.exists()


def test_one_poke_a_transaction(wu: Any, django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks() as callbacks:
        for _ in range(3):
            tell("matter.approved", about=Trip(), to=[wu], now=NOON)
    assert callbacks == [outbox.poke]
