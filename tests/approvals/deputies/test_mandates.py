"""Mandates: by kind, by limit, by the instant, along chains; loops and diamonds end; two directions, one truth."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals.deputies import Mandate, deputies_of, desk_of
from approvals.models import Deputyship
from approvals.people import directory
from tests.approvals.deputies.appointing import stands_in

NOW = timezone.make_aware(timezone.datetime(2026, 3, 4, 10))
SECOND = timedelta(seconds=1)


def held(cast, deputy, now=NOW) -> set[tuple]:
    """Whose place somebody may take, by name."""
    names = {person.pk: name for name, person in cast.items()}
    return {(names[m.principal], m.kinds, m.limit and int(m.limit)) for m in desk_of(cast[deputy], at=now).mandates}


@pytest.mark.parametrize(
    "kinds, limit, kind, amount, covered",
    [
        ((), None, "delegation", None, True),
        (("delegation",), None, "delegation", 9, True),
        (("visit", "delegation"), None, "delegation", 9, True),
        (("visit",), None, "delegation", 9, False),
        ((), 100, "delegation", 100, True),
        ((), 100, "delegation", 101, False),
        ((), 100, "delegation", None, False),  # nobody knows what it costs: no limit covers it
        (("visit",), 100, "delegation", 1, False),
    ],
)
def test_a_mandate_covers_its_kinds_up_to_its_limit(kinds, limit, kind, amount, covered):
    mandate = Mandate(1, kinds, limit if limit is None else Decimal(limit))
    assert mandate.covers(kind, amount if amount is None else Decimal(amount)) is covered


@pytest.mark.parametrize("after_beginning, holds", [(-SECOND, False), (timedelta(0), True), (timedelta(days=2) - SECOND, True), (timedelta(days=2), False)])
def test_it_holds_from_its_first_instant_to_before_its_last(cast, after_beginning, holds):
    stands_in(cast, "song", "cheng", now=NOW, since=timedelta(0), lasts=timedelta(days=2))
    at = NOW + after_beginning
    assert bool(held(cast, "song", at)) is holds
    assert bool(deputies_of([cast["cheng"].pk], kind="delegation", amount=None, at=at)) is holds


def test_a_deputy_of_a_deputy_stands_in_for_both(cast):
    stands_in(cast, "song", "cheng", now=NOW)
    stands_in(cast, "cheng", "ji", now=NOW)
    assert held(cast, "song") == {("cheng", (), None), ("ji", (), None)}
    assert deputies_of([cast["ji"].pk], kind="delegation", amount=None, at=NOW) == {cast["ji"].pk: {cast["cheng"].pk, cast["song"].pk}}


@pytest.mark.parametrize(
    "first, second, left",
    [
        (((), None), ((), None), ((), None)),
        ((("delegation",), 100), ((), None), (("delegation",), 100)),
        (((), None), (("delegation",), 100), (("delegation",), 100)),
        ((("delegation", "visit"), 100), (("visit", "lecture"), 50), (("visit",), 50)),
        ((("delegation", "visit"), 50), (("visit", "delegation"), 100), (("delegation", "visit"), 50)),
        ((("delegation",), None), (("visit",), None), (("-",), None)),  # nothing is left
    ],
)
def test_along_a_chain_the_narrower_holds(cast, first, second, left):
    stands_in(cast, "song", "cheng", now=NOW, kinds=first[0], limit=first[1])
    stands_in(cast, "cheng", "ji", now=NOW, kinds=second[0], limit=second[1])
    assert ("ji", *left) in held(cast, "song")


def test_nothing_left_stays_nothing_however_long_the_chain(cast):
    stands_in(cast, "song", "cheng", now=NOW, kinds=("delegation",))
    stands_in(cast, "cheng", "ji", now=NOW, kinds=("visit",))
    stands_in(cast, "ji", "wen", now=NOW)
    stands_in(cast, "wen", "lin", now=NOW, kinds=("delegation",))
    for mandate in desk_of(cast["song"], at=NOW).mandates:
        assert mandate.covers("delegation", None) is (mandate.principal == cast["cheng"].pk)
    assert cast["song"].pk not in deputies_of([cast["lin"].pk], kind="delegation", amount=None, at=NOW).get(cast["lin"].pk, set())


def test_a_loop_ends_where_it_began(cast):
    stands_in(cast, "song", "cheng", now=NOW)
    stands_in(cast, "cheng", "song", now=NOW)
    assert held(cast, "song") == {("cheng", (), None)} and held(cast, "cheng") == {("song", (), None)}
    assert deputies_of([cast["cheng"].pk], kind="delegation", amount=None, at=NOW) == {cast["cheng"].pk: {cast["song"].pk}}


def test_a_loop_further_up_ends_too(cast):
    for deputy, principal in (("song", "cheng"), ("cheng", "ji"), ("ji", "wen"), ("wen", "cheng")):
        stands_in(cast, deputy, principal, now=NOW)
    assert {name for name, *_rest in held(cast, "song")} == {"cheng", "ji", "wen"}


def test_two_ways_up_a_diamond_are_two_mandates(cast):
    stands_in(cast, "song", "cheng", now=NOW, limit=100)
    stands_in(cast, "song", "lin", now=NOW, kinds=("delegation",))
    stands_in(cast, "cheng", "ji", now=NOW)
    stands_in(cast, "lin", "ji", now=NOW)
    assert {row for row in held(cast, "song") if row[0] == "ji"} == {("ji", (), 100), ("ji", ("delegation",), None)}


def test_everybody_standing_in_for_everybody_is_told_at_once(cast):
    everybody = list(cast)
    Deputyship.objects.bulk_create(
        Deputyship(principal=cast[a], deputy=cast[b], begins_at=NOW, ends_at=NOW + SECOND, made_at=NOW, made_by=cast[a])
        for a in everybody for b in everybody if a != b
    )  # fmt: skip
    assert len(held(cast, "song")) == len(everybody) - 1
    assert len(deputies_of([cast["song"].pk], kind="delegation", amount=None, at=NOW)[cast["song"].pk]) == len(everybody) - 1


def test_who_has_left_neither_stands_in_nor_is_stood_in_for(cast):
    stands_in(cast, "song", "cheng", now=NOW)
    stands_in(cast, "cheng", "ji", now=NOW)
    cast["cheng"].is_active, cast["cheng"].left_on = False, NOW.date()
    cast["cheng"].save()
    assert held(cast, "song") == set()
    assert deputies_of([cast["ji"].pk, cast["cheng"].pk], kind="delegation", amount=None, at=NOW) == {}
    assert desk_of(cast["song"], at=NOW).bars == {cast[name].pk for name in ("song", "cheng", "ji")}  # their prohibitions last


@pytest.mark.parametrize("username", ["gu", "mi", "chen", "cheng", "guan"])
def test_a_desk_knows_the_roles_as_the_directory_does(cast, username):
    person = cast[username]
    person.grants.create(role="finance", since=NOW.date(), until=NOW.date())
    person.grants.create(role="secrecy", since=NOW.date() + timedelta(days=1))
    person.grants.create(role="teaching", since=NOW.date() - timedelta(days=9), until=NOW.date() - timedelta(days=1))
    assert desk_of(person, at=NOW).roles == directory.roles_of(person, on=NOW.date())
    stands_in(cast, "song", username, now=NOW)
    assert desk_of(cast["song"], at=NOW).mandates[0].roles == directory.roles_of(person, on=NOW.date())


KINDS = st.sampled_from([(), ("a",), ("b",), ("a", "b")])
LIMITS = st.sampled_from([None, 10, 20])
EDGES = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), KINDS, LIMITS).filter(lambda e: e[0] != e[1]), max_size=9)


@given(edges=EDGES, kind=st.sampled_from(["a", "b"]), amount=st.sampled_from([None, 5, 15, 25]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_directions_agree_with_walking_the_chains_one_by_one(cast, edges, kind, amount):
    Deputyship.objects.all().delete()
    people = [cast[name] for name in ("song", "cheng", "ji", "wen", "lin")]
    Deputyship.objects.bulk_create(
        Deputyship(principal=people[up], deputy=people[down], begins_at=NOW, ends_at=NOW + SECOND, kinds=list(kinds), limit=limit,
                   made_at=NOW, made_by=people[up])
        for down, up, kinds, limit in edges
    )  # fmt: skip
    may = {(down, up) for down in range(5) for up in _reached(down, edges, kind, amount)}
    decimal = amount if amount is None else Decimal(amount)
    upwards = {(people.index(next(p for p in people if p == person)), _index(people, m.principal))
               for person in people for m in desk_of(person, at=NOW).mandates if m.covers(kind, decimal)}  # fmt: skip
    found = deputies_of([p.pk for p in people], kind=kind, amount=decimal, at=NOW)
    downwards = {(_index(people, deputy), _index(people, principal)) for principal, them in found.items() for deputy in them}
    assert upwards == downwards == may


def _index(people, pk) -> int:
    return [person.pk for person in people].index(pk)


def _reached(start: int, edges, kind: str, amount) -> set[int]:
    """Everybody above whom edges that each cover it lead to."""
    covering = [(down, up) for down, up, kinds, limit in edges
                if (not kinds or kind in kinds) and (limit is None or amount is not None and amount <= limit)]  # fmt: skip
    seen, border = set(), {start}
    while border:
        border = {up for down, up in covering if down in border} - seen - {start}
        seen |= border
    return seen
