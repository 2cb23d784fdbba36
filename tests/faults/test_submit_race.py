"""Handing in: twice at once is once, and numbers have no gaps whoever fails in between."""

from typing import Any

import pytest
from django.utils import timezone

from approvals.commit import one_commit
from tests.faults.hands import at_once, tally
from tests.faults.office import is_whole, taking
from tests.making import a_walk, fresh, trip
from workflow.core.models import Counter, Matter, Revision
from workflow.core.steps import take
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
HANDS = 20


class Stumbled(Exception):
    """Something fails after the number was given."""


def draft(cast: dict[str, Any]) -> Walk:
    walk = a_walk(cast)
    walk.begin()
    walk.save(trip(cast))
    return walk


def test_two_submissions_of_one_draft_are_one() -> None:
    walk = draft(gather())
    came = at_once(*[taking(walk, "submit", "gu")] * 4)
    assert tally(came) == {"won": 1, "NotNow": 3}
    assert Revision.objects.filter(matter=walk.matter.pk).count() == 1
    assert fresh(walk).rounds.count() == 1
    assert is_whole(walk)


def test_numbers_have_no_gaps_though_some_submissions_fail_late() -> None:
    cast = gather()
    drafts = [draft(cast) for _ in range(HANDS)]

    def stumbling(walk: Walk) -> None:
        with one_commit():
            assert take(walk.matter.pk, "submit", by=cast["gu"], now=timezone.now()).number
            raise Stumbled

    works = [
        (lambda walk=walk: stumbling(walk)) if place % 4 == 3 else taking(walk, "submit", "gu")
        for place, walk in enumerate(drafts)
    ]
    assert tally(at_once(*works)) == {"won": HANDS * 3 // 4, "Stumbled": HANDS // 4}
    year = timezone.localdate().year
    given = sorted(Matter.objects.exclude(number=None).values_list("number", flat=True))
    assert given == [f"OUT-{year}-{no:04d}" for no in range(1, HANDS * 3 // 4 + 1)]
    assert Counter.objects.get(series="OUT", year=year).last == len(given)
    assert all(is_whole(walk) for walk in drafts if fresh(walk).number)
