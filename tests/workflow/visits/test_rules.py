"""Every rule on visits: what keeps it, what breaks it, what leaves it open."""

import re
from datetime import date, timedelta

import pytest

from workflow.core.rules import ARRIVAL, SETTLEMENT, SUBMIT, blocking, unanswered
from workflow.core.sources import SOURCES, cited
from workflow.matters.visits.application import Application, Cost, Gift, lacking
from workflow.matters.visits.rules import RULES, Actual, Received, verdicts
from workflow.registers.national import NATIONAL, limits_from

ASKED = date(2026, 3, 2)
GOOD = {
    "title": "仙台工业大学代表团", "origin": "foreign", "guest_class": "university", "places": [{"country": "JP"}],
    "home_unit": "仙台工业大学", "size": 2, "no_ties": False, "high_rank": False, "special_region": False, "mode": "in_person",
    "purpose": "friendly", "starts": date(2026, 7, 6), "ends": date(2026, 7, 8), "department": "国际教育学院",
    "hosts": [{"key": "h1", "name": "顾行之", "phone": "0000", "host": True}], "host_rank": "bureau", "level": "school",
    "school_leader": False, "invited_by": "unit", "promised": False, "important": False, "hosting": "partial", "guests_paid": 2,
    "days_paid": 3, "fund_source": "学校国际交流专项", "invitation_wanted": False, "visa_basis": "visa_free", "lodging": "hotel",
    "costs": [{"kind": "meals", "amount": "1800.00", "people": 2, "times": 3}], "declarations": {"no_secrets": True},
    "guests": [{"key": "g1", "name": "佐藤健", "country": "JP", "post": "校长", "leader": True, "rank": "bureau"}],
}  # fmt: skip
DOMESTIC = {"origin": "domestic", "places": []}
HUMANITIES = {"purpose": "lecture", "talk_topic": "比较文学", "talk_subject": "humanities"}
SCRIPT = "a" * 64


def a_visit(**changes) -> Application:
    return Application.model_validate(GOOD | changes)


def ahead(days: int, **changes):
    starts = ASKED + timedelta(days=days)
    return {"starts": starts, "ends": starts + timedelta(days=2), **changes}


def of(code, *, at=SUBMIT, actual=None, limits=NATIONAL, **changes):
    actual = actual or Actual(asked_on=ASKED)
    return next(v for v in verdicts(a_visit(**changes), limits, at=at, actual=actual) if v.rule == code)


def meals(each: int, kind="meals", times=1, **more):
    return {"costs": [{"kind": kind, "amount": f"{each * 2 * times}.00", "people": 2, "times": times, **more}]}


