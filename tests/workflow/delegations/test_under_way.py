"""Trips under way on paper: looked at first, taken over whole or not at all, and able to go on to the archive."""

from datetime import date, datetime, timedelta
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from approvals.errors import NotNow, NotYours
from notifications.models import Reminder
from notifications.reminders import scan
from tests.making import a_walk, errands, fresh, judge_constraints, trip
from workflow.core import journal, kinds
from workflow.core.models import Matter
from workflow.core.steps import take
from workflow.core.under_way.record import import_under_way
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.under_way.columns import CHINESE
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import register

NOW = timezone.make_aware(datetime(2026, 7, 1, 9, 0))
AHEAD = {"exit": date(2026, 7, 6), "entry": "2026/7/10", "official documents": "是", "secret-related": "否"}
ABROAD = {"exit": date(2026, 6, 29), "entry": date(2026, 7, 3)}
BEHIND = {"exit": date(2026, 6, 1), "entry": date(2026, 6, 5)}
LINE = {
    "title": "赴日本访问团组", "applicant": "gu", "unit code": "CIE", "track": "一般公务", "task type": "访问", "task": "商谈课程互认",
    "countries": "日本、韩国", "cities": "仙台、首尔", "hosts": "仙台工业大学；首尔汉岸大学", "members": "顾行之/教授/gu；周予安/讲师/zhou\n米勒/教师",
    "permit number": "外批〔2026〕8号", "permit authority": "省外办", "permit date": date(2026, 5, 20), "budget": "48,000.00",
}  # fmt: skip
DAYS = {"documents": AHEAD, "briefing": AHEAD, "ready": AHEAD, "abroad": ABROAD, "returned": BEHIND}


def line(stands: str, **changes):
    return LINE | {"state": stands} | DAYS[stands] | {name.replace("_", " "): value for name, value in changes.items()}


@pytest.fixture
def file(tmp_path):
    def write(*lines, columns=()):
        names = list(columns or dict.fromkeys(name for line in lines for name in line))
        book = openpyxl.Workbook()
        book.active.append([CHINESE[name] for name in names])
        for each in lines:
            book.active.append([each.get(name, "") for name in names])
        book.save(tmp_path / "trips.xlsx")
        return tmp_path / "trips.xlsx"

    return write


@pytest.fixture
def enter(file, stage):
    def run(*lines, by="chen", apply=True):
        return import_under_way(kinds.get("delegation"), file(*lines), by=stage.cast[by], now=NOW, apply=apply)

    return run


@pytest.fixture
def books(stage):
    """A passport of everybody who travels."""
    for number, (name, holder) in enumerate([("顾行之", "gu"), ("周予安", "zhou"), ("米勒", None)]):
        register.register(
            holder=stage.cast.get(holder), holder_name=name, kind="official", number=f"PE100000{number}",
            issued_on=date(2024, 1, 2), expires_on=date(2029, 1, 1), by=stage.cast["qiao"], now=NOW,
        )


def walk_on(stage, matter, now=NOW) -> Walk:
    walk = a_walk(stage.cast)
    walk.matter, walk.now = matter, now
    return walk


def test_tried_only_it_leaves_nothing_behind(enter):
    before = Matter.objects.count()
    outcome = enter(line("documents"), apply=False)
    assert (len(outcome.matters), outcome.applied, outcome.complaints) == (1, False, [])
    assert Matter.objects.count() == before


@pytest.mark.parametrize("state", DAYS)
def test_a_trip_stands_where_the_paper_says_with_all_it_needs(enter, stage, state):
    matter = enter(line(state)).matters[0]
    assert (matter.state, matter.owner.username, matter.number[:9]) == (state, "gu", "OUT-2026-")
    assert [p.name for p in matter.participants.all()] == ["顾行之", "周予安", "米勒"]
    assert {row.person.username for row in matter.barred_people.all()} == {"gu", "zhou"}
    assert (matter.places, matter.revision.no, matter.permits.get().number) == (["JP", "KR"], 1, "外批〔2026〕8号")
    entry = matter.entries.get()
    assert (entry.step, entry.source, entry.target, entry.by.username) == ("take_over", "draft", state, "chen")
    assert entry.facts["revision"] == 1 and matter in Delegation.objects.matching("仙台")
    assert not list(journal.faults(matter.entries.all()))
    judge_constraints()


@pytest.mark.parametrize(
    ("state", "opened", "bells"),
    [
        ("documents", {"documents", "briefing"}, {"briefing.missing"}), ("briefing", {"briefing", "pledges"}, {"briefing.missing"}),
        ("ready", {"draw"}, set()), ("abroad", {"come_home"}, set()),
        ("returned", {"report", "second_notice"}, {"report.due", "second_notice.due"}),
    ],
)  # fmt: skip
def test_its_errands_are_open_and_its_bells_hang(enter, stage, state, opened, bells):
    walk = walk_on(stage, enter(line(state)).matters[0])
    assert errands(walk) == opened
    hung = set(Reminder.objects.filter(subject_id=walk.matter.pk).exclude(bell="assignment.due").values_list("bell", flat=True))
    assert hung == bells


def test_of_rungs_long_past_only_the_newest_rings(enter, stage):
    matter = enter(line("returned")).matters[0]
    scan(now=NOW + timedelta(minutes=1))
    report = Reminder.objects.get(subject_id=matter.pk, bell="report.due")
    assert report.next_at is None
    assert len([rung for rung in report.rungs if rung.get("came") == "collapsed"]) == 1


