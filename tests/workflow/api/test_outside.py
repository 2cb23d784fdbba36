"""Outside authorities and the forecast, for programs."""

from datetime import date

import pytest

from tests.approvals.late import asked
from tests.making import a_walk, trip
from tests.workflow.api.conftest import written

pytestmark = pytest.mark.django_db
WHY = {"why": "省外办，澜外〔2026〕12号"}


@pytest.fixture
def permit(cast):
    walk = a_walk(cast)
    walk.until("approval", trip(cast))
    for code in ("office", "leader"):
        walk.decide(asked(walk, code), "agree", "同意。")
    return asked(walk, "permit")


def test_a_program_of_the_office_sends_and_fetches(programs, permit):
    chen, path = programs["chen"], f"/assignments/{permit.pk}/outside"
    sent = chen.post(path, WHY)
    assert sent["paused_at"] and sent["due_on"] is None
    assert [row["paused_at"] for row in chen.get("/inbox")["rows"] if row["id"] == permit.pk] == [sent["paused_at"]]
    assert chen.ask("POST", path, WHY, key="again").status_code == 409
    back = chen.post(f"{path}/return", {})
    assert back["paused_at"] is None and date.fromisoformat(back["due_on"])
    assert chen.ask("POST", f"{path}/return", {}, key="again").status_code == 409


@pytest.mark.parametrize("body, status", [({}, 422), ({"why": " "}, 422), ({"why": "绝密★"}, 422), (WHY | {"by": 1}, 422)])
def test_what_a_program_may_not_say(programs, permit, body, status):
    assert programs["chen"].ask("POST", f"/assignments/{permit.pk}/outside", body, key="k").status_code == status


@pytest.mark.parametrize("who, status", [("gu", 403), ("he", 403), ("zhao", 404)])
def test_programs_of_others_do_not(programs, permit, who, status):
    assert programs[who].ask("POST", f"/assignments/{permit.pk}/outside", WHY, key="k").status_code == status


def test_the_check_tells_the_way_before_it_is_handed_in(cast, programs):
    gu = programs["gu"]
    checked = gu.get(f"/delegations/{written(gu, trip(cast))}/check")
    way = {each["phase"]: each for each in checked["path"]}
    assert way["unit"]["who"] == ["程述"] and way["unit"]["days"] == 3
    assert way["permit"]["condition"] and way["finance"]["role"]
    assert checked["latest"] == max(each["due"] for each in checked["path"]) and checked["likely"] is None
    assert all((each["median"], each["ninetieth"], each["count"]) == (None, None, 0) for each in checked["path"])