KEPT, BROKEN, OPEN = True, False, None
CASES = [
    ("IN-00", DOMESTIC, KEPT),
    ("IN-00", {"origin": None}, OPEN),
    ("IN-01", {}, KEPT),
    ("IN-01", {"promised": True}, BROKEN),
    ("IN-01", {"promised": None}, OPEN),
    ("IN-01", DOMESTIC | {"promised": True}, KEPT),
    ("IN-02", {}, KEPT),
    ("IN-02", {"fund_source": ""}, BROKEN),
    ("IN-02", {"guests_paid": None}, BROKEN),
    ("IN-02", {"days_paid": None}, BROKEN),
    ("IN-02", {"costs": []}, BROKEN),
    ("IN-02", {"hosting": None}, OPEN),
    ("IN-02", {"hosting": "self", "costs": [], "fund_source": ""}, KEPT),
    ("IN-02", {"hosting": "self", "costs": [], "fund_source": "", "gifts": [{"what": "书", "number": 1, "value": "50"}]}, BROKEN),
    ("IN-03", {}, KEPT),
    ("IN-03", {"hosting": None}, OPEN),
    ("IN-03", {"hosting": "self"}, BROKEN),
    ("IN-03", {"guests_paid": 3}, BROKEN),
    ("IN-04", {"ends": date(2026, 7, 12), "days_paid": 5}, KEPT),
    ("IN-04", {"ends": date(2026, 7, 12), "days_paid": 6}, OPEN),
    ("IN-04", {"ends": date(2026, 7, 12), "days_paid": 6, "reciprocity": False}, BROKEN),
    ("IN-04", {"ends": date(2026, 7, 12), "days_paid": 6, "reciprocity": True}, BROKEN),
    ("IN-04", {"ends": date(2026, 7, 12), "days_paid": 6, "reciprocity": True, "agreement": "交流协议"}, KEPT),
    ("IN-04", {"days_paid": 4}, BROKEN),
    ("IN-04", {"hosting": "self", "days_paid": 9}, KEPT),
    ("IN-05", ahead(30), KEPT),
    ("IN-05", ahead(29), BROKEN),
    ("IN-05", ahead(59, invitation_wanted=True), BROKEN),
    ("IN-05", ahead(60, invitation_wanted=True), KEPT),
    ("IN-05", ahead(59, visa_basis="f_visa"), BROKEN),
    ("IN-05", ahead(59, visa_basis=None), OPEN),
    ("IN-05", ahead(60, visa_basis=None), KEPT),
    ("IN-05", ahead(30, mode="online", visa_basis=None, invitation_wanted=None), KEPT),
    ("IN-05", ahead(30, origin="hk_macau"), KEPT),
    ("IN-05", {"starts": None}, OPEN),
    ("IN-05", ahead(1, **DOMESTIC), KEPT),
    ("IN-06", ahead(1), KEPT),
    ("IN-06", ahead(-5), KEPT),
    ("IN-06", {"starts": None, "ends": None}, KEPT),
    ("IN-06", ahead(90, guest_class="government"), KEPT),
    ("IN-06", ahead(89, guest_class="government"), BROKEN),
    ("IN-06", ahead(89, guest_class="consular"), BROKEN),
    ("IN-06", ahead(89, guest_class="former_politician"), BROKEN),
    ("IN-06", ahead(89, guest_class="international_organisation"), BROKEN),
    ("IN-06", ahead(90, guest_class="government", invited_by="individual"), BROKEN),
    ("IN-06", ahead(90, guest_class="government", invited_by=None), OPEN),
    ("IN-06", ahead(59, no_ties=True), BROKEN),
    ("IN-06", ahead(60, no_ties=True), KEPT),
    ("IN-06", ahead(59, high_rank=True), BROKEN),
    ("IN-06", ahead(60, no_ties=None), OPEN),
    ("IN-06", ahead(60, special_region=None), OPEN),
    ("IN-06", ahead(60, guest_class="media", invited_by="individual"), BROKEN),
    ("IN-06", {"guest_class": None}, OPEN),
    ("IN-06", ahead(1, guest_class="government", **DOMESTIC), KEPT),
    ("IN-08", {}, KEPT),
    ("IN-08", {"host_rank": "other"}, BROKEN),
    ("IN-08", {"level": "college", "school_leader": True}, BROKEN),
    ("IN-08", {"guests": []}, KEPT),
    ("IN-08", {"host_rank": None}, OPEN),
    ("IN-09", {}, KEPT),
    ("IN-09", ahead(45, talk_script=SCRIPT, **HUMANITIES), KEPT),
    ("IN-09", ahead(44, talk_script=SCRIPT, **HUMANITIES), BROKEN),
    ("IN-09", ahead(60, **HUMANITIES), BROKEN),
    ("IN-09", ahead(1, **(HUMANITIES | {"talk_subject": "other"})), KEPT),
    ("IN-09", ahead(60, **(HUMANITIES | {"talk_subject": None})), OPEN),
    ("IN-10", {"important": None}, OPEN),
    ("IN-10", ahead(7, important=True, police_filing=True, propaganda_filing=False), KEPT),
    ("IN-10", ahead(6, important=True, police_filing=True, propaganda_filing=False), BROKEN),
    ("IN-10", ahead(7, important=True), OPEN),
    ("IN-12", {"origin": "taiwan", "lodging": "elsewhere"}, KEPT),
    ("IN-13", {}, KEPT),
    ("IN-13", {"gifts": [{"what": "瓷盘", "number": 1, "value": "200"}]}, KEPT),
    ("IN-13", {"gifts": [{"what": "瓷盘", "number": 1, "value": "200.01"}]}, BROKEN),
    ("IN-13", {"gifts": [{"what": "瓷盘", "number": 1, "value": "400", "eminent": True}]}, KEPT),
    ("IN-13", {"gifts": [{"what": "瓷盘", "number": 1, "value": "400"}], "high_rank": True}, KEPT),
    ("IN-13", {"gifts": [{"what": "瓷盘", "number": 1, "value": "401", "eminent": True}]}, BROKEN),
    ("IN-17", {"visa_basis": "f_visa", "china_from": date(2026, 7, 1), "china_to": date(2026, 12, 27)}, KEPT),
    ("IN-17", {"visa_basis": "f_visa", "china_from": date(2026, 7, 1), "china_to": date(2026, 12, 28)}, BROKEN),
    ("IN-17", {"visa_basis": "visa_free", "china_from": date(2026, 7, 1), "china_to": date(2026, 12, 28)}, KEPT),
    ("IN-31", meals(500, "lodging", stars=4), KEPT),
    ("IN-31", meals(500, "lodging", stars=5), BROKEN),
    ("IN-31", meals(500, "lodging", stars=5) | {"high_rank": True}, KEPT),
    ("IN-32", meals(300), KEPT),
    ("IN-32", meals(301), BROKEN),
    ("IN-32", meals(500) | {"high_rank": True}, KEPT),
    ("IN-32", {"costs": [{"kind": "meals", "amount": "100"}]}, BROKEN),
    ("IN-32", {"costs": [], "hosting": None}, OPEN),
    ("IN-33", meals(300, "banquet", times=2), KEPT),
    ("IN-33", meals(300, "banquet", times=3), BROKEN),
    ("IN-33", meals(301, "banquet"), BROKEN),
    ("IN-33", meals(150, "buffet"), KEPT),
    ("IN-33", meals(151, "buffet"), BROKEN),
    ("IN-33", meals(101, "cocktail"), BROKEN),
    ("IN-33", meals(61, "tea"), BROKEN),
    ("IN-34", meals(300, "banquet", staff=2), KEPT),
    ("IN-34", meals(300, "banquet", staff=3), BROKEN),
    ("IN-34", meals(300, "banquet", staff=6) | {"size": 8}, KEPT),
    ("IN-34", meals(300, "banquet", staff=7) | {"size": 8}, BROKEN),
]


