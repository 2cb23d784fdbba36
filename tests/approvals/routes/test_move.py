"""Moving a running round to another version: what stays, what is skipped, what is asked ahead; back is back exactly."""

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals.actions.decide import decide
from approvals.actions.move import move, preview
from approvals.actions.publish_route import publish
from approvals.actions.take_back import take_back
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import RouteMove
from approvals.revising.forecast import asked
from approvals.revising.landing import Standing, land
from approvals.revising.rows import by_step, complete
from tests.making import a_walk, last_entry, trip, waiting
from workflow.matters.delegations.rehearsal.walk import DECIDERS

GROUP = {"stage": "approval", "who": {"role": "leading_group"}, "days": 4, "name": "领导小组"}


@pytest.fixture
def walk(stage):
    """Gu's trip: the head has agreed, four offices are asked side by side."""
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    walk.decide(waiting(walk).get(), "agree")
    return walk


def version(revising, **changes):
    return publish(revising.draft(**changes).pk, by=revising.by, now=revising.now)


def go(walk, target, by=None):
    return move(walk.matter.pk, target.pk, by=by or walk.cast["guan"], why="新办法施行", now=walk.now)


def open_codes(walk):
    return set(waiting(walk).values_list("panel__phase__code", flat=True))


def standing(walk):
    """Everything of the running round that moving touches, but the trace it leaves."""
    round = walk.matter.rounds.get(outcome="")
    tasks = {task.pk: (task.data.get("step"), task.data.get("then")) for task in round.process.task_set.all() if "step" in task.data}
    panels = list(round.panels.order_by("pk").values_list("pk", "phase", "outcome"))
    seats = list(walk.matter.assignments.order_by("pk").values_list("pk", "panel", "person", "role", "verdict", "due_on", "waits"))
    return round.route_id, tasks, panels, seats


def test_a_moved_round_goes_on_by_the_target(walk, revising):
    target = version(revising, office=None, group=GROUP | {"step": 9})
    round = go(walk, target)
    assert round.route == target and open_codes(walk) == {"personnel", "secrecy", "finance", "teaching"}
    assert {a.panel.phase.route_id for a in waiting(walk).select_related("panel__phase")} == {target.pk}
    walk.vet()
    walk.hold_notice()
    assert open_codes(walk) == {"leader"}


def test_it_leaves_a_trace(walk, revising):
    first, target = revising.in_force, version(revising, office=None)
    go(walk, target)
    left = RouteMove.objects.get()
    assert (left.source, left.target, left.by, left.why) == (first, target, walk.cast["guan"], "新办法施行")
    entry = last_entry(walk)
    assert entry.step == "move_route" and entry.facts == {"round": 1, "source": first.version, "target": target.version}


def test_steps_with_other_numbers_are_found_by_the_codes_of_their_phases(walk, revising):
    target = version(revising, group=GROUP | {"step": 1, "stage": "vetting", "code": "group"}, unit={"step": 2},
                     **{code: {"step": 7} for code in ("personnel", "secrecy", "finance", "teaching")}, notice={"step": 8},
                     office={"step": 9}, leader={"step": 10}, permit={"step": 11})  # fmt: skip
    go(walk, target)
    assert {task.data["step"] for task in walk.matter.rounds.get().process.task_set.filter(finished=None)} == {7}
    decide(waiting(walk).first().pk, by=walk.cast[DECIDERS[waiting(walk).first().panel.phase.code]], verdict="return",
           digest=walk.matter.digest, opinion="请补充", back_to=2, now=walk.now)  # fmt: skip
    assert open_codes(walk) == {"unit"}


def test_what_the_preview_says_is_what_happens(walk, revising):
    target = version(
        revising, group=GROUP | {"step": 1, "stage": "vetting"}, security=GROUP | {"step": 2, "stage": "vetting", "name": "安全"},
        office=None, board=GROUP | {"step": 9, "name": "党委会"}, unit={"step": 5, "stage": "approval"},
    )  # fmt: skip
    landing = preview(walk.matter.rounds.get(), target)
    assert landing.possible and set(landing.keeps) == {"人事备案", "保密审查", "经费先行审核", "教学安排审核"}
    assert (landing.behind, landing.beside) == (("领导小组",), ("安全",))
    assert (landing.added, landing.dropped, landing.again) == (("党委会",), ("国际处审批",), ("单位审核",))
    go(walk, target)
    assert open_codes(walk) == {"personnel", "secrecy", "finance", "teaching"}
    walk.vet()
    walk.hold_notice()
    assert open_codes(walk) == {"unit", "leader"}


@pytest.mark.parametrize(
    "changes, word",
    [({"finance": None}, "经费先行审核"), ({"finance": {"step": 3, "stage": "notice"}}, "阶段"),
     ({"finance": {"step": 1}}, "先后"), ({"finance": {"when": {"fact": "teachers_travel", "is": False}}}, "经费先行审核")],
)  # fmt: skip
def test_a_step_without_counterpart_is_not_moved(walk, revising, changes, word):
    target, before = version(revising, **changes), standing(walk)
    with translation.override("zh-hans"):
        assert word in preview(walk.matter.rounds.get(), target).why_not
        with pytest.raises(NotNow, match=word):
            go(walk, target)
    assert standing(walk) == before and not RouteMove.objects.exists()


def test_what_is_settled_beside_an_open_panel_does_not_stand_in_the_way(walk, revising):
    walk.decide(waiting(walk).get(panel__phase__code="finance"), "agree")
    target = version(revising, finance=None)
    go(walk, target)
    assert open_codes(walk) == {"personnel", "secrecy", "teaching"}


