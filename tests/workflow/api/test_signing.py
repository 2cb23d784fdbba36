"""Signing together by programs: every verb done, and each of its refusals in words."""

import pytest

from tests.approvals.panels import handed_in, on_desks, phase, say, seat
from tests.workflow.api.conftest import Program


@pytest.fixture
def walk(stage):
    """Gu's matter at the dean's, then with the finance office."""
    return handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("money", 2, {"role": "finance"}))


@pytest.fixture
def ask(walk, stage):
    """A program of somebody asks for something to be done to the newest to-do on ``desk``."""

    def asked(noun: str, who: str = "cheng", desk: str = "cheng", *, scopes=("read", "write", "decide"), **body):
        return Program(stage.cast[who], scopes=scopes).ask("POST", f"/assignments/{seat(walk, desk).pk}/{noun}", body)

    return asked


BODIES = {
    "signers": {"whom": "shen", "how": "before", "question": "请复核。"}, "transfer": {"to": "shen", "why": "外出"},
    "consultation": {"whom": "shen", "question": "如何？"},
}  # fmt: skip


def test_a_signer_is_added_and_taken_off(walk, ask):
    added = ask("signers", **BODIES["signers"]).json()
    assert (added["part"], added["question"], added["claimed"]) == ("added", "请复核。", True)
    assert on_desks(walk) == {"shen"}
    assert ask("removal", "shen", "shen").json()["kind"] == "not_yours"
    assert ask("removal", desk="shen").json()["state"] == "vetting"
    assert on_desks(walk) == {"cheng"}


def test_it_is_handed_on(walk, ask):
    assert ask("transfer", **BODIES["transfer"]).status_code == 200
    assert on_desks(walk) == {"shen"}


def test_a_question_is_answered(walk, ask):
    assert ask("consultation", **BODIES["consultation"]).json()["part"] == "consult"
    assert ask("advice", "shen", "shen", opinion="可行。", digest="0" * 64).json()["kind"] == "not_now"
    assert ask("advice", "shen", "shen", opinion=" ", digest=walk.matter.digest).json()["kind"] == "not_complete"
    assert ask("advice", "shen", "shen", opinion="可行。", digest=walk.matter.digest).json()["verdict"] == "advise"
    assert on_desks(walk) == {"cheng"}


def test_a_decision_is_taken_back(walk, ask):
    say(walk, "cheng")
    assert ask("taking-back", "song").json()["kind"] == "not_yours"
    assert ask("taking-back").json()["state"] == "vetting"
    assert on_desks(walk) == {"cheng"}
    assert ask("taking-back").json()["kind"] == "not_yours"  # the new to-do has no decision yet


def test_a_return_names_one_of_the_earlier_steps(walk, ask, stage):
    assert Program(stage.cast["cheng"]).get(f"/assignments/{seat(walk, 'cheng').pk}/earlier-steps") == []
    say(walk, "cheng")
    money = walk.matter.assignments.get(closed_at=None, panel__isnull=False).pk
    song = Program(stage.cast["song"])
    (earlier,) = song.get(f"/assignments/{money}/earlier-steps")
    assert earlier == {"step": 1, "phases": ["dean"]}
    said = {"verdict": "return", "digest": walk.matter.digest, "opinion": "请核实。", "resume": True}
    assert song.ask("POST", f"/assignments/{money}/decision", said).json()["kind"] == "not_complete"
    assert song.ask("POST", f"/assignments/{money}/decision", said | {"back_to": earlier["step"]}).json()["verdict"] == "return"
    assert on_desks(walk) == {"cheng"}


@pytest.mark.parametrize("noun", BODIES)
def test_each_verb_has_its_refusals(walk, ask, noun):
    body = BODIES[noun]
    whom = "to" if noun == "transfer" else "whom"
    assert ask(noun, "chen", **body).json()["kind"] == "not_yours"
    assert ask(noun, "zhao", **body).json()["kind"] == "not_found"
    assert ask(noun, scopes=("read", "write"), **body).status_code == 403
    for wrong in ({whom: "nobody-here"}, {whom: "gu"}, {"more": 1}):
        assert ask(noun, **body | wrong).json()["kind"] == "not_complete", wrong
    say(walk, "cheng")
    assert ask(noun, **body).json()["kind"] == "not_now"


def test_the_journal_says_it_in_words(walk, ask, stage):
    ask("consultation", **BODIES["consultation"])
    lines = Program(stage.cast["cheng"]).get(f"/matters/{walk.matter.pk}/journal")["rows"]
    assert lines[-1]["did"] == "asked for advice"
