"""Trying a draft: which rounds would be asked differently; counted whole, shown in part, fast, and nothing is changed."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.models import Round
from approvals.revising.forecast import Difference, difference, forecast
from approvals.revising.rows import complete
from approvals.revising.trial import trial
from tests.making import a_walk, answered, trip


def row(code: str, step: int, **said):
    return complete({"code": code, "name": code, "step": step, "stage": "vetting", "who": {"role": "fao"}, "days": 3} | said)


ABC = [row("a", 1), row("b", 2), row("c", 3)]


@pytest.mark.parametrize(
    "after, differs",
    [(ABC, Difference()), ([*ABC, row("d", 4, days=5)], Difference(added=("d",), days=5)), (ABC[:2], Difference(dropped=("c",), days=-3)),
     ([row("b", 1), row("a", 2), row("c", 3)], Difference(reordered=("b", "a"))),
     ([row("a", 1), row("b", 2), row("c", 2)], Difference(reordered=("b", "c"), days=-3)),
     ([row("a", 1, quorum="all"), *ABC[1:]], Difference(quorum=("a",))), ([row("a", 1, veto=False), *ABC[1:]], Difference(quorum=("a",))),
     ([row("a", 1, who={"duty": "head"}), *ABC[1:]], Difference(people=("a",))),
     ([row("a", 1), row("b", 5), row("c", 7)], Difference()), ([row("a", 1, name="x"), *ABC[1:]], Difference())],
)  # fmt: skip
def test_what_differs(after, differs):
    assert difference(ABC, after) == differs and bool(difference(ABC, after)) is (differs != Difference())


def test_only_rounds_whose_facts_fulfil_the_condition_differ():
    draft = [*ABC, row("d", 4, when={"fact": "amount", "at_least": 100})]
    rounds = [(1, 7, {"amount": "99.99"}), (2, 7, {"amount": "100.00"}), (3, 7, {}), (4, 8, {"amount": 500})]
    found = dict(forecast(rounds, {7: ABC, 8: draft}, draft))
    assert [pk for pk, differs in found.items() if differs] == [2]


def test_a_hundred_thousand_rounds_are_thought_through_in_seconds():
    draft = [*ABC, row("d", 4, when={"all": [{"fact": "track", "in": ["general"]}, {"fact": "amount", "at_least": 50_000}]})]
    rounds = [(pk, 7, {"amount": f"{pk}.00", "track": "general", "owner": pk}) for pk in range(100_000)]
    began = time.perf_counter()
    assert sum(bool(differs) for _pk, differs in forecast(rounds, {7: ABC}, draft)) == 50_000
    assert time.perf_counter() - began < 20


def test_a_draft_is_tried_on_what_is_open_and_on_a_year(stage, revising):
    running, ended = a_walk(stage.cast), a_walk(stage.cast)
    for walk in (running, ended):
        walk.until("vetting", trip(stage.cast))
    answered(ended, "reject")
    group = {"step": 9, "stage": "approval", "who": {"role": "leading_group"}, "days": 4, "name": "领导小组"}
    draft = revising.draft(group=group, teaching=None)
    tried = trial(draft, now=running.now)
    assert (tried.rounds, tried.open, tried.differing, tried.differing_open, tried.alike) == (2, 1, 2, 1, 0)
    assert tried.added == {"group": 2} and tried.dropped == {"teaching": 2} and tried.days_each == 4
    assert [one.subject.pk for one in tried.shown] == [running.matter.pk, ended.matter.pk]
    later = trial(draft, now=running.now + timedelta(days=400))
    assert (later.rounds, later.open) == (1, 1)
    assert not trial(revising.draft(), now=running.now).differing


def test_ten_thousand_rounds_cost_the_same_statements_and_a_few_seconds(stage, revising, django_assert_num_queries):
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    round, draft = walk.matter.rounds.get(), revising.draft(leader={"quorum": "all"})
    with django_assert_num_queries(4):
        trial(draft, now=walk.now)
    Round.objects.bulk_create(
        Round(subject_id=round.subject_id, route=round.route, no=no, digest=round.digest, facts=round.facts | {"owner": no},
              outcome="agree", opened_at=walk.now, ended_at=walk.now)
        for no in range(2, 10_001)
    )  # fmt: skip
    began = time.perf_counter()
    with django_assert_num_queries(4):
        tried = trial(draft, now=walk.now)
    assert time.perf_counter() - began < 10
    assert tried.rounds == tried.differing == 10_000 and len(tried.shown) == 50 and tried.shown[0].open


def test_another_purpose_is_not_tried(stage, revising):
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    draft = revising.draft()
    draft.purpose = "change"
    assert trial(draft, now=timezone.now()).rounds == 0
