"""The row of a matter is written by the steps that make it true, is undone with them, and is what a recount makes of the tables."""

from dataclasses import asdict
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from approvals.errors import NotComplete
from tests.making import a_walk, fresh, standing_at, trip
from tests.workflow.visits.making import a_walk as visit_walk
from tests.workflow.visits.making import visit
from workflow.core.counting import Counted as Row
from workflow.core.counting import region_of
from workflow.matters.lectures import LectureWalk, filled
from workflow.statistics.models import Counted
from workflow.statistics.recount import recount


def current(matter: Any) -> Counted:
    return Counted.objects.current().get(matter_id=matter.pk)


def said(rows: Any) -> list[dict]:
    names = [*Row.__dataclass_fields__, "matter_id", "kind", "number", "title", "unit_name"]
    return list(rows.order_by("matter_id").values(*names))


@standing_at("ready")
def test_a_trip_counts_once_its_group_has_left(walk):
    assert not Counted.objects.filter(matter_id=walk.matter.pk).exists()
    walk.until("abroad", trip(walk.cast))
    row = current(fresh(walk))
    assert (row.way, row.kind, row.countries, row.region, row.people, row.days) == ("out", "delegation", ["JP"], "abroad", 3, None)
    assert row.counted_on == walk.matter.trip.left_on and row.title == walk.matter.title and row.track == "general"


@standing_at("sharing")
def test_at_its_end_the_row_says_what_it_cost_and_what_came_in_time(walk):
    row = current(walk.matter)
    assert row.money == walk.matter.settlement.total and row.money_planned == walk.matter.settlement.approved
    assert row.days == (walk.matter.trip.came_home_on - walk.matter.trip.left_on).days + 1
    assert row.passports_on_time == walk.matter.loans.filter(purpose="exit").count() > 0
    assert (row.passports_late, row.passports_out, row.passports_due_on) == (0, 0, None)
    assert row.report_on <= row.report_due_on == walk.matter.trip.came_home_on + timedelta(days=15)


@standing_at("sharing")
def test_every_version_is_kept_and_the_next_begins_where_one_ends(walk):
    rows = list(Counted.objects.filter(matter_id=walk.matter.pk).order_by("pk"))
    assert len(rows) > 3
    assert [row.replaced_at for row in rows[:-1]] == [row.written_at for row in rows[1:]] and rows[-1].replaced_at is None
    home = walk.matter.trip.came_home_on
    [then] = Counted.objects.filter(matter_id=walk.matter.pk).known(home - timedelta(days=1))
    assert then.days is None and then.money is None


@standing_at("cancelled", "rejected", "withdrawn", "approval")
def test_what_never_began_does_not_count(walk):
    assert not Counted.objects.filter(matter_id=walk.matter.pk).exists()


@standing_at("ready")
def test_a_step_that_is_refused_leaves_no_row(walk):
    with pytest.raises(NotComplete), transaction.atomic():
        walk.step("depart", walk.owner, left_on=date(2030, 1, 1), tickets_match=True)
    assert not Counted.objects.filter(matter_id=walk.matter.pk).exists()


def test_a_row_is_either_a_matters_or_a_ledgers(stage):
    with pytest.raises(IntegrityError), transaction.atomic():
        Counted.objects.create(way="out", counted_on=date(2026, 1, 1), written_at=timezone.now(), title="无主")


@pytest.mark.parametrize("origin, way, region", [("foreign", "in", "abroad"), ("taiwan", "in", "taiwan"), ("domestic", "domestic", "domestic")])
def test_domestic_guests_are_never_counted_among_those_from_abroad(stage, origin, way, region):
    places = {"foreign": [{"country": "JP"}], "taiwan": [{"country": "TW"}], "domestic": []}[origin]
    guests = [{"key": "g1", "name": "王一", "post": "教授", "country": "TW", "leader": True}, {"key": "g2", "name": "王二", "post": "教授", "country": "TW"}]
    walk = visit_walk(stage.cast)
    walk.until("hosting", visit(stage.cast, origin=origin, places=places, guests=guests))
    row = current(walk.matter)
    assert (row.way, row.origin, row.region, row.people) == (way, origin, region, 2)
    assert row.counted_on == timezone.localdate(walk.matter.stay.arrived_at)


def test_a_lecture_counts_with_its_speakers_on_the_day_it_was_held(stage):
    day = date(2026, 5, 20)
    walk = LectureWalk(stage.cast, a_walk(stage.cast).now)
    walk.until("held", filled("先进材料前沿讲座", day))
    row = current(walk.matter)
    assert (row.way, row.counted_on, row.people, row.audience, row.task) == ("event", day, 1, 120, "engineering")


@pytest.mark.parametrize("countries, region", [
    (["JP", "HK"], "abroad"), (["HK", "MO"], "hong_kong"), (["MO"], "macau"), (["TW"], "taiwan"), ([], "domestic"), (["CN"], "domestic"),
])  # fmt: skip
def test_a_trip_is_of_one_region_alone(countries, region):
    assert region_of(countries) == region


# --- recounting -------------------------------------------------------------------------------------------------------


def life(stage: Any) -> None:
    """A trip that is over, a trip under way, a visit and a lecture; what other tests of the module made is left out."""
    Counted.objects.all().delete()
    list(recount(now=timezone.now()))
    for state in ("sharing", "abroad"):
        a_walk(stage.cast).until(state, trip(stage.cast))
    visit_walk(stage.cast).until("departed", visit(stage.cast))
    LectureWalk(stage.cast, a_walk(stage.cast).now).until("held", filled("先进材料前沿讲座", date(2026, 5, 20)))


def test_a_recount_finds_what_the_steps_wrote_and_makes_the_same_from_nothing(stage):
    life(stage)
    now = timezone.now()
    assert list(recount(now=now)) == []
    written, first = said(Counted.objects.current()), _first_known()
    assert len(written) >= 4
    Counted.objects.all().delete()
    assert len(list(recount(now=now))) == len(written)
    assert said(Counted.objects.current()) == written and _first_known() == first


def _first_known() -> dict[int, Any]:
    found: dict[int, Any] = {}
    for matter, at in Counted.objects.order_by("-written_at").values_list("matter_id", "written_at"):
        found[matter] = at
    return found


def test_a_recount_mends_what_differs_and_says_which(stage):
    life(stage)
    wrong = Counted.objects.current().filter(way="out").first()
    assert wrong is not None
    Counted.objects.filter(pk=wrong.pk).update(people=99)
    told = StringIO()
    call_command("recount", stdout=told)
    assert f"matter {wrong.matter_id}: mended" in told.getvalue() and "1 rows were mended." in told.getvalue()
    mended = current(wrong.matter)
    assert mended.people == 3 and Counted.objects.get(pk=wrong.pk).replaced_at is not None
    told = StringIO()
    call_command("recount", stdout=told)
    assert told.getvalue().strip() == "Every row agrees."


def test_every_field_of_a_row_has_its_column():
    columns = {field.name for field in Counted._meta.get_fields()}
    assert set(asdict(Row(way="out", counted_on=date(2026, 1, 1)))) <= columns
