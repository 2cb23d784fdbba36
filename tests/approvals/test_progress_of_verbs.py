"""Progress follows every verb: returns with resume and replay, taking back, added signers, turns, votes, reopening."""

import pytest

from approvals.actions.add_signer import add_signer
from approvals.actions.consult import consult
from approvals.actions.take_back import take_back
from approvals.models import Panel
from approvals.progress import PhaseState, Progress, State, rounds_of
from tests.approvals.panels import EACH, handed_in, phase, say, seat
from tests.making import fresh

ACTIVE, COMING, DONE, SKIPPED, RETURNED = State.ACTIVE, State.COMING, State.DONE, State.SKIPPED, State.RETURNED


@pytest.fixture
def walk(stage):
    """Dean, then personnel and finance side by side with the secrecy office, then the leader."""
    return handed_in(
        stage, phase("dean", 1, {"heads_of": "unit"}), phase("people", 2, {"role": "personnel"}),
        phase("money", 2, {"role": "finance"}), phase("secrets", 2, {"role": "secrecy"}),
        phase("leader", 3, {"duty": "school_leader"}, stage="approval"),
    )  # fmt: skip


def told(walk) -> Progress:
    return rounds_of(fresh(walk), today=walk.today)[0]


def phases(walk) -> dict[str, PhaseState]:
    return {phase.code: phase for step in told(walk).steps for phase in step.phases}


def states(walk) -> list[State]:
    return [phase.state for step in told(walk).steps for phase in step.phases]


def names(walk, code: str) -> list[str]:
    return [who.name for who in phases(walk)[code].who]


def test_resumed_what_was_said_stands_and_is_not_counted_as_asked_again(walk):
    for who in ("cheng", "he"):
        say(walk, who)
    say(walk, "song", "return", "请补充。", back_to=1, resume=True)
    assert states(walk) == [ACTIVE, DONE, RETURNED, COMING, COMING]
    assert phases(walk)["dean"].times == 2 and names(walk, "money") == [walk.cast["song"].name]
    say(walk, "cheng")
    assert states(walk) == [DONE, DONE, ACTIVE, ACTIVE, COMING]
    assert (phases(walk)["people"].times, phases(walk)["money"].times) == (1, 2)
    assert names(walk, "people") == [walk.cast["he"].name], "who said it before"
    assert Panel.objects.filter(phase__code="people", round__subject=walk.matter.pk).count() == 2


def test_replayed_everything_from_there_on_is_to_come_again(walk):
    for who in ("cheng", "he"):
        say(walk, who)
    say(walk, "song", "return", "请补充。", back_to=1, resume=False)
    assert states(walk) == [ACTIVE, COMING, RETURNED, COMING, COMING]
    say(walk, "cheng")
    assert states(walk) == [DONE, ACTIVE, ACTIVE, ACTIVE, COMING]
    assert [phases(walk)[code].times for code in ("people", "money", "secrets")] == [2, 2, 2]


def test_a_return_over_a_step_that_stands_leaves_it_done(walk):
    for who in ("cheng", "he", "song", "meng"):
        say(walk, who)
    say(walk, "ji", "return", "请补充。", back_to=1, resume=True)
    assert states(walk) == [ACTIVE, DONE, DONE, DONE, RETURNED]


def test_what_was_taken_back_is_asked_again(walk):
    say(walk, "cheng")
    said = {who: say(walk, who) for who in ("he", "song", "meng")}
    assert states(walk) == [DONE, DONE, DONE, DONE, ACTIVE]
    take_back(said["song"].assignment_id, by=walk.cast["song"], now=walk.now)
    assert states(walk) == [DONE, DONE, ACTIVE, DONE, COMING]
    assert [phases(walk)[code].times for code in ("people", "money", "secrets")] == [1, 2, 1]


def test_an_added_signer_is_named_and_who_is_only_consulted_is_not(walk):
    own = seat(walk, "cheng")
    add_signer(own.pk, by=walk.cast["cheng"], whom=walk.cast["meng"], how="beside", now=walk.now)
    consult(own.pk, by=walk.cast["cheng"], whom=walk.cast["jiao"], question="可否？", now=walk.now)
    assert [(who.name, who.added) for who in phases(walk)["dean"].who] == [("程述", False), (walk.cast["meng"].name, True)]


def test_turns_are_told_in_their_order(stage):
    walk = handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("council", 2, EACH, quorum="turn", stage="approval"))
    say(walk, "cheng")
    first, *later = phases(walk)["council"].who
    assert not first.waits and len(later) == 4 and all(who.waits for who in later)
    assert phases(walk)["council"].due_on


def test_a_vote_against_is_told_where_the_panel_agreed(stage):
    walk = handed_in(
        stage, phase("dean", 1, {"heads_of": "unit"}), phase("council", 2, EACH, quorum="count", need=3, veto=False, stage="approval")
    )
    say(walk, "cheng")
    say(walk, "wen", "reject", "不同意。")
    for who in ("shen", "he", "meng"):
        say(walk, who)
    found = phases(walk)["council"]
    assert found.state == DONE and sorted(who.verdict for who in found.who) == ["agree", "agree", "agree", "reject"]


def test_a_reopened_round_goes_on_from_what_was_said_before_it(walk):
    for who in ("cheng", "he", "meng"):
        say(walk, who)
    say(walk, "song", "reject", "超出预算。")
    walk.step("reopen", "chen", why="经费已调整。")
    assert told(walk).round == 2
    assert states(walk) == [DONE, DONE, ACTIVE, DONE, COMING]
    before = rounds_of(fresh(walk), today=walk.today)[1]
    assert before.outcome == "reject" and before.steps[0].phases[0].state == DONE


def test_whoever_is_asked_instead_is_explained(stage):
    walk = handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("office", 2, {"office": "nowhere"}), phase("end", 3, {"role": "fao"}))
    say(walk, "cheng")
    found = phases(walk)["office"]
    assert Panel.objects.get(phase__code="office", round__subject=walk.matter.pk).note == "nobody"
    assert found.state == ACTIVE and "office" in found.note and found.who
