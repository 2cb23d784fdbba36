"""Every paper of a delegation, printed of a matter that was made by the verbs; what is not there yet is refused in a sentence."""

from datetime import date
from decimal import Decimal

import pytest

from approvals.errors import NotNow
from tests.making import House, a_walk, made, standing_at, trip
from tests.workflow.printing.reading import solid, text_of
from workflow.core import kinds
from workflow.duties.models import Settlement
from workflow.matters.delegations.application import Member
from workflow.matters.delegations.papers.filled import f03, f11, f12, f15, f25, journey, people
from workflow.registers.papers import offered, printed

HOME = {"F4", "F6", "F7", "F8", "F14", "F27a", "F27b", "F27c"}  # prose; it has tests of its own
FORMS = {"F1", "F2", "F3", "F5", "F9", "F10", "F11", "F12", "F13", "F15", "F24", "F25", "F26"}
EVERYBODY = {"F1", "F2", "F3", "F5", "F9", "F10", "F12", "F24", "F26"}
LACKING = {
    "vetting": {"F9", "F10", "F13", "F15", "F25"},
    "documents": {"F10", "F13", "F15", "F25"},
    "abroad": {"F13", "F15", "F25"},
    "returned": {"F15", "F25"},
    "sharing": {"F25"},
}


def read(walk, code: str) -> str:
    return solid(text_of(printed(walk.matter, code, by=walk.cast["chen"], now=walk.now)))


def lacking(walk) -> dict[str, str]:
    rows = [row for _part, rows in offered(walk.matter, to=walk.cast["chen"], now=walk.now) for row in rows]
    return {row.code: row.lacks[0] for row in rows if row.lacks and row.code in FORMS}


def handed_in(house: House, **changes):
    walk = a_walk(house.cast)
    walk.until("vetting", trip(house.cast, **changes))
    return walk


def member(house: House, **changes):
    return {"key": "m1", "person_id": house.cast["gu"].pk, "name": "顾行之", "post": "教授", "leader": True} | changes


def test_every_form_of_the_list_is_there():
    assert set(kinds.get("delegation").papers) - HOME == FORMS


@standing_at("sharing")
def test_a_finished_trip_prints_every_paper_with_the_names_in_it(walk):
    for code in FORMS - set(lacking(walk)):
        text = read(walk, code)
        assert walk.matter.number in text and "顾行之" in (text if code != "F11" else text.replace("顾", "顾行之", 1)), code
        assert code not in EVERYBODY or all(name in text for name in ("周予安", "米勒")), code


@standing_at(*LACKING)
def test_what_cannot_be_printed_yet_says_why_and_nothing_else_is_refused(walk):
    found = lacking(walk)
    assert set(found) == LACKING[walk.matter.state]
    for code, sentence in found.items():
        with pytest.raises(NotNow) as refusal:
            printed(walk.matter, code, by=walk.cast["chen"], now=walk.now)
        assert str(refusal.value) == sentence


@standing_at("suspended", "cancelled")
def test_a_trip_aside_is_briefed_only_where_it_was_approved(walk):
    assert "F9" in lacking(walk)


def test_a_trip_suspended_after_its_approval_keeps_its_briefing_form(stage):
    walk = made("briefing", stage.cast)
    walk.step("suspend", "chen", why="等待外方消息")
    assert "F9" not in lacking(walk)


@standing_at("sharing")
def test_the_ledger_tells_who_handed_what_to_whom_and_no_whole_number(walk):
    text = read(walk, "F10")
    assert "乔木发放，由顾行之领取" in text and text.count("乔木收回") == 3
    assert "01因公护照" in text and "＊＊＊＊" in text and "PE0" not in text


@standing_at("sharing")
def test_the_briefing_form_says_what_was_told_when_and_how_each_pledged(walk):
    text = read(walk, "F9")
    assert "陈立夏" in text and text.count("系统签署") == 2 and text.count("纸质签署") == 1
    assert text.count("■") == 7 and "□" not in text.split("团组承诺书")[0]


@standing_at("returned")
def test_the_feedback_compares_what_was_approved_with_what_was_done(walk):
    assert "已完成任务未完成任务" in read(walk, "F13"), "open until the report is in"
    walk.report()
    text = read(walk, "F13")
    assert "完成全部会谈与考察" in text and "2026年7月6日2026年7月10日" in text and text.count("3人5天") == 2
    assert walk.matter.permits.get().number in text


