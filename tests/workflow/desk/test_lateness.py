"""Late and outside on pages: the buttons, the words of a deadline that stands still, and silence shown as what it is."""

import pytest
from django.utils import timezone, translation

from approvals.models import Assignment
from tests.approvals.late import WORDS, asked, climb, handed_in, late_route
from tests.making import fresh, standing_at
from workflow.desk.history import timeline
from workflow.desk.panels import asked_on
from workflow.matters.delegations.papers.filled import f01 as view
from workflow.registers.papers import printed

AUTHORITY = "省外办，澜外〔2026〕12号"


@pytest.fixture
def permit(walk):
    for code in ("office", "leader"):
        walk.decide(asked(walk, code), "agree", "同意。")
    return walk


def post(walk, stage, end, username="chen", code="permit", **said):
    to = asked(walk, code)
    return stage.office.browser(username).post(f"/assignments/{to.pk}/{end}", said)


def text(walk, stage, path="", username="chen"):
    return stage.office.browser(username).get(path or f"/matters/{walk.matter.pk}/").content.decode()


@standing_at("approval")
def test_the_office_sends_it_outside_and_says_when_it_is_back(permit, stage):
    assert f"/assignments/{asked(permit, 'permit').pk}/outside/" in text(permit, stage)
    sent = post(permit, stage, "outside/", why=AUTHORITY)
    assert (sent.status_code, sent["Location"]) == (302, f"/matters/{permit.matter.pk}/")
    page, inbox = text(permit, stage), text(permit, stage, "/inbox/")
    assert "/outside/return/" in page and "停计时限" in page and AUTHORITY in page
    assert "停计时限" in inbox
    assert post(permit, stage, "outside/return/").status_code == 302
    assert "/outside/return/" not in text(permit, stage) and "停计时限" not in text(permit, stage, "/inbox/")


@standing_at("approval")
@pytest.mark.parametrize("username, status", [("gu", 403), ("he", 403), ("zhao", 404), ("lin", 302)])
def test_only_the_office_and_who_decides_may(permit, stage, username, status):
    assert post(permit, stage, "outside/", username, why=AUTHORITY).status_code == status


@standing_at("approval")
def test_a_mark_of_secrecy_and_a_missing_authority_are_refused(permit, stage):
    assert post(permit, stage, "outside/", why="机密★10年").status_code == 422
    assert post(permit, stage, "outside/").status_code == 422
    assert post(permit, stage, "outside/return/").status_code == 409
    assert not asked(permit, "permit").panel.paused_at


@standing_at("approval")
def test_the_same_form_sent_twice_is_one_sending(permit, stage):
    for _time in range(2):
        assert post(permit, stage, "outside/", why=AUTHORITY, _once="k1").status_code == 302
    assert permit.matter.entries.filter(step="send_outside").count() == 1


@standing_at("approval")
def test_a_phase_of_the_school_has_no_such_button(walk, stage):
    assert "/outside/" not in text(walk, stage)


@standing_at("approval")
def test_a_suspended_matter_offers_nothing_of_it(permit, stage):
    post(permit, stage, "outside/", why=AUTHORITY)
    permit.step("suspend", "chen", why="等待外方消息")
    assert "/outside/" not in text(permit, stage)


def lines(walk, language="zh-hans"):
    with translation.override(language):
        entries = list(walk.matter.entries.select_related("by").order_by("seq"))
        told = timeline(fresh(walk), entries, asked_on(walk.matter))
        return [(str(line["who"] or ""), str(line["did"]), line.get("opinion", "")) for line in told]


def test_the_history_tells_silence_as_what_it_is(stage):
    late_route("agree")
    walk = handed_in(stage)
    climb(walk, 2)
    assert ("", "逾期视同同意（路线规定）", WORDS) in lines(walk)
    assert ("", "逾期提醒上级督办：陈立夏、林晚晴", "") in lines(walk)
    assert any("counted it as agreed" in did for _who, did, _said in lines(walk, "en"))
    assert "逾期视同同意（路线规定）" in text(walk, stage) and WORDS in text(walk, stage)


@pytest.mark.parametrize("late, rungs, words", [
    ("superior", 2, "逾期未办，按路线规定由程述改为指定部门办理"), ("office", 2, "逾期未办，按路线规定由程述改为指定部门办理"),
    ("office", 4, "逾期未办，无其他人可办，仍待原办理人办理"),
])  # fmt: skip
def test_the_history_tells_who_was_asked_instead(stage, late, rungs, words):
    late_route(late)
    walk = handed_in(stage)
    for _hop in range(rungs // 2):
        climb(walk, 2)
    assert words in [did for _who, did, _said in lines(walk)]


@standing_at("approval")
def test_the_history_tells_of_the_outside_authority(permit, stage):
    post(permit, stage, "outside/", why=AUTHORITY)
    post(permit, stage, "outside/return/")
    assert ("陈立夏", "送上级机关，停计办理时限", AUTHORITY) in lines(permit)
    assert ("陈立夏", "登记上级已复，继续计算办理时限", "") in lines(permit)


def test_the_form_prints_silence_as_nobodys_signature(stage):
    late_route("agree", codes=("finance", "personnel"))
    walk = handed_in(stage)
    walk.decide(asked(walk), "agree", "同意。")
    climb(walk, 2, "finance")
    climb(walk, 0, "personnel")
    form = view.approval_form(fresh(walk))
    [opinion] = form.finance.opinions
    assert opinion.words == f"逾期视同同意（路线规定）：{WORDS}" and opinion.lapsed and not opinion.recorded
    assert form.finance.budget_fits is None, "nobody looked at the budget"
    silent = Assignment.objects.get(panel__phase__code="finance", closed_for="lapsed", subject=walk.matter)
    assert opinion.on == timezone.localdate(silent.closed_at)
    assert printed(fresh(walk), "F1", by=walk.cast[walk.owner], now=walk.now).startswith(b"%PDF")
