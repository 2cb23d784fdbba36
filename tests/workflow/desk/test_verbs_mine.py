"""On my side (与我有关): for whom mine waits, whom I brought in, what I can take back, and what the timeline tells of it."""

import pytest

from approvals.actions.add_signer import add_signer
from approvals.actions.consult import advise, consult
from tests.approvals.panels import EACH, handed_in, on_desks, phase, say, seat


@pytest.fixture
def walk(stage):
    """Gu's matter at the dean's, then with the finance office, then with the secrecy office."""
    dean, money = phase("dean", 1, {"heads_of": "unit"}), phase("money", 2, {"role": "finance"})
    return handed_in(stage, dean, money, phase("secrecy", 3, {"role": "secrecy"}))


def page(walk, stage, who="cheng"):
    response = stage.office.browser(who).get(f"/matters/{walk.matter.pk}/")
    assert response.status_code == 200
    return response


def seats(response) -> dict[str, tuple[str, str]]:
    """By name: the state and the reason of each seat told on the page, the newest panel's last word."""
    panels = response.context["panels"]
    return {each.who: (each.state, each.why) for asked in [*reversed(panels["over"]), *panels["now"]] for each in asked.seats}


def test_a_quiet_line_says_for_whom_mine_waits_and_takes_off_whom_i_asked(walk, stage):
    added = add_signer(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], how="before", now=walk.now)
    mine = page(walk, stage).context["mine"]
    assert (mine.decisions, mine.waits, mine.brought) == ([], [seat(walk, "cheng")], [added])
    assert f'action="/assignments/{added.pk}/removal/"' in page(walk, stage).content.decode()
    assert page(walk, stage, "shen").context["mine"].brought == []
    assert stage.office.shen.post(f"/assignments/{added.pk}/removal/").status_code == 403
    assert stage.office.cheng.post(f"/assignments/{added.pk}/removal/").status_code == 302
    assert on_desks(walk) == {"cheng"}
    assert stage.office.cheng.post(f"/assignments/{added.pk}/removal/").status_code == 409


def test_each_seat_says_where_it_stands(walk, stage):
    add_signer(seat(walk, "cheng").pk, by=walk.cast["cheng"], whom=walk.cast["shen"], how="before", now=walk.now)
    assert seats(page(walk, stage)) == {"程述": ("waits", ""), "沈墨白": ("open", "")}
    say(walk, "shen")
    say(walk, "cheng")
    told = seats(page(walk, stage))
    assert told["程述"][0] == told["沈墨白"][0] == "agree"


def test_who_need_not_answer_any_more_reads_why_and_by_whom(stage):
    walk = handed_in(stage, phase("council", 1, EACH, quorum="all"), phase("money", 2, {"role": "finance"}))
    say(walk, "he", "back", "请补充。")
    state, why = seats(page(walk, stage, "meng"))["孟归"]
    assert state == "unneeded" and "何军" in why


def test_what_was_decided_can_be_taken_back_on_the_page_until_somebody_has_acted(walk, stage):
    decided = say(walk, "cheng")
    assert page(walk, stage).context["mine"].given == [decided]
    assert page(walk, stage, "chen").context["mine"].given == []
    way = f"/assignments/{decided.assignment_id}/taking-back/"
    assert stage.office.song.post(way).status_code == 403
    assert stage.office.cheng.post(way).status_code == 302
    assert on_desks(walk) == {"cheng"}
    say(walk, "cheng")
    say(walk, "song")
    assert page(walk, stage).context["mine"].given == []


def test_a_decision_that_was_taken_back_is_struck_through(walk, stage):
    decided = say(walk, "cheng")
    stage.office.cheng.post(f"/assignments/{decided.assignment_id}/taking-back/")
    lines = {line["did"]: line for line in page(walk, stage).context["timeline"]}
    assert lines["同意"]["void"] and not lines["同意"]["level"]
    assert lines["拿回了意见"]["who"] == walk.cast["cheng"]


def test_the_timeline_names_whom_somebody_brought_in(walk, stage):
    cheng, shen, tu = (walk.cast[name] for name in ("cheng", "shen", "tu"))
    add_signer(seat(walk, "cheng").pk, by=cheng, whom=tu, how="beside", now=walk.now)
    asked = consult(seat(walk, "cheng").pk, by=cheng, whom=shen, question="如何？", now=walk.now)
    advise(asked.pk, by=shen, opinion="可行。", digest=walk.matter.digest, now=walk.now)
    told = [(line["did"], line["detail"]) for line in page(walk, stage).context["timeline"]]
    assert ("加签", f"{tu.name} · 并签") in told and ("征求意见", "沈墨白") in told
    assert any(did == "答复了征求的意见" for did, _detail in told)


def test_every_word_of_the_timeline_is_known(walk, stage):
    """No step stands there by its code."""
    decided = say(walk, "cheng")
    stage.office.cheng.post(f"/assignments/{decided.assignment_id}/taking-back/")
    assert not [line["did"] for line in page(walk, stage).context["timeline"] if "_" in line["did"]]
