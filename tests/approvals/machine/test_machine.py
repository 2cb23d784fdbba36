"""All verbs, people, deputies and days mixed: what the house does is what the small model says, after every single verb."""

import random
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import Phase as Way
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.claim import claim, put_back
from approvals.actions.consult import advise, consult
from approvals.actions.decide import decide
from approvals.actions.take_back import take_back
from approvals.actions.transfer import transfer
from tests.approvals.machine.model import Place
from tests.approvals.machine.office import REACHED, Office, equip
from tests.approvals.machine.shapes import NAMED, PEOPLE, Phase, Shape, people, shapes
from tests.making import House
from workflow.core.steps import take


class Deciding(RuleBasedStateMachine):
    """One matter in a savepoint of the house, on a route of any shape, and its model."""

    house: House
    whiles = 0

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()

    def teardown(self):
        if hasattr(self, "office"):
            self.office.judge()
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    @initialize(shape=shapes())
    def handed_in(self, shape: Shape):
        self.office = Office(self.house.template("draft"), shape)
        self.model = self.office.model

    # --- whom and what ---------------------------------------------------------------------------------------------

    def pick(self, dice, *, asked: bool) -> Place:
        """A place that is asked now, or just any one."""
        places = self.model.places()
        wanted = [place for place in places if place.open and not place.waits] if asked else places[-12:]
        return dice.choice(wanted or places)

    def right(self, place: Place, dice) -> str:
        """Somebody whose it is: its person, a holder of its queue, or a deputy."""
        barred = self.model.barred()
        found = [name for name in PEOPLE if name not in barred and self.model.acting_for(place, name)]
        return dice.choice(found) if found else "dang"

    def by(self, place: Place, dice) -> str:
        """Mostly somebody whose it is."""
        return self.right(place, dice) if dice.random() < 0.85 else dice.choice(PEOPLE)

    def both(self, name, verb, place, by, *, expected, **kwargs):
        self.office.both(name, verb, self.office.keys[place], by=self.office.cast[by], expected=lambda: expected(place, by), **kwargs)

    def says(self, place, by, verdict, *, back_to=0, resume=False, spoken=True, fresh=True):
        digest = self.office.digest() if fresh else "0" * 64
        inside = place.panel.task.then is not None
        said = dict(back_to=back_to, resume=resume, spoken=spoken, fresh=fresh)
        wrong = self.office.both(
            verdict, decide, self.office.keys[place], by=self.office.cast[by], verdict=verdict, digest=digest,
            opinion="已阅。" if spoken else " ", back_to=back_to or None, resume=resume,
            expected=lambda: self.model.decide(place, by, verdict, **said),
        )  # fmt: skip
        if verdict == "return" and not wrong:
            REACHED["returns"]["inside one" if inside else "resume" if resume else "replay"] += 1
        return wrong

    # --- what people do --------------------------------------------------------------------------------------------

    @rule(seed=st.integers(0, 10**6), times=st.integers(6, 12))
    def a_while(self, seed, times):
        """Several things in a row, whatever comes to somebody's mind; a matter that is over mostly goes on.

        The dice are thrown evenly; drawn one by one, Hypothesis would prefer the first of everything.
        """
        self.whiles += 1
        dice = random.Random(f"{seed} {self.whiles}")
        for _each in range(times):
            if self.model.state in GOES_ON and dice.random() < 0.85:
                getattr(self, GOES_ON[self.model.state])(dice)
            elif self.model.task.then and self.model.task.step > 1 and dice.random() < 0.3:
                self.returns(dice)  # inside a resumed one: rare by itself
            else:
                getattr(self, dice.choices(list(WAYS), list(WAYS.values()))[0])(dice)

    @rule(days=st.sampled_from([1, 3, 8]))
    def days_pass(self, days):
        self.office.now += timedelta(days=days)
        self.model.now = self.office.now

    def agrees(self, dice):
        place = self.pick(dice, asked=True)
        if place.part != "consult":
            self.says(place, self.right(place, dice), "agree")

    def turns_away(self, dice):
        place = self.pick(dice, asked=True)
        self.says(place, self.right(place, dice), dice.choice(["reject", "back"]))

    def returns(self, dice):
        late = [p for p in self.model.places() if p.open and not p.waits and p.panel.task.step > 1 and p.panel.phase.veto]
        place = dice.choice(late) if late else self.pick(dice, asked=True)
        back_to = dice.choice([max(1, place.panel.task.step - 1), 1])
        self.says(place, self.right(place, dice), "return", back_to=back_to, resume=dice.random() < 0.6)

    def decides_wrongly(self, dice):
        """By anybody, a verdict that there is not, a step that there is not, without a reason, on an old version."""
        place, by = self.pick(dice, asked=dice.random() < 0.7), dice.choice(PEOPLE)
        verdict = dice.choice(["agree", "reject", "return", "perhaps"])
        if dice.random() < 0.5:
            by = self.right(place, dice)
        self.says(place, by, verdict, spoken=dice.random() < 0.5, fresh=dice.random() < 0.7, back_to=dice.choice([0, 1, 2, 3]))

    def claims(self, dice):
        queues = [place for place in self.model.places() if place.open and place.queue and not place.person]
        place = dice.choice(queues) if queues and dice.random() < 0.8 else self.pick(dice, asked=dice.random() < 0.5)
        self.both("claim", claim, place, self.by(place, dice), expected=self.model.claim)

    def puts_back(self, dice):
        claimed = [place for place in self.model.places() if place.open and place.queue and place.person]
        if not claimed and dice.random() < 0.8:
            return self.claims(dice)
        place = dice.choice(claimed) if claimed and dice.random() < 0.8 else self.pick(dice, asked=True)
        self.both("put_back", put_back, place, self.by(place, dice), expected=self.model.put_back)

    def adds_a_signer(self, dice):
        place, how, whom = self.pick(dice, asked=dice.random() < 0.9), dice.choice(["before", "beside", "after"]), dice.choice(PEOPLE)
        self.both(
            f"add {how}", add_signer, place, self.by(place, dice), expected=lambda p, by: self.model.add(p, by, whom, how),
            whom=self.office.cast[whom], how=how,
        )  # fmt: skip

    def takes_off(self, dice):
        added = [place for place in self.model.places() if place.open and place.part]
        if not added and dice.random() < 0.8:
            return self.adds_a_signer(dice)
        place = dice.choice(added) if added else self.pick(dice, asked=True)
        by = place.asked_by if place.asked_by and dice.random() < 0.8 else dice.choice(PEOPLE)
        self.both("take_off", take_off, place, by, expected=self.model.take_off)

    def hands_on(self, dice):
        place, to = self.pick(dice, asked=dice.random() < 0.9), dice.choice(PEOPLE)
        self.both(
            "transfer", transfer, place, self.by(place, dice), expected=lambda p, by: self.model.transfer(p, by, to),
            to=self.office.cast[to],
        )  # fmt: skip

    def asks_for_advice(self, dice):
        place, whom = self.pick(dice, asked=True), dice.choice(PEOPLE)
        self.both(
            "consult", consult, place, self.by(place, dice), expected=lambda p, by: self.model.consult(p, by, whom),
            whom=self.office.cast[whom], question="是否可行？",
        )  # fmt: skip

    def advises(self, dice):
        asked = [place for place in self.model.places() if place.open and place.part == "consult"]
        if not asked and dice.random() < 0.8:
            return self.asks_for_advice(dice)
        place, spoken = dice.choice(asked) if asked else self.pick(dice, asked=True), dice.random() < 0.8
        self.both(
            "advise", advise, place, self.by(place, dice), expected=lambda p, by: self.model.advise(p, by, spoken=spoken),
            opinion="可行。" if spoken else "", digest=self.office.digest(),
        )  # fmt: skip

    def takes_back(self, dice):
        said = [place for place in self.model.places() if place.said][-4:]
        place = dice.choice(said) if said else self.pick(dice, asked=False)
        by = place.said.by if place.said and dice.random() < 0.9 else dice.choice(PEOPLE)
        self.both("take_back", take_back, place, by, expected=self.model.take_back)

    # --- the life around it ----------------------------------------------------------------------------------------

    def step(self, step):
        by = self.office.cast["gu" if step == "withdraw" else "chen"]
        if step == "reopen" and "chen" in self.model.barred():
            return  # that nobody judges an own matter is the life's business
        self.office.both(step, take, self.office.matter_id, step, by=by, why="有变化。", expected=getattr(self.model, step))

    def withdraws(self, dice):
        self.step("withdraw")

    def suspends(self, dice):
        self.step("suspend")

    def resumes(self, dice):
        self.step("resume")

    def reopens(self, dice):
        self.step("reopen")

    def hands_in_again(self, dice):
        changed = dice.random() < 0.7
        if changed and self.model.state in ("sent_back", "withdrawn"):
            self.office.write_anew()
        self.office.both(
            "submit anew" if changed else "submit", take, self.office.matter_id, "submit", by=self.office.owner,
            expected=lambda: self.model.submit(changed),
        )  # fmt: skip

    def appoints(self, dice):
        principal, deputy = dice.choice([*NAMED, "song", "jiao", "gu"]), dice.choice(PEOPLE)
        if principal != deputy:
            self.office.stand_in(principal, deputy, dice.randint(1, 9), dice.random() < 0.8)

    def deputies_end(self, dice):
        self.office.stand_in_no_more()