def test_who_may_move(walk, revising, stage):
    target, first = version(revising, office=None), walk.matter.rounds.get().route
    for who in ("wen", "cheng", "gu", "song", "mi"):
        with pytest.raises(NotYours):
            go(walk, target, by=stage.cast[who])
    go(walk, target, by=stage.cast["chen"])
    go(walk, first, by=stage.cast["guan"])


def test_whom_it_concerns_does_not_move_it(stage, revising):
    lin = stage.cast["lin"]
    walk = a_walk(stage.cast)
    leads = {"key": "m1", "person_id": stage.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True}
    along = {"key": "m2", "person_id": lin.pk, "name": lin.name, "post": "副处长"}
    walk.until("vetting", trip(stage.cast, members=[leads, along]))
    with pytest.raises(NotYours):
        go(walk, version(revising, office=None), by=lin)


def test_what_else_is_refused(walk, revising):
    target, draft = version(revising, office=None), revising.draft()
    with pytest.raises(NotNow):
        go(walk, draft)
    with pytest.raises(NotNow):
        go(walk, walk.matter.rounds.get().route)
    with pytest.raises(NotComplete):
        move(walk.matter.pk, target.pk, by=walk.cast["guan"], why=" ", now=walk.now)
    with pytest.raises(ObjectDoesNotExist):
        move(10**9, target.pk, by=walk.cast["guan"], why="x", now=walk.now)
    walk.step("withdraw", walk.owner, why="日程有变")
    with pytest.raises(NotNow):
        go(walk, target)


def test_where_a_resumed_return_goes_on_is_translated_or_forgotten_and_comes_back(walk, revising):
    first = walk.matter.rounds.get().route
    walk.vet()
    walk.hold_notice()
    office = waiting(walk).get()
    decide(office.pk, by=walk.cast["chen"], verdict="return", digest=walk.matter.digest, opinion="再看", back_to=1, resume=True, now=walk.now)
    then = lambda: walk.matter.rounds.get().process.task_set.get(finished=None).data["then"]  # noqa: E731
    assert then() == 4
    go(walk, version(revising, office={"step": 8}, leader={"step": 9}, permit={"step": 10}))
    assert then() == 8
    go(walk, version(revising, office=None))
    assert then() is None
    go(walk, first)
    assert then() == 4


def test_a_decision_of_a_step_the_target_does_not_know_is_not_taken_back(walk, revising):
    last = None
    for assignment in list(waiting(walk)):
        last = walk.decide(assignment, "agree") or assignment
    first, before = walk.matter.rounds.get().route, standing(walk)
    target = version(revising, finance=None, personnel=None, secrecy=None, teaching=None)
    go(walk, target)
    with pytest.raises(NotNow):
        take_back(last.pk, by=type(last).objects.get(pk=last.pk).person, now=walk.now)
    go(walk, first)
    assert standing(walk) == before
    take_back(last.pk, by=type(last).objects.get(pk=last.pk).person, now=walk.now)


@pytest.mark.parametrize("settled", [0, 1, 3, 4])
def test_back_is_back_exactly(walk, revising, settled):
    first = walk.matter.rounds.get().route
    for assignment in list(waiting(walk))[:settled]:
        walk.decide(assignment, "agree")
    before = standing(walk)
    targets = [
        version(revising, unit={"step": 3}, personnel={"step": 5}, secrecy={"step": 5}, finance={"step": 5}, teaching={"step": 5},
                notice={"step": 6}, office={"step": 8}, leader={"step": 9}, permit={"step": 11}),
        version(revising, office=None, group=GROUP | {"step": 1, "stage": "vetting"}),
        version(revising, permit=None),
    ]  # fmt: skip
    for target in targets:
        go(walk, target)
    go(walk, targets[0])
    go(walk, first)
    assert standing(walk) == before
    for part in (walk.vet, walk.hold_notice, walk.approve):
        part()
    assert walk.matter.state == "documents"


CODES = "abcdefg"
ROUTES = st.lists(st.tuples(st.sampled_from(CODES), st.integers(1, 4)), min_size=1, max_size=7, unique_by=lambda pair: pair[0])


def route(drawn):
    stages = {1: "vetting", 2: "vetting", 3: "notice", 4: "approval"}
    return [complete({"code": code, "name": code, "step": step, "stage": stages[step], "who": {"role": "fao"}}) for code, step in drawn]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROUTES, ROUTES, st.data())
def test_whatever_the_routes_moving_there_and_back_lands_on_the_same_step(drawn, other, data):
    source, target = route(drawn), route(other)
    steps = by_step(asked(source, {}))
    at = data.draw(st.integers(0, len(steps) - 1))
    open_now = data.draw(st.lists(st.sampled_from([row["code"] for row in steps[at]]), min_size=1, unique=True))
    reached = frozenset(row["code"] for step in steps[: at + 1] for row in step)
    before = Standing(steps[at][0]["step"], steps[at][0]["stage"], tuple(open_now), reached)
    there = land(before, source, target, {}, version=2)
    if there.possible:
        back = land(Standing(there.step, before.stage, before.open, reached), target, source, {}, version=1)
        assert back.possible and back.step == before.step
        assert set(there.keeps) == set(open_now) == set(back.keeps)
        assert set(back.added) == set(there.dropped) - reached
    else:
        codes = {row["code"]: row for row in target}
        found = [codes.get(code) for code in open_now]
        one_step = None not in found and len({row["step"] for row in found}) == 1
        assert not one_step or found[0]["stage"] != before.stage


def test_a_reopened_round_stays_on_its_version(walk, revising):
    walk.decide(waiting(walk).first(), "reject", "经费不足")
    walk.step("reopen", "chen", why="经费已调整。")
    target, before = version(revising, office=None), standing(walk)
    with pytest.raises(NotNow):
        go(walk, target)
    assert standing(walk) == before
