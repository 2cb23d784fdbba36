"""F1 prints what counts: no advice, nothing taken back, and who was added is marked （加签）."""

import pytest

from approvals.actions.add_signer import add_signer
from approvals.actions.consult import advise, consult
from approvals.actions.take_back import take_back
from tests.approvals.panels import handed_in, phase, say, seat
from workflow.matters.delegations.papers.filled.f01 import approval_form


@pytest.fixture
def walk(stage):
    return handed_in(stage, phase("finance", 1, {"role": "finance"}), phase("leader", 2, {"duty": "school_leader"}))


def printed(walk) -> list[tuple[str, str]]:
    return [(opinion.name, opinion.words) for opinion in approval_form(walk.matter).finance.opinions]


def test_an_added_signer_is_marked_and_advice_is_not_printed(walk):
    song, shen, tu = (walk.cast[name] for name in ("song", "shen", "tu"))
    queue = walk.matter.assignments.get(closed_at=None)
    add_signer(queue.pk, by=song, whom=tu, how="beside", now=walk.now)
    asked = consult(seat(walk, "song").pk, by=song, whom=shen, question="如何？", now=walk.now)
    advise(asked.pk, by=shen, opinion="可行。", digest=walk.matter.digest, now=walk.now)
    say(walk, "song", opinion="同意列支。")
    say(walk, "tu", opinion="同意。")
    assert printed(walk) == [("宋知微", "同意列支。"), (f"{tu.name}（加签）", "同意。")]


def test_what_was_taken_back_is_not_printed(walk):
    first = say(walk, "song", opinion="写错了。")
    take_back(first.assignment_id, by=walk.cast["song"], now=walk.now)
    assert printed(walk) == []
    say(walk, "song", opinion="同意列支。")
    assert printed(walk) == [("宋知微", "同意列支。")]