@pytest.mark.parametrize("state", DAYS)
def test_it_goes_on_to_the_archive_by_the_verbs(enter, books, stage, state):
    walk = walk_on(stage, enter(line(state)).matters[0])
    parts = {
        "documents": walk.complete_documents, "briefing": walk.brief, "ready": lambda: (walk.draw(), walk.leave()),
        "abroad": walk.return_home, "returned": walk.account, "sharing": lambda: (walk.share(), walk.seal()),
    }
    for part in list(parts.values())[list(parts).index(state):]:
        part()
    assert fresh(walk).state == "archived"
    assert not list(journal.faults(walk.matter.entries.all()))
    judge_constraints()


def test_what_is_out_for_the_trip_is_asked_back(enter, books, stage):
    matter = enter(line("returned", passport_out="是", drawn_on=date(2026, 5, 29))).matters[0]
    walk = walk_on(stage, matter)
    assert Loan.objects.open().filter(matter=matter, due_on=date(2026, 6, 12), drawn_on=date(2026, 5, 29)).count() == 3
    assert "collect" in errands(walk)
    assert Reminder.objects.filter(subject_id=matter.pk, bell="passport.return_due").exists()
    walk.account()
    assert fresh(walk).state == "sharing" and not Passport.objects.filter(where="drawn").exists()
    judge_constraints()


def test_an_open_line_of_the_paper_ledger_is_carried_over(enter, books, stage):
    for passport in Passport.objects.all():
        Loan.objects.create(passport=passport, purpose="exit", drawn_on=date(2026, 6, 25), handed_to="本人", drawn_at=NOW)
    Passport.objects.update(where="drawn")
    matter = enter(line("abroad", passport_out="是")).matters[0]
    assert set(Loan.objects.open().values_list("matter", "drawn_on")) == {(matter.pk, date(2026, 6, 25))}
    assert matter.number in Loan.objects.filter(matter=None).first().condition


def test_documents_that_are_in_no_register_are_named(enter, stage):
    outcome = enter(line("abroad", passport_out="是", drawn_on=date(2026, 6, 28)))
    assert len(outcome.complaints) == 3 and "顾行之" in outcome.complaints[0] and not outcome.applied


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"applicant": "nobody"}, "申请人工号"), ({"unit_code": "XXX"}, "单位编码"), ({"track": "私事"}, "类别"),
        ({"countries": "亚特兰蒂斯"}, "国家（地区）"), ({"hosts": ""}, "邀请单位"), ({"hosts": "甲；乙；丙"}, "邀请单位"),
        ({"exit": "很快"}, "出境日期"), ({"entry": date(2026, 7, 1)}, "入境日期"), ({"budget": "许多"}, "批准经费"),
        ({"members": "顾行之/教授/zhou"}, "团组成员"), ({"members": "甲/乙/丙/丁"}, "团组成员"), ({"state": "审批"}, "当前状态"),
        ({"permit_date": date(2026, 7, 8)}, "批件日期"), ({"secret-related": ""}, "涉密人员"), ({"title": "=1+1"}, "团组名称"),
        ({"exit": date(2026, 6, 20)}, "当前状态"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_row_and_column(enter, changes, column):
    before = Matter.objects.count()
    outcome = enter(line("ready", permit_number="外批〔2026〕7号", title="另一团组"), line("ready", **changes))
    assert [said for said in outcome.complaints if "3" in said and (column in said or _english(column) in said)]
    assert (outcome.applied, Matter.objects.count()) == (False, before)


def _english(chinese: str) -> str:
    return next(english for english, name in CHINESE.items() if name == chinese)


def test_a_longer_trip_needs_its_reason(enter):
    late = {"came_home_on": date(2026, 6, 7)}
    assert enter(line("returned", **late)).complaints
    assert enter(line("returned", reason="航班取消", **late)).applied


def test_reading_a_file_again_takes_nothing_over_twice(enter):
    enter(line("abroad"))
    again = enter(line("abroad"))
    assert (again.matters, again.known) == ([], 1)
    twice = line("ready", permit_number="外批〔2026〕9号")
    assert enter(twice, twice).complaints


def test_nobody_takes_over_a_trip_they_go_on(enter):
    outcome = enter(line("ready", members="顾行之/教授/gu；陈立夏/科长/chen"))
    assert outcome.complaints and not outcome.applied
    assert enter(line("ready", members="顾行之/教授/gu；陈立夏/科长/chen"), by="lin").applied


def test_a_file_that_is_something_else_says_what_is_missing(file, stage):
    with pytest.raises(Exception, match="批件号"):
        import_under_way(kinds.get("delegation"), file({"title": "x", "state": "ready"}), by=stage.cast["chen"], now=NOW)


def test_a_matter_handed_in_here_is_not_taken_over(stage):
    walk = a_walk(stage.cast)
    walk.until("vetting", trip(stage.cast))
    facts = {"state": "ready", "application": walk.matter.application, "permit": {}}
    with pytest.raises(NotNow):
        take(walk.matter.pk, "take_over", by=stage.cast["chen"], now=walk.now, **facts)
    with pytest.raises(NotYours):
        take(walk.matter.pk, "take_over", by=stage.cast["gu"], now=walk.now, **facts)


def test_the_command_tries_first_and_wants_an_officer(file, stage):
    out, path = StringIO(), str(file(line("returned", exit=date(2025, 6, 2), entry=date(2025, 6, 6), permit_date=date(2025, 5, 1))))
    with pytest.raises(CommandError):
        call_command("import_under_way", "delegation", path, by="qiao")
    call_command("import_under_way", "delegation", path, by="chen", stdout=out)
    assert not Delegation.objects.filter(title=LINE["title"]).exists()
    call_command("import_under_way", "delegation", path, by="chen", apply=True, stdout=out)
    assert Delegation.objects.get(title=LINE["title"]).number in out.getvalue()
