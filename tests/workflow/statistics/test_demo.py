"""The demo's ledger is taken in as the office's would be, once, and its parts add up."""

from datetime import date

from django.utils import timezone

from workflow.core.counting import IN, OUT
from workflow.statistics.checks import checks
from workflow.statistics.cube import cube
from workflow.statistics.demo import GROUPS, PARTIES, demo
from workflow.statistics.period import of_year
from workflow.statistics.scoring import indicators


def test_last_year_is_there_to_be_compared_with(stage):
    now = timezone.now()
    (line,) = demo(stage.cast, now=now)
    assert line.startswith("counted")
    today: date = timezone.localdate(now)
    counted = cube(of_year(today.year - 1, as_of=today))
    assert (counted.total(OUT).groups, counted.total(IN).groups) == (GROUPS, PARTIES)
    assert all(check.holds for check in checks(counted)) and len(indicators(today)) == 4
    assert not list(demo(stage.cast, now=now)), "once"
