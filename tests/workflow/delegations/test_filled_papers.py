"""The papers as a delegation fills them: from matters that the verbs made, word by word."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.utils import translation

from approvals.errors import NotNow
from tests.making import a_walk, fresh, standing_at, trip
from tests.workflow.printing.reading import text_of
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.core import kinds
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.papers.filled import f04, f07, itinerary
from workflow.printing.fonts import Typecase
from workflow.registers.papers import printed

GOLDEN = Path(__file__).parents[2] / "golden" / "papers" / "filled"
PAPERS = kinds.get("delegation").papers
JOURNEY = [
    {"date": "2026-07-06", "half": "am", "from_city": "大连", "to_city": "仙台", "transport": "飞机", "flight": "CA8951", "activity": "出境"},
    {"date": "2026-07-06", "half": "pm", "to_city": "仙台", "activity": "安顿"},
    {"date": "2026-07-07", "half": "day", "to_city": "仙台", "host": "仙台工业大学", "contact": "佐藤健部长", "activity": "校际会谈", "substantive": True},
    {"date": "2026-07-10", "half": "pm", "from_city": "仙台", "to_city": "大连", "transport": "飞机", "flight": "CA8952", "activity": "返程，入境"},
]


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return Typecase(var=tmp_path_factory.mktemp("var"), system=())


def written(matter, code: str, case) -> str:
    """The words of the paper, filled from the matter as it stands now."""
    text = text_of(PAPERS[code].draw(PAPERS[code].view(matter), IMPRINT, case=case))
    return text.replace(f"〕{matter.pk:04d}号", "〕0007号")


def as_golden(name: str, text: str) -> None:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["F4", "F6", "F7", "F8", "F14"])
@standing_at("sharing")
def test_the_papers_of_a_trip_that_is_over(code, walk, case):
    as_golden(code.lower(), written(walk.matter, code, case))


@pytest.fixture
def joined(stage):
    """A group that the province's education office organises, approved."""
    walk = a_walk(stage.cast)
    walk.until("documents", trip(stage.cast, joined=True, organiser="省教育厅", title="省教育厅赴日本职业教育考察团组"))
    return fresh(walk)


@pytest.mark.parametrize("code", ["F27a", "F27b", "F27c"])
def test_the_letters_of_a_group_that_one_joins(code, joined, case):
    as_golden(code.lower(), written(joined, code, case))


@pytest.mark.parametrize("code", ["F27a", "F27b", "F27c"])
@standing_at("documents")
def test_an_own_group_has_no_such_letters(code, walk):
    with pytest.raises(NotNow, match="joins|双跨"):
        printed(walk.matter, code, by=walk.cast["chen"], now=walk.now)


def test_the_confirmation_waits_for_the_permit(stage):
    walk = a_walk(stage.cast)
    walk.until("approval", trip(stage.cast, joined=True, organiser="省教育厅"))
    with pytest.raises(NotNow, match="permit|批件"):
        printed(fresh(walk), "F27c", by=walk.cast["chen"], now=walk.now)
    assert printed(walk.matter, "F27a", by=walk.cast["chen"], now=walk.now)


@standing_at("returned")
def test_a_report_cannot_be_printed_before_it_is_handed_in(walk):
    with pytest.raises(NotNow, match="not handed in|尚未提交"):
        printed(walk.matter, "F14", by=walk.cast["chen"], now=walk.now)
    walk.return_passports()
    walk.report()
    assert printed(walk.matter, "F14", by=walk.cast["chen"], now=walk.now)


@standing_at("notice")
def test_the_result_of_a_notice_cannot_be_told_before_it_is_closed(walk):
    with pytest.raises(NotNow, match="not closed|尚未结束"):
        printed(walk.matter, "F8", by=walk.cast["chen"], now=walk.now)
    walk.hold_notice()
    assert printed(walk.matter, "F8", by=walk.cast["chen"], now=walk.now)


@standing_at("notice")
def test_a_notice_that_did_not_begin_has_its_period_open(walk):
    view = f07.public_notice(walk.matter)
    assert "公示时间：＿＿＿＿至＿＿＿＿" in view.closing and view.on is None
    assert "于＿＿＿＿至＿＿＿＿在＿＿＿＿公示，公示结果：＿＿＿＿" in f04.request(walk.matter).body


