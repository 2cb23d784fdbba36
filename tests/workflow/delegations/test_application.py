"""The application: what is signed, what a draft becomes, what is lacking, what changed."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tests.workflow.delegations.good_trip import a_draft, a_leg, a_member, a_trip, some_days
from workflow.applying.content import canonical
from workflow.applying.differences import changes
from workflow.applying.reading import read
from workflow.core.canonical import canonical_json
from workflow.matters.delegations.application import Application, Line, lacking, total
from workflow.matters.delegations.form import FORM

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*Application.model_fields, "x"]), inner)
    ),
    max_leaves=12,
)


def test_the_good_trip_lacks_nothing():
    assert lacking(a_trip()) == []


def test_both_ends_count():
    assert a_trip().days == 5
    assert a_trip(ends="2025-06-02", itinerary=[]).days == 1


@pytest.mark.parametrize("changes", [{"starts": None}, {"ends": ""}, {"ends": "2025-06-01"}])
def test_days_are_unknown_without_two_dates_in_order(changes):
    assert a_trip(**changes).days is None


def test_only_a_stopover_inside_the_airport_is_no_country():
    inside, outside, unsaid = (a_leg(c, stopover=True, leaves_airport=out) for c, out in
                               [("AE", False), ("QA", True), ("TR", None)])  # fmt: skip
    assert a_trip(legs=[inside, outside, unsaid, a_leg(), a_leg()]).countries == ["QA", "TR", "JP"]


def test_the_leader_is_one_member_whichever_way_it_is_told():
    assert a_trip(leader="m2").leader == "m2"
    assert a_trip().led_by.key == "m1"
    assert a_trip(members=[a_member(1), a_member(2, leader=True)]).leader == ""


def test_phone_and_flight_stand_outside_the_digest():
    one = a_trip()
    other = a_trip(members=[a_member(1, phone="139"), a_member(2), a_member(3)],
                   itinerary=[{**day, "flight": "CA1"} for day in some_days()])  # fmt: skip
    assert one.digest == other.digest
    assert one.digest != a_trip(title="别的").digest


def test_equal_amounts_are_signed_alike_and_nothing_is_a_float():
    texts = {canonical(a_trip(budget=[{"amount": amount, "source": "x"}])) for amount in ["100", "100.00", 100, 100.0]}
    assert len(texts) == 1
    json.loads(texts.pop(), parse_float=pytest.fail)


def test_what_was_signed_can_be_read_back():
    text = canonical(a_trip())
    assert canonical(Application.model_validate_json(text)) == text


@pytest.mark.parametrize("content", [1.5, {1: "x"}, {"a": [Decimal(1)]}, date(2025, 1, 1)])
def test_there_is_no_canonical_form_of_anything_ambiguous(content):
    with pytest.raises(TypeError):
        canonical_json(content)


def test_the_total_is_kept_by_currency():
    lines = [
        Line(amount=Decimal("1.10")),
        Line(amount=Decimal("2.20")),
        Line(),
        Line(amount=Decimal(5), currency="USD"),
    ]
    assert total(lines) == {"CNY": Decimal("3.30"), "USD": Decimal("5.00")}


@pytest.mark.parametrize("written", ["2025-06-02", "2025/6/2", "2025.6.2", "2025年6月2日", " 2025-06-02 "])
def test_dates_are_read_as_people_write_them(written):
    application, troubles = read(Application, {"starts": written})
    assert (application.starts, troubles) == (date(2025, 6, 2), {})


@pytest.mark.parametrize(
    "path, draft",
    [
        ("starts", {"starts": "20250602"}),
        ("starts", {"starts": 1748822400}),
        ("ends", {"ends": "2025-02-30"}),
        ("legs.0.country", {"legs": [{"country": "Narnia"}]}),
        ("legs.0.country", {"legs": [{"country": "cn"}]}),
        ("legs.1", {"legs": [{}, "JP"]}),
        ("budget.0.amount", {"budget": [{"amount": "-1"}]}),
        ("budget.0.amount", {"budget": [{"amount": "NaN"}]}),
        ("joined", {"joined": "perhaps"}),
        ("members.0.passport_number", {"members": [{"passport_number": "E1"}]}),
        ("title", {"title": "a\x00b"}),
        ("", []),
    ],
)
def test_what_cannot_be_read_is_named_with_a_sentence(path, draft):
    application, troubles = read(Application, draft)
    assert list(troubles) == [path] and troubles[path].endswith((".", "。"))
    assert canonical(application)


def test_the_readable_rest_of_a_draft_stays_in_its_place():
    draft = a_draft(legs=["?", a_leg("韩国", arrives="soon")])
    before = json.dumps(draft)
    application, troubles = read(Application, draft)
    assert [leg.country for leg in application.legs] == [None, "KR"]
    assert set(troubles) == {"legs.0", "legs.1.arrives"} and application.title == draft["title"]
    assert json.dumps(draft) == before


@given(ANYTHING)
def test_reading_never_raises(draft):
    application, _troubles = read(Application, draft)
    assert Application.model_validate_json(canonical(application))


def test_an_api_caller_is_told_instead():
    with pytest.raises(ValidationError):
        Application.model_validate({"unknown": 1})


@pytest.mark.parametrize(
    "path, draft",
    [
        *[
            (name, {name: ""})
            for name in ["title", "organiser", "track", "task_type", "purpose", "necessity", "fund_source"]
        ],
        ("members", {"members": []}),
        ("leader", {"members": [a_member(1, leader=False)]}),
        ("leader", {"members": [a_member(1), a_member(2, leader=True)]}),
        ("members.0.unit", {"members": [a_member(1, unit="")]}),
        ("members.0.post", {"members": [a_member(1, post="")]}),
        ("members.1.key", {"members": [a_member(1), a_member(2, key="m1")]}),
        ("ends", {"ends": "2025-06-01"}),
        ("legs", {"legs": []}),
        ("legs.0.host", {"legs": [a_leg(host="")]}),
        ("legs.0.invitation", {"legs": [a_leg(invitation=None)]}),
        ("legs.0.arrives", {"legs": [a_leg(arrives="2025-06-01")]}),
        ("legs.0.arrives", {"legs": [a_leg(leaves="2025-06-07")]}),
        ("legs.0.arrives", {"legs": [a_leg(arrives="2025-06-06", leaves="2025-06-05")]}),
        ("legs.1.arrives", {"legs": [a_leg(leaves="2025-06-04"), a_leg("KR", arrives="2025-06-03")]}),
        ("legs.1.leaves_airport", {"legs": [a_leg(leaves="2025-06-04"), a_leg("KR", "2025-06-04", stopover=True)]}),
        ("itinerary", {"itinerary": some_days(3, 6)}),
        ("budget", {"budget": []}),
        ("budget.0.source", {"budget": [{"amount": "1"}]}),
        ("budget.0.amount", {"budget": [{"source": "x"}]}),
        ("declarations.no_agency", {"declarations": {}}),
        ("organiser_documents", {"joined": True}),
    ],
)
def test_every_gap_is_named(path, draft):
    assert path in dict(lacking(a_trip(**draft)))


def test_a_joined_group_brings_no_letters_of_its_own():
    trip = a_trip(joined=True, organiser_documents="教外〔2025〕1号", legs=[a_leg(invitation=None)])
    assert lacking(trip) == []


def test_nothing_changed_says_nothing():
    assert changes(FORM, a_trip(), a_trip()) == []


def test_changes_are_told_in_words(settings):
    settings.LANGUAGE_CODE = "en"
    new = a_trip(
        ends="2025-06-07", legs=[a_leg("KR")], members=[a_member(1, passport_kind="private"), a_member(2), a_member(5)]
    )
    told = changes(FORM, a_trip(), new)
    assert [label for label, _before, _after in told] == [told[0][0], *[told[n][0] for n in range(1, len(told))]]
    assert ("2025-06-06", "2025-06-07") in [(before, after) for _label, before, after in told]
    assert len(told) == 5 and all(before != after for _label, before, after in told)
