"""A program's key opens what was ticked, for as long as was said, for a person who is still there."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from approvals.errors import NotComplete, NotYours
from approvals.people import tokens
from approvals.people.leaving import deactivate, reinstate
from approvals.people.models import ApiToken

NOW = datetime(2026, 11, 23, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
LATER = NOW + timedelta(days=30)


@pytest.fixture
def key(zhao):
    return tokens.issue(zhao, name="报表", scopes=["read", "write"], expires_at=LATER, by=zhao)


def test_a_key_opens_what_was_ticked(key, zhao, django_assert_num_queries):
    token, clear_text = key
    assert tokens.person_for(clear_text, scope="write", now=NOW) == zhao
    token.refresh_from_db()
    assert token.last_used_at == NOW
    with django_assert_num_queries(1):
        tokens.person_for(clear_text, scope="read", now=NOW + timedelta(minutes=5))


def test_a_key_does_not_open_what_was_not_ticked(key):
    with pytest.raises(NotYours, match="permission|权限"):
        tokens.person_for(key[1], scope="decide", now=NOW)


def test_only_a_digest_is_stored(key):
    token, clear_text = key
    stored = ApiToken.objects.filter(pk=token.pk).values().get()
    secret = clear_text.removeprefix(f"waishi_{token.prefix}_")
    assert len(secret) >= 40
    assert all(secret not in str(value) for value in stored.values())


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1] + ("A" if text[-1] != "A" else "B"),
        lambda text: "",
        lambda text: text.upper(),
        lambda text: text.replace("waishi_", ""),
        lambda text: "waishi_0\x00_x",
        lambda text: "waishi_%_x",
    ],
)
def test_a_key_that_is_not_quite_right_opens_nothing(key, change):
    with pytest.raises(NotYours):
        tokens.person_for(change(key[1]), scope="read", now=NOW)


def test_an_expired_key_opens_nothing(key):
    tokens.person_for(key[1], scope="read", now=LATER - timedelta(seconds=1))
    with pytest.raises(NotYours):
        tokens.person_for(key[1], scope="read", now=LATER)


def test_a_revoked_key_opens_nothing_and_only_its_owner_revokes_it(key, zhao, wu):
    with pytest.raises(NotYours):
        tokens.revoke(key[0], by=wu, now=NOW)
    tokens.person_for(key[1], scope="read", now=NOW)
    tokens.revoke(key[0], by=zhao, now=NOW)
    with pytest.raises(NotYours):
        tokens.person_for(key[1], scope="read", now=NOW)


def test_the_key_of_a_deactivated_person_opens_nothing_and_stays_shut(key, zhao, keeper):
    zhao.is_active = False
    zhao.save()
    with pytest.raises(NotYours):
        tokens.person_for(key[1], scope="read", now=NOW)
    zhao.is_active = True
    zhao.save()
    deactivate(zhao, by=keeper, on=NOW.date())
    reinstate(zhao, by=keeper, on=NOW.date())
    with pytest.raises(NotYours):
        tokens.person_for(key[1], scope="read", now=NOW)


def test_nobody_makes_a_key_for_somebody_else(zhao, wu):
    with pytest.raises(NotYours):
        tokens.issue(zhao, name="报表", scopes=["read"], expires_at=LATER, by=wu)


def test_a_key_for_nothing_is_not_made_and_the_database_knows_the_scopes(zhao):
    with pytest.raises(NotComplete):
        tokens.issue(zhao, name="报表", scopes=["everything"], expires_at=LATER, by=zhao)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.create(person=zhao, name="x", prefix="x", digest="x", scopes=["all"], expires_at=LATER)
