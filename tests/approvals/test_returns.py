"""Returns on routes of any shape do exactly what their paragraph says (see approvals/actions/returning.py)."""

import random
from collections import Counter
from typing import Any

import pytest
from django.db import transaction

from approvals.actions.add_signer import add_signer
from approvals.actions.claim import claim
from approvals.actions.decide import decide, earlier
from approvals.models import Assignment, Decision, Panel
from tests.approvals.machine.office import equip, publish
from tests.approvals.machine.shapes import QUEUES, Phase, Shape, people, queue
from tests.approvals.panels import handed_in, on_desks, phase, say, seat, the_round
from tests.making import fresh, trip

SEEDS = range(6)
WIDE = Shape((
    (Phase("first", people("he", "ji"), "turn"),),
    (Phase("second", people("meng", "wen")), Phase("desk", queue("desk-one"), "any")),
    (Phase("third", people("he", "ji", "wen"), "count", 2), Phase("fourth", people("shen", "dang"), "turn"), Phase("any", people("meng", "he"), "any")),
    (Phase("last", queue("desk-one") + people("wen")),),
))  # fmt: skip
DEEP = Shape((
    (Phase("first", queue("desk-two"), "any"),),
    (Phase("second", people("ji", "wen"), "ratio", 60),),
    (Phase("third", people("he", weight=3) + people("ji", "dang"), "weight", 4), Phase("desk", queue("desk-one") + people("shen")),
     Phase("vote", people("meng", "wen", "shen"), "count", 2, veto=False)),
    (Phase("last", people("dang"), "any"),),
))  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def draft(house):
    equip(house.cast)
    house.template("draft")


class Way:
    """One matter on a route of that shape, and the dice that say who speaks."""

    def __init__(self, house: Any, shape: Shape, seed: int):
        template = house.template("draft")
        self.walk = type(template)(house.cast, template.now, matter=template.matter)
        self.shape, self.dice = shape, random.Random(seed)
        publish(shape)
        fresh(self.walk)
        self.walk.step("submit", "gu")

    def open(self) -> list[Assignment]:
        rows = Assignment.objects.open().filter(subject=self.walk.matter.pk, panel__isnull=False)
        return list(rows.select_related("panel__phase", "person").order_by("pk"))

    def desks(self) -> Counter:
        """Who is asked or will be when their turn comes: (phase, person or queue)."""
        return Counter((row.panel.phase.code, row.person.username if row.person else row.role) for row in self.open())

    def whole(self, step: int) -> Counter:
        """Everybody of a step, as the route has them."""
        return Counter((phase.code, seat.person or seat.queue) for phase in self.shape.phases(step) for seat in phase.seats)

    def say(self, row: Assignment, verdict: str = "agree", **more: Any) -> Decision:
        by = row.person or self.walk.cast[QUEUES[row.role][0]]
        digest = fresh(self.walk).digest
        return decide(row.pk, by=by, verdict=verdict, digest=digest, opinion="已阅。", now=self.walk.now, **more)

    def asked(self) -> list[Assignment]:
        return [row for row in self.open() if not row.waits]

    def agree(self, *, until: int) -> None:
        """Everybody agrees, in any order, until that step is asked."""
        while self.open() and self.open()[0].panel.phase.step < until:
            self.say(self.dice.choice(self.asked()))

    def some_agree(self) -> None:
        """As many as like, so that the step is not over."""
        step = self.open()[0].panel.phase.step
        for _each in range(self.dice.randint(0, 4)):
            left = self.asked()
            undecided = Panel.objects.filter(round=the_round(self.walk), outcome="", phase__step=step).count()
            if len(left) > 1 and (undecided > 1 or len(self.open()) > 2):
                with transaction.atomic():
                    self.say(self.dice.choice(left))
                    if fresh(self.walk).state not in ("vetting", "approval") or self.open()[0].panel.phase.step != step:
                        transaction.set_rollback(True)

    def counting(self) -> set[int]:
        """The agreements that count."""
        agreed = Decision.objects.filter(subject=self.walk.matter.pk, verdict="agree", assignment__verdict="agree")
        return set(agreed.values_list("pk", flat=True))

    def counting_in(self, *steps: int) -> set[int]:
        found = Decision.objects.filter(pk__in=self.counting(), assignment__panel__phase__step__in=steps)
        return set(found.values_list("pk", flat=True))

    def returns(self, back_to: int, *, resume: bool) -> tuple[Assignment, Counter]:
        """Somebody whose panel may returns it; with whom it leaves unheard on panels that had come to nothing yet."""
        may = [row for row in self.asked() if row.panel.phase.veto]
        row = self.dice.choice(may)
        before = self.desks()
        decision = self.say(row, "return", back_to=back_to, resume=resume)
        row.refresh_from_db()
        if row.role:  # who spoke from a queue is asked by name
            before -= Counter([(row.panel.phase.code, row.role)])
            before += Counter([(row.panel.phase.code, decision.by.username)])
        return row, before


def at_step(stage: Any, seed: int, *, step: int) -> Way:
    way = Way(stage, WIDE if seed % 2 else DEEP, seed)
    way.agree(until=step)
    way.some_agree()
    return way


def step_of(way: Way) -> int:
    return way.open()[0].panel.phase.step


