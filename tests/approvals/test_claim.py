"""Out of a queue, and back into it: who may, and who was first."""

import pytest

from approvals.actions.claim import claim, put_back
from approvals.errors import NotNow, NotYours
from tests.making import last_entry, standing_at, waiting


def of(walk, code):
    return waiting(walk).get(panel__phase__code=code)


@pytest.fixture
def finance(walk):
    """The side-by-side step, in which the finance office is asked by its role."""
    walk.decide(of(walk, "unit"), "agree")
    return of(walk, "finance")


@standing_at("vetting")
def test_who_claims_has_it_alone_until_it_is_put_back(walk, finance):
    claimed = claim(finance.pk, by=walk.cast["song"], now=walk.now)
    assert claimed.person == walk.cast["song"] and last_entry(walk).step == "claim"
    put_back(finance.pk, by=walk.cast["song"], now=walk.now)
    finance.refresh_from_db()
    assert finance.person is None and finance.claimed_at is None and finance.role == "finance"


@standing_at("vetting")
@pytest.mark.parametrize("username", ["gu", "zhou", "he", "cheng", "guan"])
def test_a_queue_is_its_roles_alone(walk, finance, username):
    with pytest.raises(NotYours):
        claim(finance.pk, by=walk.cast[username], now=walk.now)


@standing_at("vetting")
def test_the_second_is_told_who_was_first(walk, finance):
    song, dang = walk.cast["song"], walk.cast["dang"]
    dang.grants.create(role="finance", since=walk.today)
    claim(finance.pk, by=song, now=walk.now)
    with pytest.raises(NotNow, match=song.name):
        claim(finance.pk, by=dang, now=walk.now)
    with pytest.raises(NotYours):
        put_back(finance.pk, by=dang, now=walk.now)


@standing_at("vetting")
def test_what_was_given_by_name_has_no_queue(walk):
    with pytest.raises(NotNow):
        put_back(of(walk, "unit").pk, by=walk.cast["cheng"], now=walk.now)


@standing_at("vetting")
def test_what_is_settled_is_not_claimed(walk, finance):
    walk.decide(of(walk, "personnel"), "back", "请补充。")
    with pytest.raises(NotNow):
        claim(finance.pk, by=walk.cast["song"], now=walk.now)


@standing_at("vetting")
def test_somebody_barred_never_claims_a_decision(walk):
    walk.cast["zhou"].grants.create(role="finance", since=walk.today)
    walk.decide(of(walk, "unit"), "agree")
    with pytest.raises(NotYours):
        claim(of(walk, "finance").pk, by=walk.cast["zhou"], now=walk.now)
