"""Eight hands on two hundred matters, every verb at random: whatever was recorded in the end passes the checker."""

import hashlib
import random
import time
from collections import Counter
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from approvals.actions.add_signer import add_signer, take_off
from approvals.actions.claim import claim, put_back
from approvals.actions.consult import advise, consult
from approvals.actions.decide import decide
from approvals.actions.take_back import take_back
from approvals.actions.transfer import transfer
from approvals.errors import Refusal
from approvals.models import Assignment, Decision
from approvals.people import directory
from tests.approvals.panels import EACH, phase, routed
from tests.faults.hands import at_once
from tests.faults.history import faults
from tests.faults.rows import history
from tests.making import trip
from workflow.applying import drafts
from workflow.core import attachments, journal
from workflow.core.models import Entry, Matter
from workflow.core.steps import take
from workflow.matters.delegations.rehearsal.filling import fill
from workflow.rehearsal.cast import gather
from workflow.rehearsal.letters import letter

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
HANDS, MATTERS, HOT, SEED = 8, 200, 12, 20261126
DONE_EACH, SECONDS = 130, 300  # things each hand does; a machine too slow for them says so by what was never reached
INVITATION = letter("邀请函")
COLLEAGUES = ("wen", "shen", "he", "meng", "song", "jiao", "lin", "chen", "dang")


