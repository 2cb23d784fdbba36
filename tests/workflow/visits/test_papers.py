"""The papers of a visit (来访公文): who and what stands on each, and when one may not be printed yet."""

from dataclasses import replace

import pytest

from approvals.errors import NotNow
from tests.cast import Office
from tests.workflow.printing.reading import solid, text_of
from tests.workflow.visits.making import a_walk, made, standing_at, visit
from workflow.matters.visits.papers import PAPERS
from workflow.matters.visits.papers.filled import f16, f17, f18, f23, invitation
from workflow.registers.papers import printed

TALK = {"purpose": "lecture", "talk_topic": "材料失效", "talk_subject": "other"}
GUESTS = [
    {"key": "g1", "name": "Dr.-Ing. Maximiliane von Schönburg-Waldenstein", "country": "DE", "sex": "female", "born": "1968-05-17",
     "post": "Vizepräsidentin für Forschungszusammenarbeit", "unit": "Universität Schönburg", "leader": True},
    {"key": "g2", "name": "Nguyễn Thị Ánh Tuyết", "country": "VN", "post": "Nghiên cứu viên"},
    {"key": "g3", "name": "Виктор Щербаков", "country": "RU", "post": "доцент"},
    {"key": "g4", "name": "محمد الأمين（Muhammad al-Amin）", "country": "EG", "post": "教授"},
]  # fmt: skip
HOME = {
    "title": "舍恩堡大学代表团", "home_unit": "舍恩堡大学", "home_unit_english": "University of Schönburg",
    "places": [{"country": code} for code in ("DE", "VN", "RU", "EG")], "size": 4, "guests": GUESTS,
}  # fmt: skip


def words_of(walk, code: str) -> str:
    return solid(text_of(printed(walk.matter, code, by=walk.cast["chen"], now=walk.now)))


@pytest.fixture
def abroad(stage):
    """A visit with a talk by guests of four scripts, sealed."""
    return made("archived", stage.cast, **HOME, **TALK)


def test_every_paper_names_who_comes(abroad):
    for code in PAPERS:
        words = words_of(abroad, code)
        if code == "F22a" or code == "F22b":
            assert "舍恩堡大学" in words and "德国" in words
        elif code in ("F23c", "F23d", "F23e"):
            assert "舍恩堡大学代表团来访" in words
        elif code == "F20a":
            assert "材料失效" in words and "顾行之" in words
        else:
            assert "MaximilianevonSchönburg-Waldenstein" in words, code


def test_names_of_other_scripts_are_printed_or_given_in_latin_letters(abroad):
    words = words_of(abroad, "F16")
    assert "NguyễnThịÁnhTuyết" in words and "ВикторЩербаков" in words
    assert "Muhammadal-Amin" in words and "محمد" not in words


@standing_at("approval")
def test_the_application_ticks_what_is_applied_for_and_shows_who_agreed(walk):
    view = f16.reception_form(walk.matter)
    assert [block.words for block in view.blocks] == ["接待部门意见", "财务处意见", "国际处意见", "校领导意见"]
    assert [bool(block.opinions) for block in view.blocks] == [True, True, False, False]
    words = words_of(walk, "F16")
    assert "■01友好访问" in words and "□02科研合作" in words and "□01校级■02院级" in words
    assert "程" in words and "国际处意见（公章）负责人：年月日" in words


@standing_at("archived")
def test_the_summary_tells_what_was_promised_given_and_spent(walk):
    view = f17.summary_form(walk.matter)
    assert view.results == "达成课程互认意向。" and view.done == "会谈并参观实验室。"
    assert [(one.what, one.who, one.outcome) for one in view.promises] == [("寄送协议文本", "顾行之", "已办结")]
    assert [(one.way, one.what) for one in view.presents] == [("赠", "校徽纪念品")]
    assert [cost.kind for cost in view.costs] == ["住宿", "日常伙食", "宴请", "交通"]
    assert all(cost.planned == cost.spent for cost in view.costs)