WAYS = {
    "agrees": 32, "turns_away": 3, "returns": 7, "decides_wrongly": 5, "claims": 6, "puts_back": 3, "adds_a_signer": 7, "takes_off": 3,
    "hands_on": 4, "asks_for_advice": 4, "advises": 4, "takes_back": 10, "withdraws": 1, "suspends": 1, "hands_in_again": 0.5,
    "resumes": 0.3, "reopens": 0.3, "appoints": 2, "deputies_end": 1,
}  # fmt: skip
GOES_ON = {
    "suspended": "resumes", "rejected": "reopens", "documents": "reopens", "sent_back": "hands_in_again", "withdrawn": "hands_in_again",
}  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def beginnings(house):
    """The draft every example hands in, made once and outside of every test's savepoint."""
    Deciding.house = house
    equip(house.cast)
    house.template("draft")


def test_the_house_does_what_the_model_says(stage):
    run_state_machine_as_test(
        Deciding,
        settings=settings(
            max_examples=60, stateful_step_count=8, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(HealthCheck), phases=[Way.generate],
        ),
    )  # fmt: skip


def test_a_return_inside_a_resumed_return_too(stage):
    """Led on purpose, because it is rare by itself."""
    life = Deciding()
    try:
        life.handed_in(Shape(tuple((phase,) for phase in (Phase("a", people("he")), Phase("b", people("ji")), Phase("c", people("wen"))))))
        for verdict, back_to in [("agree", 0), ("agree", 0), ("return", 2), ("return", 1), ("agree", 0), ("agree", 0), ("agree", 0)]:
            (place,) = [place for place in life.model.places() if place.open]
            assert life.says(place, place.person, verdict, back_to=back_to, resume=bool(back_to)) == set()
        assert life.model.state == "documents"
    finally:
        life.teardown()


def test_everything_was_reached(stage):
    """Last in this module: what the test above has seen."""
    said = {"agree", "reject", "back", "return", "claim", "put_back", "add before", "add beside", "add after", "take_off", "transfer",
            "consult", "advise", "take_back", "withdraw", "suspend", "resume", "reopen", "submit", "submit anew", "appoint", "end"}  # fmt: skip
    assert said - set(REACHED["verbs"]) == set()
    assert set(REACHED["refusals"]) == {"NotYours", "NotNow", "NotComplete"}
    assert set(REACHED["states"]) == {"vetting", "approval", "documents", "sent_back", "rejected", "withdrawn", "suspended"}
    assert set(REACHED["outcomes"]) == {"agree", "reject", "back", "return", "unneeded"}
    assert {quorum for quorum, outcome in REACHED["quorums"] if outcome == "agree"} == {"all", "any", "count", "ratio", "weight", "turn"}
    assert {"settled", "refused", "returned", "withdrawn", "taken_back", "taken_off", "handed_on", "stands", "same_person",
            "reopened"} <= set(REACHED["closed for"])  # fmt: skip
    assert set(REACHED["returns"]) == {"resume", "replay", "inside one"}