class Hand:
    """One of the hands: makes matters, then does to any of them whatever comes to mind, and counts what became of it."""

    def __init__(self, cast: dict[str, Any], draft: dict[str, Any], number: int):
        self.cast, self.draft, self.dice = cast, draft, random.Random(SEED + number)
        self.people = {person.pk: person for person in cast.values()}
        self.ends = True  # whether the matter at hand may be refused
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def make(self) -> list[int]:
        """Its share of the matters, each handed in."""
        return [self.hand_in() for _each in range(MATTERS // HANDS)]

    def hand_in(self) -> int:
        gu, now = self.cast["gu"], timezone.now()
        holding = directory.posts_of(gu, on=timezone.localdate(now))[0]
        matter = drafts.begin("delegation", owner=gu, by=gu, now=now, unit=holding.post.unit, draft=self.draft)
        attachments.store(matter, kind="invitation", upload=ContentFile(INVITATION, name="邀请函.pdf"), by=gu, now=now)
        take(matter.pk, "submit", by=gu, now=now)
        return matter.pk

    def work(self, matters: list[int]) -> None:
        """Hot matters are met by several hands at once, and live long: nobody halts or refuses those, only the others."""
        until = time.monotonic() + SECONDS
        for _each in range(DONE_EACH):
            if time.monotonic() > until:
                return
            ways, weights = zip(*WAYS.items(), strict=True)
            way = self.dice.choices(ways, weights)[0]
            hot = way is not Hand.steps and self.dice.random() < 0.5
            matter = self.dice.choice(matters[:HOT] if hot else matters[HOT:])
            self.ends = not hot
            try:
                way(self, matter)
            except Refusal as refusal:
                self.refused[type(refusal).__name__] += 1

    def told(self, name: str) -> None:
        self.done[name] += 1

    def asked(self, matter: int, **of: Any) -> Assignment | None:
        """One of the to-dos as this hand happens to see them; it may be gone when the hand acts."""
        rows = Assignment.objects.filter(subject=matter, panel__isnull=False, **of).select_related("panel__phase", "panel__round", "person")
        return self.dice.choice(list(rows) or [None])

    def open(self, matter: int) -> Assignment | None:
        return self.asked(matter, closed_at=None, waits=False)

    def whose(self, row: Assignment) -> Any:
        """Mostly whom it waits for."""
        if self.dice.random() < 0.05:
            return self.cast[self.dice.choice(COLLEAGUES)]
        return row.person or self.cast[self.dice.choice(["song", "jiao"] if row.role == "finance" else ["chen", "lin"])]

    def somebody(self) -> Any:
        return self.cast[self.dice.choice(COLLEAGUES)]

    # --- what comes to mind ----------------------------------------------------------------------------------------

    def decides(self, matter: int) -> None:
        if row := self.open(matter):
            verdict = self.dice.choices(["agree", "return", "reject", "back"], [20, 10, self.ends, self.ends])[0]
            digest, step = row.panel.round.digest, row.panel.phase.step
            more = {"back_to": max(1, step - 1), "resume": self.dice.random() < 0.5} if verdict == "return" else {}
            decide(row.pk, by=self.whose(row), verdict=verdict, digest=digest, opinion="已阅。", now=timezone.now(), **more)
            self.told(verdict)

    def takes_back(self, matter: int) -> None:
        said = Decision.objects.filter(subject=matter).select_related("by").order_by("-pk")[:3]
        if decision := self.dice.choice(list(said) or [None]):
            take_back(decision.assignment_id, by=decision.by, now=timezone.now())
            self.told("take back")

    def adds(self, matter: int) -> None:
        if row := self.open(matter):
            how = self.dice.choice(["before", "beside", "after"])
            add_signer(row.pk, by=self.whose(row), whom=self.somebody(), how=how, now=timezone.now())
            self.told("add")

    def takes_off(self, matter: int) -> None:
        if row := self.asked(matter, closed_at=None, part__gt=""):
            take_off(row.pk, by=self.people[row.asked_by_id], now=timezone.now())
            self.told("take off")

    def hands_on(self, matter: int) -> None:
        if row := self.open(matter):
            transfer(row.pk, by=self.whose(row), to=self.somebody(), now=timezone.now())
            self.told("transfer")

    def consults(self, matter: int) -> None:
        if row := self.open(matter):
            consult(row.pk, by=self.whose(row), whom=self.somebody(), question="是否可行？", now=timezone.now())
            self.told("consult")

    def advises(self, matter: int) -> None:
        if row := self.asked(matter, closed_at=None, part="consult"):
            advise(row.pk, by=self.whose(row), opinion="可行。", digest=row.panel.round.digest, now=timezone.now())
            self.told("advise")

    def claims(self, matter: int) -> None:
        if row := self.asked(matter, closed_at=None, role__gt=""):
            verb = put_back if row.person and self.dice.random() < 0.3 else claim
            verb(row.pk, by=self.whose(row), now=timezone.now())
            self.told(verb.__name__)

    def steps(self, matter: int) -> None:
        step = self.dice.choice(["withdraw", "suspend", "resume", "reopen", "submit"])
        facts = {} if step == "submit" else {"why": "有变化。"}
        take(matter, step, by=self.cast["gu" if step in ("withdraw", "submit") else "chen"], now=timezone.now(), **facts)
        self.told(step)


WAYS: dict[Callable[[Hand, int], None], float] = {
    Hand.decides: 12, Hand.takes_back: 4, Hand.adds: 3, Hand.takes_off: 1, Hand.hands_on: 1.5, Hand.consults: 2, Hand.advises: 2,
    Hand.claims: 3, Hand.steps: 2,
}  # fmt: skip


def test_two_hundred_matters_under_eight_hands_leave_a_sound_history() -> None:
    cast = gather()
    routed(
        SimpleNamespace(cast=cast), phase("council", 1, EACH, quorum="count", need=3), phase("money", 1, {"role": "finance"}),
        phase("turn", 2, {"together": [{"heads_of": "unit"}, {"role": "fao"}]}, quorum="turn"),
        phase("leader", 3, {"duty": "school_leader"}, stage="approval"),
    )  # fmt: skip
    draft = fill(trip(cast), invitation=hashlib.sha256(INVITATION).hexdigest())
    hands = [Hand(cast, draft, number) for number in range(HANDS)]

    made = at_once(*[hand.make for hand in hands])
    assert not [one for one in made if isinstance(one, Exception)]
    matters = [matter for share in made for matter in share]
    assert len(matters) == Matter.objects.count() == MATTERS
    came = at_once(*[lambda hand=hand: hand.work(matters) for hand in hands])
    assert not [one for one in came if one is not None], "nobody met anything worse than a refusal"

    assert faults(history(matters)) == []
    for matter in matters:
        assert list(journal.faults(Entry.objects.filter(matter=matter).order_by("seq"))) == []
    done, refused = sum((hand.done for hand in hands), Counter()), sum((hand.refused for hand in hands), Counter())
    print(done, refused)
    assert {"agree", "return", "take back", "add", "transfer", "consult", "advise", "claim", "withdraw"} <= set(done), done
    assert refused["NotNow"], "hands met each other"
