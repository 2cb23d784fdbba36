"""A new version before who agreed to an earlier one (变更对照): the difference, and one touch that confirms."""

import pytest

from tests.approvals.panels import handed_in, phase, say, seat
from tests.making import fresh, trip
from workflow.matters.delegations.rehearsal.walk import Walk


@pytest.fixture
def again(stage) -> Walk:
    """The dean agreed, the finance office sent it back, Gu stays a day longer; the dean is asked again."""
    walk = handed_in(stage, phase("dean", 1, {"heads_of": "unit"}), phase("money", 2, {"role": "finance"}))
    say(walk, "cheng", opinion="同意，注意安全。")
    say(walk, "song", "back", "请缩短行程。")
    walk.save(trip(stage.cast, title="赴日本访问团组（调整）"))
    walk.step("submit", walk.owner)
    fresh(walk)
    return walk


def test_the_difference_since_then_stands_on_the_card(again, stage):
    page = stage.office.cheng.get(f"/matters/{again.matter.pk}/")
    since = page.context["mine"].decisions[0].card.since
    assert since.decision.opinion == "同意，注意安全。"
    assert (since.changes["from"].no, since.changes["to"].no) == (1, 2)
    assert any("调整" in row["after"] for row in since.changes["rows"])
    assert "与您上次同意的版本相比" in page.content.decode()


def test_one_touch_confirms_on_the_version_shown(again, stage):
    to = seat(again, "cheng")
    said = {"verb": "agree", "digest": again.matter.digest, "opinion": "同意，注意安全。"}
    assert stage.office.cheng.post(f"/assignments/{to.pk}/decision/", said).status_code == 302
    decided = again.matter.decisions.latest("pk")
    assert decided.confirms.digest != decided.digest == again.matter.digest


def test_who_never_agreed_compares_nothing(again, stage):
    say(again, "cheng")
    page = stage.office.song.get(f"/matters/{again.matter.pk}/")
    assert page.context["mine"].decisions[0].card.since is None