@pytest.mark.parametrize("seed", SEEDS)
def test_resumed_the_steps_between_stand_and_so_does_what_was_agreed_where_it_came_from(stage, seed):
    way = at_step(stage, seed, step=3)
    came_from = step_of(way)
    back_to = way.dice.randint(1, came_from - 1)
    others, gone = way.counting(), way.counting_in(back_to)
    _row, unheard = way.returns(back_to, resume=True)

    assert way.desks() == way.whole(back_to), "everybody of the step it goes to is asked afresh"
    assert way.counting() == others - gone, "of the agreements only those of the step it goes to are void"
    assert not Panel.objects.filter(round=the_round(way.walk), phase__step=came_from, outcome="").exists()

    stood = way.counting_in(came_from)
    while step_of(way) == back_to:
        way.say(way.dice.choice(way.asked()))
    assert step_of(way) == came_from, "the steps between are not asked again"
    assert way.desks() == unheard, "only who returned it and who had not spoken are asked"
    newest = Panel.objects.filter(round=the_round(way.walk), phase__step=came_from).order_by("-task_id")
    standing = Assignment.objects.filter(panel__task=newest[0].task_id, verdict="agree")
    assert {row.stands_id for row in standing} == stood and {row.closed_for for row in standing} <= {"stands"}


@pytest.mark.parametrize("seed", SEEDS)
def test_replayed_nothing_stands_from_the_step_it_goes_to_onward(stage, seed):
    way = at_step(stage, seed, step=3)
    came_from = step_of(way)
    back_to = way.dice.randint(1, came_from - 1)
    before = way.counting_in(*range(1, back_to))
    way.returns(back_to, resume=False)
    for step in range(back_to, came_from + 1):
        assert step_of(way) == step and way.desks() == way.whole(step), "every step from there on is asked afresh"
        assert way.counting() == before
        way.agree(until=step + 1)
        before |= way.counting_in(step)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_return_inside_a_resumed_return_replays_whatever_was_asked(stage, seed):
    way = Way(stage, WIDE, seed)
    way.agree(until=3)
    way.some_agree()
    way.returns(2, resume=True)
    way.some_agree()
    row, _unheard = way.returns(1, resume=True)
    assert row.decision.resume is False, "it is written down as what it was"
    assert way.counting() == set()
    for step in (1, 2, 3):
        assert way.desks() == way.whole(step)
        way.agree(until=step + 1)


# --- to the applicant ------------------------------------------------------------------------------------------------------


@pytest.fixture
def walk(stage):
    """Dean, then personnel beside finance, with a colleague the dean adds and one finance adds."""
    walk = handed_in(
        stage, phase("dean", 1, {"heads_of": "unit"}), phase("people", 2, {"role": "personnel"}),
        phase("money", 2, {"role": "finance"}), phase("leader", 3, {"duty": "school_leader"}, stage="approval"),
    )  # fmt: skip
    add_signer(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], how="beside", now=walk.now)
    for who in ("cheng", "shen"):
        say(walk, who)
    return walk


def resubmitted(walk) -> str:
    old = walk.matter.digest
    walk.save(trip(walk.cast, purpose="商谈联合培养，并签署备忘录。"))
    walk.step("submit", "gu")
    assert fresh(walk).digest != old
    return old


def test_a_new_version_asks_every_earlier_decider_by_name_and_nothing_stands(walk):
    say(walk, "he")
    queue = Assignment.objects.asked().get(subject=walk.matter.pk, role="finance")
    claim(queue.pk, by=walk.cast["song"], now=walk.now)
    add_signer(queue.pk, by=walk.cast["song"], whom=walk.cast["jiao"], how="after", now=walk.now)
    say(walk, "song", "back", "请补充预算。")
    old = resubmitted(walk)
    assert on_desks(walk) == {"cheng", "shen"}, "the added signer, too"
    assert not Assignment.objects.filter(panel__round=the_round(walk), verdict="agree").exists(), "nothing stands"
    confirmed = say(walk, "cheng")
    assert (confirmed.confirms.digest, confirmed.digest) == (old, fresh(walk).digest)
    say(walk, "shen")
    assert on_desks(walk) == {"he", "song"}, "who claimed it is asked by name; who was only asked and never spoke is not asked"
    for who in ("he", "song"):
        said = say(walk, who)
        assert said.digest == walk.matter.revision.digest
    assert fresh(walk).state == "approval"


def test_a_signer_who_decided_once_is_asked_in_every_later_version(walk):
    """Also when the version between was withdrawn before they spoke."""
    say(walk, "he", "back", "请补充。")
    resubmitted(walk)
    walk.step("withdraw", "gu", why="再改。")
    walk.save(trip(walk.cast, purpose="商谈联合培养与教师互访。"))
    walk.step("submit", "gu")
    fresh(walk)
    assert on_desks(walk) == {"cheng", "shen"}


def test_what_was_agreed_on_the_old_version_is_confirmed_and_not_carried_over(walk):
    said = say(walk, "he")
    say(walk, "song", "back", "请补充。")
    resubmitted(walk)
    again = Assignment.objects.select_related("panel__phase", "panel__round").filter(panel__round=the_round(walk))
    assert {earlier(row, row.person).by.username for row in again} == {"cheng", "shen"}
    for who in ("cheng", "shen"):
        say(walk, who)
    row = again.get(panel__phase__code="people")
    assert row.person == walk.cast["he"] and earlier(row, row.person) == said
