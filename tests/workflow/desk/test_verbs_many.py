"""Agreeing with many (批量同意): only what is alike, each by itself, and of each it is said what came of it."""

import pytest

from approvals.actions.agree_many import MOST
from approvals.models import Assignment, Barred
from tests.approvals.panels import phase, routed, say, seat
from tests.making import a_walk, fresh, trip
from tests.workflow.api.conftest import Program
from workflow.matters.delegations.rehearsal.walk import Walk

IDLE = [{"activity": "抵达"}, {"activity": "校际会谈"}, {"activity": "返程"}]  # OUT-12 is not
BUSY = [{"activity": "校际会谈"}, {"activity": "校际会谈"}, {"activity": "返程"}]  # every rule is met
DEAN, MONEY = ("dean", 1, {"heads_of": "unit"}), ("money", 2, {"role": "finance"})


def at_the_dean(stage, **changes) -> Walk:
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast, **{"itinerary": BUSY} | changes))
    return walk


@pytest.fixture
def walks(stage) -> list[Walk]:
    """Three matters of Gu's with the dean, none with an open rule."""
    routed(stage, phase(*DEAN), phase(*MONEY))
    return [at_the_dean(stage, title=f"赴日本访问团组{no}") for no in range(3)]


def picked(*walks: Walk, who: str = "cheng") -> list[str]:
    return [f"{seat(walk, who).pk}:{walk.matter.digest}" for walk in walks]


def post(stage, picks: list[str], who: str = "cheng", **more):
    return stage.office.browser(who).post("/inbox/decisions/", {"pick": picks} | more)


def came(response) -> list[str]:
    """Of each: done, or the first complaint."""
    assert response.status_code == 200, response.status_code
    return [answer.complaints[0] if answer.complaints else "done" for answer in response.context["answers"]]


def test_the_inbox_offers_to_tick_what_may_be_agreed_with_together(walks, stage):
    open_rule = at_the_dean(stage, itinerary=IDLE)
    rows = {row.matter.pk: row.pick for row in stage.office.cheng.get("/inbox/").context["rows"]}
    assert rows == {walk.matter.pk: pick for walk, pick in zip(walks, picked(*walks), strict=True)} | {open_rule.matter.pk: ""}
    assert 'class="toolbar"' in stage.office.cheng.get("/inbox/").content.decode()
    assert 'class="toolbar"' not in stage.office.song.get("/inbox/").content.decode()


def test_all_that_are_alike_are_agreed_with(walks, stage):
    assert came(post(stage, picked(*walks))) == ["done"] * 3
    assert {fresh(walk).state for walk in walks} == {"vetting"}
    assert all(walk.matter.decisions.get().verdict == "agree" for walk in walks)


def test_each_is_done_or_refused_by_itself(walks, stage):
    fine, changed, decided = walks
    barred, ruled = at_the_dean(stage, title="回避"), at_the_dean(stage, title="规则", itinerary=IDLE)
    Barred.objects.create(subject_id=barred.matter.pk, person=stage.cast["cheng"], why="traveller")
    picks = picked(changed, barred, ruled, fine, decided)
    picks[0] = picks[0].split(":")[0] + ":" + "0" * 64
    say(decided, "cheng")
    told = came(post(stage, picks))
    assert told[3] == "done" and told.count("done") == 1
    assert "已更改" in told[0] or "变" in told[0]
    assert "OUT-12" in told[2]
    assert [fresh(walk).decisions.count() for walk in (changed, barred, ruled, fine, decided)] == [0, 0, 0, 1, 1]


def test_what_is_not_ones_own_or_not_to_be_seen_is_an_answer_of_its_own(walks, stage):
    response = post(stage, [*picked(walks[0]), f"{10**9}:{'0' * 64}"], who="chen")  # the office sees it, it is the dean's
    assert "done" not in came(response)
    assert response.context["answers"][1].matter is None
    assert came(post(stage, picked(walks[0]), who="zhao"))[0] != "done"
    assert Assignment.objects.get(pk=seat(walks[0], "cheng").pk).verdict == ""


def test_what_is_not_alike_is_refused_saying_which_differ(walks, stage):
    say(walks[0], "cheng")
    queue = walks[0].matter.assignments.get(closed_at=None)
    Assignment.objects.filter(pk=queue.pk).update(person=stage.cast["cheng"])
    refused = post(stage, [f"{queue.pk}:{walks[0].matter.digest}", *picked(walks[1])])
    assert refused.status_code == 422
    assert all(word in refused.content.decode() for word in ("dean", "money", walks[1].matter.title))
    assert fresh(walks[1]).decisions.count() == 0


@pytest.mark.parametrize("picks", [[], ["x"], [f"{number}:0" for number in range(1, MOST + 2)]])
def test_none_nonsense_and_too_many_are_refused(stage, picks):
    assert post(stage, picks).status_code == 422


def test_where_evidence_is_missing_it_is_not_agreed_with(stage):
    routed(stage, phase("permit", 1, {"heads_of": "unit"}, evidence="permit"))
    walk = at_the_dean(stage)
    assert came(post(stage, picked(walk)))[0] != "done"
    assert fresh(walk).decisions.count() == 0


def test_sent_twice_nothing_is_done_twice_and_the_answer_is_the_same(walks, stage):
    picks = picked(*walks)
    first, again = (came(post(stage, picks, _once="k")) for _time in range(2))
    assert first == again == ["done"] * 3
    assert [walk.matter.decisions.count() for walk in walks] == [1, 1, 1]


def test_programs_agree_with_many_too(walks, stage):
    dean = Program(stage.cast["cheng"])
    rows = [{"id": seat(walk, "cheng").pk, "digest": walk.matter.digest} for walk in walks]
    rows[1]["digest"] = "0" * 64
    for _time in range(2):
        said = dean.ask("POST", "/inbox/decisions", {"rows": rows}, key="k" * 80).json()["rows"]
        assert [row["done"] for row in said] == [True, False, True] and said[1]["complaints"]
    assert dean.ask("POST", "/inbox/decisions", {"rows": []}).status_code == 422
    assert Program(stage.cast["cheng"], scopes=["read", "write"]).ask("POST", "/inbox/decisions", {"rows": rows}).status_code == 403
