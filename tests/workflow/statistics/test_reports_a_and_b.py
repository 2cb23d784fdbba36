"""The figures of two real year-end reports (报告 A、B), rebuilt as far as they are consistent; where they are not, the page says why.

A (2019, dated 6 December): “10 groups, of these 7 groups/31 person-times, 1 group/1 person with a group of the ministry, 3 groups/29
to Taiwan”; “10 groups/35 person-times received” from Japan, Korea, Britain, the Netherlands, Brazil, Taiwan *and the country itself*.
B (2022, first half): “3 groups, 8 person-times received”.
"""

from datetime import date, datetime

import pytest
from django.utils import timezone, translation

from tests.workflow.statistics.sheets import ledger, taken_in
from workflow.statistics.checks import Check, checks, notes, shown
from workflow.statistics.cube import cube
from workflow.statistics.models import Counted
from workflow.statistics.period import of_year
from workflow.statistics.prose import sections

DATED = date(2019, 12, 6)
PEOPLE = (("南非", 4), ("澳大利亚", 5), ("英国", 5), ("日本", 6), ("日本", 4), ("埃及", 4), ("英国", 3))
SENT = [  # 7 groups, 31 person-times; 1 of 1 that joined; 3 groups, 29 person-times to Taiwan
    *(["出访", f"A-{n}", f"赴{place}团组", f"2019-0{n}-10", place, size, "本校组团"] for n, (place, size) in enumerate(PEOPLE, 1)),
    ["出访", "A-8", "随教育部团组赴美国", "2019-09-02", "美国", 1, "参团"],
    *(["出访", f"A-{8 + n}", f"赴台团组{n}", f"2019-10-1{n}", "台湾", size, "本校组团"] for n, size in enumerate((10, 10, 9), 1)),
]  # fmt: skip
RECEIVED = [  # 10 groups, 35 person-times, of which one from Taiwan and two domestic
    ["来访", f"AI-{n}", f"来访团组{n}", f"2019-04-{n:02d}", place, size, ""]
    for n, (place, size) in enumerate(
        (("日本", 5), ("日本", 4), ("韩国", 4), ("韩国", 3), ("英国", 3), ("荷兰", 4), ("巴西", 4), ("台湾", 3), ("", 3), ("中国", 2)), 1)
]  # fmt: skip
LECTURES = [["讲座", f"AL-{n}", f"外国专家讲座{n}", f"2019-05-0{n}", place, 1, ""] for n, place in enumerate(("英国", "日本"), 1)]
CONSULATE = [["来访", "B-1", "法国领馆科教专员", "2022-03-02", "法国", 2, ""], ["来访", "B-2", "纽卡斯尔大学", "2022-05-10", "英国", 4, ""],
             ["来访", "B-3", "来访团组", "2022-06-20", "德国", 2, ""]]  # fmt: skip


@pytest.fixture(autouse=True)
def _chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture
def report_a(stage):
    at = timezone.make_aware(datetime(2019, 12, 6, 9))
    batch = taken_in(ledger([*SENT, *RECEIVED, *LECTURES]), file_name="2019.xlsx", by=stage.cast["chen"], now=at)
    assert batch.state == "counted" and not batch.complaints
    return cube(of_year(2019, as_of=DATED))


def test_ten_groups_are_those_the_school_organised_and_eleven_went(report_a):
    assert not Check("报告 A", (7, 1, 3), 10).holds  # as it stands in the report
    total, own, joined = report_a.total("out"), report_a.at("out", "joined", "false"), report_a.at("out", "joined", "true")
    assert (own.groups, joined.groups, total.groups) == (10, 1, 11)
    assert (own.people, joined.people, total.people) == (60, 1, 61)
    assert all(check.holds for check in checks(report_a)) and "10 + 1 = 11" in [str(check) for check in shown(report_a)]
    assert any("10" in note and "11" in note and "1" in note for note in notes(report_a))


def test_seven_one_and_three_are_found_again_by_region_and_organiser(report_a):
    regions = report_a.by("out", "region")
    assert {code: (sums.groups, sums.people) for code, sums in regions.items()} == {"abroad": (8, 32), "taiwan": (3, 29)}
    assert (regions["abroad"].groups - 1, regions["abroad"].people - 1) == (7, 31)


def test_guests_from_abroad_are_told_from_those_of_the_country(report_a):
    guests, domestic = report_a.total("in"), report_a.total("domestic")
    assert (guests.groups + domestic.groups, guests.people + domestic.people) == (10, 35)  # as the report adds them
    assert (guests.groups, guests.people, domestic.groups, domestic.people) == (8, 30, 2, 5)
    origins = {code: sums.groups for code, sums in report_a.by("in", "origin").items()}
    assert origins == {"foreign": 7, "taiwan": 1}
    assert (report_a.total("event").groups, report_a.total("event").people) == (2, 2)


def test_the_text_says_the_same_numbers_and_that_the_year_is_not_over(report_a):
    text = " ".join(said for section in sections(report_a, []) for said in section.paragraphs)
    for words in (">11</a>", ">61</a>", ">10</a>", ">8</a>", ">30</a>"):
        assert words in text
    assert "2019" in text and report_a.period.open
    assert any("未结束" in note for note in notes(report_a))


def test_a_trip_later_in_december_comes_to_a_later_summary_and_not_to_this(report_a, stage):
    late = [["出访", "A-12", "赴韩国团组", "2019-12-20", "韩国", 2, "本校组团"]]
    taken_in(ledger(late), file_name="late.xlsx", by=stage.cast["chen"], now=timezone.make_aware(datetime(2020, 1, 10)))
    assert cube(of_year(2019, as_of=DATED)).total("out").groups == 11
    assert cube(of_year(2019, as_of=date(2020, 1, 31))).total("out").groups == 12


def test_a_continent_is_no_country(stage):
    wrong = [["出访", "A-1", "赴非洲团组", "2019-03-01", "非洲", 4, "本校组团"]]
    batch = taken_in(ledger(wrong), file_name="x.xlsx", by=stage.cast["chen"], now=timezone.now())
    assert len(batch.complaints) == 1 and "非洲" in batch.complaints[0] and "2" in batch.complaints[0]
    assert not Counted.objects.exists()


def test_report_b_of_half_a_year(stage):
    at = timezone.make_aware(datetime(2022, 7, 1, 9))
    taken_in(ledger(CONSULATE), file_name="2022.xlsx", by=stage.cast["chen"], now=at)
    found = cube(of_year(2022, as_of=date(2022, 7, 1), half=1))
    assert (found.total("in").groups, found.total("in").people, found.total("out").groups) == (3, 8, 0)
    assert not found.period.open and cube(of_year(2022, as_of=date(2022, 7, 1), half=2)).total("in").groups == 0
