"""Every rung × what the route says of being late × paused or not."""

import copy
from datetime import date, timedelta

import pytest

from approvals.actions.pause import pause_all
from approvals.models import Assignment, Phase
from approvals.people.models import Holding, Post, Unit
from tests.approvals.late import asked, handed_in, late_route, scan
from tests.making import fresh, waiting

LATE = {  # what the route says: (who is asked then, verdict of who was asked, steps that wait)
    "": ("cheng", "", {1}),
    "superior": ("shen", "unneeded", {1}),
    "office": (None, "unneeded", {1}),
    "agree": (None, "agree", {2}),
}


@pytest.fixture(scope="module")
def walks(house):
    """A matter for each rule, in a university whose head is Shen."""
    post = Post.objects.create(unit=Unit.objects.get(code="LJU"), title="校长", duty="head")
    Holding.objects.create(person=house.cast["shen"], post=post, since=date(2020, 1, 1))
    return {late: late_route(late) and handed_in(house) for late in LATE}


@pytest.fixture
def first(walks, late, stage):
    """The to-do of the head of the unit; its walk is this test's own."""
    walk = copy.copy(walks[late])
    fresh(walk)
    found = asked(walk)
    found.walk = walk
    return found


def test_every_rule_is_tried_here():
    assert set(LATE) == set(Phase.Late.values)


@pytest.mark.parametrize("paused", [False, True], ids=["running", "paused"])
@pytest.mark.parametrize("rungs", [0, 1, 2])
@pytest.mark.parametrize("late", LATE)
def test_rungs(first, late, rungs, paused):
    walk = first.walk
    for _rung in range(rungs):
        day = Assignment.objects.get(pk=first.pk).next_on
        assert day is None or scan(day, walk) == 1
    before = Assignment.objects.get(pk=first.pk)
    assert before.rung == (rungs if late else min(rungs, 1))
    if paused:
        pause_all(walk.matter, now=walk.now)
        assert {(a.due_on, a.next_on) for a in waiting(walk)} == {(None, None)}
        assert sum(scan(walk.today + timedelta(days=n), walk) for n in range(0, 90, 9)) == 0
    if rungs < 2:
        assert before.closed_at is None and waiting(walk).get().pk == first.pk
    else:
        who, verdict, steps = LATE[late]
        assert (before.verdict, before.closed_for) == (verdict, "lapsed" if verdict else "")
        assert {a.panel.phase.step for a in waiting(walk)} == steps
        assert who is None or waiting(walk).get().person.username == who