@standing_at("vetting")
def test_the_budget_stands_line_by_line_with_its_total_in_words(walk):
    text = read(walk, "F12")
    assert "国际机票6,200.00经济舱往返，按人" in text and "7,880.00" in text and "柒仟捌佰捌拾元整" in text


def test_a_budget_in_another_currency_leaves_its_total_to_the_hand(stage):
    walk = handed_in(stage)
    application = walk.matter.application
    abroad = application.budget[0].model_copy(update={"currency": "JPY"})
    application = application.model_copy(update={"budget": [abroad, *application.budget[1:]]})
    assert f12._total(application) is None
    assert [cost.amount for cost in f12._costs(application) if cost.item == "国际机票"] == ["6,200.00 JPY"]


@pytest.mark.parametrize("kinds_said", [("lodging", "meals", "visa"), ("住宿费", "伙食费", "护照签证费"), ("Lodging", "Meals", "Passport and visa")])
def test_costs_are_gathered_by_kind_whatever_language_they_were_settled_in(kinds_said):
    lines = [{"kind": kind, "approved": "10.00", "actual": "9.50"} for kind in kinds_said]
    sums = {line.kind: line.actual for line in f15._lines(Settlement(lines=lines))}
    expected = {"住宿费": Decimal("9.50"), "伙食费": Decimal("9.50"), "其他费用": Decimal("9.50")}
    assert {kind: actual for kind, actual in sums.items() if actual} == expected


def test_who_holds_a_secret_related_post_has_a_sheet_and_nobody_else(stage):
    walk = handed_in(stage, members=[member(stage, secret_related=True, secrecy_approval="保密〔2026〕31号"), member(stage, key="m2", person_id=stage.cast["zhou"].pk, name="周予安", leader=False)])
    text = read(walk, "F25")
    assert "顾行之" in text and "保密〔2026〕31号" in text and "周予安" not in text
    assert [one.name for one in f25.secrecy_forms(walk.matter).members] == ["顾行之"]


@pytest.mark.parametrize("country, variant, passport", [("JP", "abroad", True), ("HK", "hk_macau", False), ("TW", "taiwan", False)])
def test_hong_kong_macao_and_taiwan_have_forms_of_their_own(stage, country, variant, passport):
    walk = handed_in(stage, legs=[{"country": country, "city": "某市", "host": "某大学"}])
    assert f03.filing_forms(walk.matter).variant == variant
    found = lacking(walk)
    assert ("F11" in found) is not passport
    assert ("F2" in found) is (country == "TW")


def test_a_trip_that_stops_in_hong_kong_is_filed_as_one_abroad(stage):
    application = trip(stage.cast, legs=[{"country": "HK", "city": "香港", "host": "某大学"}, {"country": "JP", "city": "仙台", "host": "仙台工业大学"}])
    assert f03.variant(application) == "abroad"


def test_an_opinion_of_the_unit_stands_only_with_its_own_people(stage):
    walk = a_walk(stage.cast)
    guest = member(stage, key="m2", person_id=stage.cast["zhao"].pk, name="赵明川", unit="材料学院", leader=False)
    walk.until("documents", trip(stage.cast, members=[member(stage), guest]))
    said = {one.name: [opinion.name for opinion in one.opinions] for one in f03.filing_forms(walk.matter).members}
    assert walk.matter.unit.name == "国际教育学院" and said == {"顾行之": ["程述"], "赵明川": []}


@pytest.mark.parametrize("name, parts", [("顾行之", ("顾", "行之")), ("邹㼆", ("邹", "㼆")), ("欧阳修", ("欧阳", "修")), ("司马相如", ("司马", "相如")), ("诸葛", ("诸", "葛")), ("米勒·约翰", ("", "米勒·约翰")), ("山田太郎", ("", "山田太郎")), ("Miller", ("", "Miller"))])
def test_a_name_is_divided_only_where_everybody_would_divide_it_so(name, parts):
    assert f11.split(name) == parts


@pytest.mark.parametrize("on, age", [(date(2026, 4, 30), 45), (date(2026, 5, 1), 46), (None, None)])
def test_an_age_is_full_years(on, age):
    assert people.age(Member(born=date(1980, 5, 1)), on=on) == age


def test_the_way_goes_from_city_to_city_each_named_once_where_one_stays(stage):
    days = [("成都", "东京"), ("东京", "仙台"), ("", ""), ("仙台", "成都")]
    application = trip(stage.cast, itinerary=[{"from_city": start, "to_city": end, "activity": "会谈"} for start, end in days])
    assert journey.route(application) == "成都—东京—仙台—成都"
    assert journey.route(trip(stage.cast, itinerary=[])) == "仙台"
