"""Whatever happens to a matter, its row is what a recount makes of its tables, and a number as of a day stays what it was.

Trips are led at random, by right and wrong people with right and wrong facts (the machine of ``tests.life_machine``); every
kind is led along its straight way, looked at after each part.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis.stateful import initialize, invariant

from tests import life_machine
from tests.life_machine import of_lore
from tests.making import a_walk, trip
from tests.workflow.delegations.test_life_machine import Life, lore_of
from tests.workflow.visits.making import a_walk as visit_walk
from tests.workflow.visits.making import visit
from workflow.core import kinds
from workflow.matters.lectures import LectureWalk, filled
from workflow.statistics.cube import DIMENSIONS, cube
from workflow.statistics.models import Counted
from workflow.statistics.period import of_year
from workflow.statistics.recount import differing
from workflow.statistics.words import WAYS

BEGINNINGS = ["ready", "abroad", "returned", "sharing"]
YEAR = 2026


class Days:
    """What was shown on each day, for the end when all of them are asked for again."""

    def __init__(self) -> None:
        self.shown: dict[date, Any] = {}

    def look(self, walk: Any) -> None:
        """The row is the recount's; what is shown now is what the day shows until something else happens on it."""
        matter = walk.matter
        assert not differing(kinds.get(matter.kind), [matter.pk])
        self.shown[walk.today] = figures(walk.today)

    def ask_again(self) -> None:
        for day, then in self.shown.items():
            assert figures(day) == then, day


def figures(day: date) -> dict:
    found = cube(of_year(YEAR, as_of=day))
    return {(way, dimension): found.by(way, dimension) for way in WAYS for dimension in (*DIMENSIONS, "country")}


class CountedLife(Life):
    """The life of a trip, counted."""

    @initialize(state=of_lore("beginnings"))
    def stands_at(self, state: str) -> None:
        super().stands_at(state)
        self.days = Days()

    @invariant()
    def its_row_is_that_of_a_recount(self) -> None:
        if hasattr(self, "days"):
            self.days.look(self.walk)

    def teardown(self) -> None:
        try:
            if hasattr(self, "days"):
                self.days.ask_again()
                SEEN.update(Counted.objects.values_list("matter", "written_at"))
        finally:
            super().teardown()


SEEN: set = set()


@pytest.fixture(scope="module", autouse=True)
def _beginnings(house):
    CountedLife.lore = lore_of(house, BEGINNINGS)
    for state in BEGINNINGS:
        house.template(state)


def test_figures_follow_a_trip_wherever_it_goes_and_stay_as_of_each_day(stage):
    life_machine.run(CountedLife, lives=5)
    assert len(SEEN) > 4, "rows came and went"


def walks(cast: dict) -> dict[str, tuple[Any, Any]]:
    return {
        "delegation": (a_walk(cast), trip(cast)), "visit": (visit_walk(cast), visit(cast)),
        "lecture": (LectureWalk(cast, a_walk(cast).now), filled("先进材料前沿讲座", date(YEAR, 5, 20))),
    }  # fmt: skip


@pytest.mark.parametrize("code", [kind.code for kind in kinds.installed() if kind.figures])
def test_every_kind_is_counted_as_a_recount_counts_it_after_each_part_of_its_way(stage, code):
    walk, content = walks(stage.cast)[code]
    days = Days()
    walk.begin()
    walk.save(content)
    for part in walk.parts():
        part()
        days.look(walk)
    days.ask_again()
    assert Counted.objects.current().filter(matter_id=walk.matter.pk).count() == 1 and len(days.shown) > 2
