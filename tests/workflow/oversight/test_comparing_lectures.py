"""Plan against actual of a lecture."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from workflow.core.comparing import Outcome
from workflow.matters.lectures import KIND, LectureWalk, filled

DAY = date(2026, 5, 20)


@pytest.fixture
def walk(cast):
    going = LectureWalk(cast, timezone.make_aware(datetime(2026, 3, 2, 9)))
    going.until("announced", filled("先进材料前沿讲座", DAY, size=150))
    return going


def held(walk, **facts):
    walk.move_to(DAY + timedelta(days=1))
    walk.step("record_held", walk.owner, **({"held_on": DAY, "attendance": 120} | facts))
    return {row.code: row for row in KIND.compared.compare(walk.matter, walk.today).checks}


def test_one_that_was_held_as_approved_keeps_every_check_and_cites_it(walk):
    checks = held(walk)
    assert {row.outcome for row in checks.values()} == {Outcome.KEPT} and all(row.cite for row in checks.values())
    assert set(checks) == {"day", "topic", "audience", "announced"}


def test_another_day_and_what_was_changed_stay_open_until_somebody_judges_them(walk):
    checks = held(walk, held_on=DAY + timedelta(days=1), deviations="报告人航班延误。")
    assert checks["day"].outcome is checks["topic"].outcome is Outcome.OPEN and "航班延误" in checks["day"].said


def test_an_audience_that_would_have_needed_a_leader_is_open(walk):
    assert held(walk, attendance=5000)["audience"].outcome is Outcome.OPEN