@pytest.mark.parametrize("code, changes, passed", CASES, ids=[f"{n} {code}" for n, (code, _c, _p) in enumerate(CASES)])
def test_what_keeps_a_rule_and_what_breaks_it(code, changes, passed):
    verdict = of(code, **changes)
    assert verdict.passed is passed
    assert (verdict.passed is not False) or (verdict.message and verdict.fix), "what is wrong, and what would help"
    assert (verdict.passed is not None) or verdict.missing


LATER = [
    ("IN-07", ARRIVAL, Actual(plan_on=date(2026, 6, 29), plan_due=date(2026, 6, 29)), {}, KEPT),
    ("IN-07", ARRIVAL, Actual(plan_on=date(2026, 6, 30), plan_due=date(2026, 6, 29)), {}, BROKEN),
    ("IN-07", ARRIVAL, Actual(), {}, OPEN),
    ("IN-15", ARRIVAL, Actual(escort="顾行之", route="行政楼"), {}, KEPT),
    ("IN-15", ARRIVAL, Actual(escort="顾行之"), {}, BROKEN),
    ("IN-15", ARRIVAL, Actual(), {"mode": "online"}, KEPT),
    ("IN-15", ARRIVAL, Actual(), DOMESTIC, KEPT),
    ("IN-11", SETTLEMENT, Actual(), {}, KEPT),
    ("IN-11", SETTLEMENT, Actual(), {"lodging": "elsewhere"}, BROKEN),
    ("IN-11", SETTLEMENT, Actual(lodging_late=False), {"lodging": "elsewhere"}, KEPT),
    ("IN-11", SETTLEMENT, Actual(lodging_late=True), {"lodging": "elsewhere"}, BROKEN),
    ("IN-11", SETTLEMENT, Actual(), {"lodging": "elsewhere", "origin": "hk_macau"}, KEPT),
    ("IN-11", SETTLEMENT, Actual(), {"lodging": "elsewhere", "origin": "taiwan"}, BROKEN),
    ("IN-13", SETTLEMENT, Actual(given=(Gift(what="瓷盘", number=1, value=201),)), {}, BROKEN),
    ("IN-13", SETTLEMENT, Actual(received=(Received("茶具", 201),)), {}, BROKEN),
    ("IN-13", SETTLEMENT, Actual(received=(Received("茶具", 201, handed_in=True), Received("画册", 200))), {}, KEPT),
    ("IN-14", SETTLEMENT, Actual(summary_on=date(2026, 7, 15), summary_due=date(2026, 7, 15)), {}, KEPT),
    ("IN-14", SETTLEMENT, Actual(summary_on=date(2026, 7, 16), summary_due=date(2026, 7, 15)), {}, BROKEN),
    ("IN-14", SETTLEMENT, Actual(), {}, OPEN),
    ("IN-16", SETTLEMENT, Actual(people=2), {}, KEPT),
    ("IN-16", SETTLEMENT, Actual(people=3), {}, BROKEN),
    ("IN-16", SETTLEMENT, Actual(people=2, strangers=("某人",)), {}, BROKEN),
    ("IN-16", SETTLEMENT, Actual(), {}, OPEN),
    ("IN-32", SETTLEMENT, Actual(costs=(Cost(kind="meals", amount=700, people=2, times=1),)), {}, BROKEN),
    ("IN-32", SETTLEMENT, Actual(costs=(Cost(kind="meals", amount=600, people=2, times=1),)), {}, KEPT),
]  # fmt: skip