@standing_at("notice")
def test_objections_that_were_answered_are_told(walk):
    walk.step("open_notice", "chen", opened_on=walk.today, place="校园网公示栏", contact="国际处")
    walk.step("record_objection", "chen", received_on=walk.today, from_whom="", text="天数偏长。")
    objection = walk.matter.notices.get().objections.get()
    walk.step("settle_objection", "lin", objection=objection.pk, upheld=False, answer="已核实。")
    walk.move_to(date(2026, 6, 1))
    walk.agree_all("notice")
    assert "收到异议1件，均已核实并答复，异议不成立" in f04.request(fresh(walk)).body


@standing_at("notice")
def test_the_papers_are_chinese_on_an_english_screen(walk, case):
    told = {}
    for language in ("zh-hans", "en"):
        with translation.override(language):
            told[language] = [written(walk.matter, code, case) for code in ("F4", "F6", "F7")]
    assert told["zh-hans"] == told["en"]


# the itinerary, which several papers show


def test_days_are_gathered_and_halves_stand_in_their_order():
    days = itinerary.days_of(Application(itinerary=[JOURNEY[1], JOURNEY[0], *JOURNEY[2:]]))
    assert [(day.date, day.weekday, [part.half for part in day.parts]) for day in days] == [
        ("7月6日", "星期一", ["上午", "下午"]), ("7月7日", "星期二", ["全天"]), ("7月10日", "星期五", ["下午"]),
    ]  # fmt: skip
    assert (days[0].parts[0].cities, days[0].parts[0].transport) == ("大连—仙台", "飞机 CA8951")
    assert days[1].parts[0].host == "仙台工业大学\n佐藤健部长"


@pytest.mark.parametrize("days, weeks", [(30, None), (31, 5), (90, 13)])
def test_up_to_thirty_days_each_has_its_line_and_beyond_a_week_has_one(days, weeks):
    start = date(2026, 7, 6)
    lines = [{"date": str(date.fromordinal(start.toordinal() + at)), "activity": f"第{at + 1}天"} for at in range(days)]
    plan = itinerary.days_of(Application(starts=str(start), ends=lines[-1]["date"], itinerary=lines))
    assert len(plan) == (weeks or days)
    if weeks:
        assert (plan[0].date, plan[0].weekday) == ("7月6日至\n7月12日", "第1周")
        assert plan[0].parts[0].activity.split("\n") == [f"第{at}天" for at in range(1, 8)]
        assert plan[-1].date.endswith(f"{itinerary.short(date.fromisoformat(lines[-1]['date']))}")


def test_a_line_without_a_date_is_not_lost():
    days = itinerary.days_of(Application(itinerary=[{"activity": "机动"}, JOURNEY[0]]))
    assert [part.activity for day in days for part in day.parts] == ["出境", "机动"]


def test_the_tasks_are_told_country_by_country():
    application = Application(
        purpose="商谈学分互认。", itinerary=JOURNEY,
        legs=[
            {"country": "JP", "city": "仙台", "host": "仙台工业大学", "arrives": "2026-07-06", "leaves": "2026-07-08"},
            {"country": "KR", "host": "首尔汉岸大学", "arrives": "2026-07-09", "leaves": "2026-07-10"},
        ],
    )  # fmt: skip
    assert list(f04._tasks(application)) == [
        "商谈学分互认。", "（一）日本", "1. 7月7日在仙台工业大学，会见佐藤健部长，校际会谈。", "（二）韩国",
    ]  # fmt: skip


def test_flights_there_and_back_are_the_first_and_the_last():
    assert f07._flights(Application(itinerary=JOURNEY)) == "去程：7月6日，大连—仙台，飞机 CA8951。\n返程：7月10日，仙台—大连，飞机 CA8952。"
    assert f07._flights(Application(itinerary=JOURNEY[:1])) == "去程：＿＿＿＿。\n返程：＿＿＿＿。"


def test_an_application_without_anything_leaves_everything_open(stage):
    walk = a_walk(stage.cast)
    walk.begin()
    for code in ("F4", "F6", "F7", "F27a", "F27b"):
        assert PAPERS[code].draw(PAPERS[code].view(walk.matter), IMPRINT).startswith(b"%PDF")
