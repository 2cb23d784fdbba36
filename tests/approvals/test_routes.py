"""Who sits on a panel: the head, or the head above; a role's queue; the office, where nobody can be found."""

import pytest

from approvals import routes, seating
from approvals.conditions import holds
from approvals.errors import NotNow
from approvals.models import Panel, Phase, Route
from approvals.people.models import Unit
from tests.making import NOW, a_walk, trip, waiting

ON = NOW.date()


def phase(who: dict) -> Phase:
    return Phase(code="x", name="审核", step=1, stage="vetting", who=who, days=3)


def seated(stage, who: dict, *, unit="CIE", barred=()) -> list[str]:
    facts = {"unit": Unit.objects.get(code=unit).pk}
    found = seating.seats(phase(who), facts, barred={stage.cast[name].pk for name in barred}, on=ON)
    return [seat.person.username if seat.person else f"{seat.role}{' of the unit' if seat.unit else ''}" for seat in found.seats]


@pytest.mark.parametrize(
    "who, unit, barred, expected",
    [
        ({"heads_of": "unit"}, "CIE", [], ["cheng"]),
        ({"heads_of": "unit"}, "MAT", [], ["shen"]),
        ({"heads_of": "unit"}, "CIE", ["cheng"], ["fao"]),  # nobody above the dean is called a head: the office
        ({"duty": "school_leader"}, "CIE", [], ["ji"]),
        ({"duty": "school_leader"}, "CIE", ["ji"], ["fao"]),
        ({"role": "finance"}, "CIE", [], ["finance"]),
        ({"role": "finance"}, "CIE", ["song"], ["fao"]),
        ({"role": "fao"}, "CIE", ["lin"], ["fao"]),  # a colleague is left
        ({"role": "secretary", "of": "unit"}, "CIE", [], ["secretary of the unit"]),
        ({"role": "secretary", "of": "unit"}, "FIN", [], ["fao"]),
    ],
)
def test_who_is_asked(stage, who, unit, barred, expected):
    assert seated(stage, who, unit=unit, barred=barred) == expected


def test_where_nobody_is_found_the_office_is_told_why(stage):
    facts = {"unit": Unit.objects.get(code="CIE").pk}
    leader = phase({"duty": "school_leader"})
    found = seating.seats(leader, facts, barred={stage.cast["ji"].pk}, on=ON)
    assert "审核" in Panel(phase=leader, note=found.note).said


def test_a_dean_who_travels_is_decided_on_by_somebody_else(stage):
    dean = stage.cast["cheng"]
    walk = a_walk(stage.cast)
    along = {"key": "m2", "person_id": dean.pk, "name": dean.name, "post": "院长"}
    leads = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True}
    walk.until("vetting", trip(stage.cast, members=[leads, along]))
    asked = waiting(walk).get()
    assert asked.person != dean and asked.role == "fao" and asked.panel.note


@pytest.mark.parametrize(
    "condition, facts, applies",
    [({}, {}, True), ({"fact": "a", "is": True}, {"a": True}, True), ({"fact": "a", "is": True}, {"a": False}, False),
     ({"fact": "a", "is": None}, {}, False), ({"fact": "a", "is": "x"}, {"b": "x"}, False)],
)  # fmt: skip
def test_a_condition_looks_at_frozen_facts_alone(condition, facts, applies):
    assert holds(condition, facts) is applies


def test_a_trip_without_teachers_does_not_ask_the_teaching_office(stage):
    walk = a_walk(stage.cast)
    one = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "处长", "leader": True}
    walk.until("vetting", trip(stage.cast, members=[one]))
    walk.decide(waiting(walk).get(), "agree")
    assert set(waiting(walk).values_list("panel__phase__code", flat=True)) == {"personnel", "secrecy", "finance"}
    walk.vet()
    assert walk.matter.state == "notice"


def test_a_new_version_is_for_new_rounds_and_a_running_one_keeps_its_own(stage):
    old = a_walk(stage.cast)
    old.until("vetting", trip(stage.cast))
    first = routes.in_force("delegation")
    newer = Route.objects.create(kind="delegation", version=first.version + 1)
    Phase.objects.create(route=newer, code="unit", name="单位审核", step=1, stage="vetting", who={"heads_of": "unit"}, days=3)
    Phase.objects.create(route=newer, code="leader", name="校领导", step=2, stage="approval", who={"duty": "school_leader"}, days=3)
    Route.objects.filter(pk=newer.pk).update(published_at=old.now)
    young = a_walk(stage.cast)
    young.until("vetting", trip(stage.cast))
    assert (old.matter.rounds.get().route, young.matter.rounds.get().route) == (first, newer)
    young.decide(waiting(young).get(), "agree")
    assert young.matter.state == "approval"
    old.vet()
    assert old.matter.state == "notice"


def test_an_unpublished_route_is_in_nobodys_way(stage):
    first = routes.in_force("delegation")
    Route.objects.create(kind="delegation", version=first.version + 7)
    assert routes.in_force("delegation") == first
    with pytest.raises(NotNow):
        routes.in_force("nothing")