@pytest.mark.parametrize("code, at, actual, changes, passed", LATER, ids=[f"{n} {row[0]}" for n, row in enumerate(LATER)])
def test_what_is_asked_later(code, at, actual, changes, passed):
    assert of(code, at=at, actual=actual, **changes).passed is passed


def test_a_good_visit_lacks_nothing_and_nothing_stands_against_it():
    found = verdicts(a_visit(), NATIONAL, at=SUBMIT, actual=Actual(asked_on=ASKED))
    assert not lacking(a_visit())
    assert not blocking(found) and not unanswered(found)


def test_an_empty_application_passes_no_blocking_rule_for_want_of_data_that_it_has_to_give():
    found = verdicts(Application(), NATIONAL, at=SUBMIT, actual=Actual(asked_on=ASKED))
    assert {"IN-01", "IN-02", "IN-03", "IN-04", "IN-06"} <= {verdict.rule for verdict in unanswered(found)}


def test_every_number_is_the_schools_own():
    limits = limits_from([("guest_days_hosted", "whole", "2"), ("gift_yuan", "whole", "100")])
    assert of("IN-04", limits=limits, reciprocity=False).passed is False
    assert of("IN-13", limits=limits, gifts=[{"what": "瓷盘", "number": 1, "value": "150"}]).passed is False


def test_hong_kong_and_macao_have_hours_as_soon_as_a_school_sets_them():
    limits = limits_from([("lodging_hours_hk_macau", "whole", "24")])
    told = {"lodging": "elsewhere", "origin": "hk_macau"}
    assert of("IN-11", at=SETTLEMENT, actual=Actual(), limits=limits, **told).passed is False


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_code_a_title_and_sources_that_are_known(rule):
    assert re.fullmatch(r"IN-\d{2}", rule.code)
    assert str(rule.title) and rule.at and cited(rule.source) and not set(cited(rule.source)) - set(SOURCES)


def test_the_sixteen_rules_of_the_office_are_all_there():
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)
    assert {f"IN-{number:02d}" for number in range(1, 17)} <= set(codes)


NAMES = {"guests": []}


@pytest.mark.parametrize(
    "changes, path",
    [
        (NAMES, None), (NAMES | {"guest_class": "community"}, None), (NAMES | {"guest_class": "government"}, "guests"),
        (NAMES | {"guest_class": "media"}, "guests"), (NAMES | {"high_rank": True}, "guests"), ({"size": 1, **NAMES}, None),
        ({"guests": GOOD["guests"] * 3}, "size"), ({"places": []}, "places"), ({"places": [{"country": "HK"}]}, "places"),
        ({"origin": "hk_macau"}, "places"), ({"origin": "domestic"}, "places"), ({"no_ties": None}, "no_ties"),
        ({"lodging": "elsewhere"}, "lodging_address"), ({"purpose": "lecture"}, "talk_topic"), ({"purpose": "other"}, "purpose_detail"),
        ({"hosts": []}, "hosts"), ({"declarations": {}}, "declarations.no_secrets"), ({"mode": "online", "lodging": None}, None),
        ({"china_from": date(2026, 7, 7)}, "china_from"), ({"china_to": date(2026, 7, 7)}, "china_to"),
        ({"ends": date(2026, 7, 1)}, "ends"), ({"gifts": [{"what": "书", "number": 1}]}, "gifts.0.value"),
    ],
)  # fmt: skip
def test_what_is_lacking(changes, path):
    found = [where for where, _sentence in lacking(a_visit(**changes))]
    assert path in found if path else not found