@standing_at("hosting")
def test_the_plan_asks_every_department_by_its_name(walk):
    view = f18.reception_plan(walk.matter)
    assert ("后勤处", "接送站", "7月6日08:00") in {(one.department, one.what, one.by_when) for one in view.duties}
    assert view.route == "行政楼—实验楼—图书馆" and view.escort == "顾行之"
    assert [one.name for one in view.staff] == ["顾行之", "周予安"]


@standing_at("departed")
def test_the_record_of_checks_says_what_was_answered(walk):
    (check,) = f23.checks(walk.matter).checks
    assert check.answers == (True, True, True, True) and check.by == "顾行之"


@pytest.mark.parametrize("state", ["vetting", "approval", "rejected", "withdrawn", "cancelled"])
def test_no_letter_leaves_before_the_approval_or_after_the_end(stage, state):
    walk = made(state, stage.cast)
    with pytest.raises(NotNow, match="IN-01"):
        printed(walk.matter, "F19L", by=walk.cast["chen"], now=walk.now)
    answer = Office(walk.cast).chen.get(f"/matters/{walk.matter.pk}/papers/F19L.pdf")
    assert answer.status_code == 409


@standing_at("invited")
def test_the_letter_is_printed_once_the_visit_is_approved(walk):
    answer = Office(walk.cast).chen.get(f"/matters/{walk.matter.pk}/papers/F19L.pdf")
    assert answer.status_code == 200
    words = solid(text_of(answer.content))
    assert "尊敬的佐藤健" in words and "您一行2人于2026年7月6日至2026年7月8日" in words
    assert "Dear佐藤健,OnbehalfofLanjiangUniversity" in words
    assert "from6July2026to8July2026" in words and "Japan" in words


def test_the_letter_says_no_more_in_english_than_we_know(stage):
    walk = made("preparing", stage.cast, **HOME, **TALK, invitation_wanted=True, visa_basis="f_visa")
    letter = invitation.invitation(walk.matter)
    assert letter.number.startswith("外邀〔2026〕") and letter.on_english == f"{letter.on.day} March 2026"
    assert letter.to_english == "Dear Dr.-Ing. Maximiliane von Schönburg-Waldenstein,"
    assert "of University of Schönburg" in letter.english and "Topic" not in letter.english
    assert "会谈校际合作" in letter.chinese and "会谈" not in letter.english
    assert [one.post_english for one in letter.guests] == [*(guest["post"] for guest in GUESTS[:3]), ""]
    assert replace(letter.guests[0], post="", post_english="").__dict__ == {
        "name": GUESTS[0]["name"], "sex": "女", "sex_english": "F", "born": "1968.05.17", "born_english": "17 May 1968",
        "country": "德国", "country_english": "Germany", "post": "", "post_english": "",
    }  # fmt: skip


def test_a_school_without_an_english_name_is_told_to_give_one(stage, settings):
    walk = made("invited", stage.cast)
    settings.SCHOOL_ENGLISH = ""
    with pytest.raises(NotNow, match="SCHOOL_NAME_ENGLISH"):
        printed(walk.matter, "F19L", by=walk.cast["chen"], now=walk.now)


@standing_at("vetting")
@pytest.mark.parametrize("code", ["F17", "F18", "F20a", "F20b", "F20c", "F21"])
def test_a_paper_of_which_nothing_is_known_yet_says_so(walk, code):
    with pytest.raises(NotNow):
        printed(walk.matter, code, by=walk.cast["chen"], now=walk.now)


def test_a_domestic_group_needs_no_paper_for_foreigners(stage):
    walk = a_walk(stage.cast)
    walk.until("preparing", visit(stage.cast, origin="domestic", places=[]))
    for code in ("F19", "F19L", "F22a", "F23a", "F23b", "F23c", "F23d", "F23e"):
        with pytest.raises(NotNow):
            printed(walk.matter, code, by=walk.cast["chen"], now=walk.now)
    assert "学校办公室意见" in words_of(walk, "F16")
