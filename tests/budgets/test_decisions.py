"""What a decision costs: at most 25 statements, 50 where it ends a step, whoever travels or is asked, whatever came before."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from approvals.models import Barred, Phase, Route
from tests.bench.generate import finished_matters
from tests.budgets.counting import counted
from tests.making import House, a_walk, fresh, trip, waiting
from workflow.core.models import Participant
from workflow.matters.delegations.rehearsal.walk import DECIDERS, Walk
from workflow.matters.delegations.route import ROUTE

PLAIN, ENDING = 25, 50
CONCLUDING = 70  # the last of a round: Viewflow's end, and the next state's words, bells and errands with it


def crowd(walk: Walk) -> None:
    """Thirty-seven more travellers, some of them with an account."""
    matter = walk.matter.pk
    guests = [Participant(matter_id=matter, key=f"g{no}", name=f"随行{no}") for no in range(31)]
    known = [person for name, person in walk.cast.items() if name not in ("gu", "zhou", *DECIDERS.values())][:6]
    guests += [Participant(matter_id=matter, key=f"k{p.pk}", name=p.name, person=p) for p in known]
    Participant.objects.bulk_create(guests)
    Barred.objects.bulk_create([Barred(subject_id=matter, person=p, why="traveller") for p in known], ignore_conflicts=True)


def past(walk: Walk) -> None:
    finished_matters(2000, walk.cast)


@pytest.fixture(params=[lambda walk: None, crowd, past], ids=["as it is", "40 members", "2000 matters before"])
def handed_in(request: pytest.FixtureRequest, stage: House) -> Walk:
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    request.param(walk)
    return walk


def agree(house: House, walk: Walk, code: str, budget: int) -> int:
    """The one whose phase it is agrees in a browser; how many statements that took."""
    assignment = waiting(walk, panel__phase__code=code).get()
    browser = house.office.browser(DECIDERS[code])
    browser.get("/me/")  # the session has begun
    said = {"verb": "agree", "digest": walk.matter.digest, "opinion": "同意。", "_once": f"{code}-{assignment.pk}"}
    ask: Callable[[], Any] = lambda: browser.post(f"/assignments/{assignment.pk}/decision/", said)  # noqa: E731
    return counted(f"agree as {code}", ask, budget)


def test_decisions_of_the_vetting_keep_their_budgets(stage: House, handed_in: Walk) -> None:
    opening_panels = agree(stage, handed_in, "unit", ENDING)
    codes = list(waiting(handed_in).values_list("panel__phase__code", flat=True))
    *plain, _last = [agree(stage, handed_in, code, PLAIN if code != codes[-1] else ENDING) for code in codes]
    assert fresh(handed_in).state == "notice"
    assert max(plain) < opening_panels


def test_decisions_of_the_approval_keep_their_budgets(stage: House) -> None:
    walk = a_walk(stage.cast)
    walk.until("approval", trip(stage.cast))
    for code in ("office", "leader"):
        agree(stage, walk, code, ENDING)
    walk.record_permit()
    agree(stage, walk, "permit", CONCLUDING)
    assert fresh(walk).state == "documents"


@pytest.fixture
def narrow_route(stage: House) -> Iterator[Route]:
    """Version 2: the vetting asks one office only."""
    route = Route.objects.create(kind="delegation", version=2)
    kept = [phase for phase in ROUTE if phase["code"] not in ("secrecy", "finance", "teaching")]
    Phase.objects.bulk_create(Phase(route=route, **phase) for phase in kept)
    Route.objects.filter(pk=route.pk).update(published_at=timezone.now())
    yield route


def test_asking_four_costs_what_asking_one_costs(stage: House, request: pytest.FixtureRequest) -> None:
    counts = []
    for fixture in (None, "narrow_route"):
        if fixture:
            request.getfixturevalue(fixture)
        walk = a_walk(stage.cast)
        walk.until("vetting", trip(stage.cast))
        counts.append((agree(stage, walk, "unit", ENDING), waiting(walk).count()))
    (many, panels), (one, single) = counts
    assert single == 1 and panels >= 3
    assert many == one
