"""The roster: tried first, all or nothing, every mistake by row and column, never doubled."""

from datetime import date
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from approvals.errors import NotComplete
from approvals.people.directory import has_role, heads_of
from approvals.people.models import Holding, Person, Post, RoleGrant, Unit
from approvals.people.roster.lines import Complaints, understood
from approvals.people.roster.record import import_roster
from approvals.people.roster.sheet import read

HEADINGS = [
    "工号",
    "姓名",
    "邮箱",
    "电话",
    "单位编码",
    "单位名称",
    "上级单位",
    "职务",
    "级别",
    "职责",
    "角色",
    "开始日期",
    "结束日期",
]
DEAN = [
    "100501",
    "江予安",
    "jiang@example.edu",
    "",
    "11",
    "物理学院",
    "00",
    "院长",
    "处级",
    "单位负责人",
    "",
    date(2024, 9, 1),
    "",
]
TOP = [
    "100502",
    "顾南风",
    "",
    "+86 10 0000",
    "00",
    "澜江大学",
    "",
    "校长",
    "",
    "school_leader",
    "",
    "2023年5月1日",
    None,
]
ROLE = [100503, "谢知微", "", "", "", "", "", "", "", "", "外事办", "2024/1/1", "2026-12-31"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def roster(tmp_path):
    def make(*lines, headings=HEADINGS):
        book = openpyxl.Workbook()
        for line in (headings, *lines):
            book.active.append(line)
        book.save(tmp_path / "roster.xlsx")
        return tmp_path / "roster.xlsx"

    return make


def recorded():
    return [model.objects.count() for model in (Unit, Person, Post, Holding, RoleGrant)]


def complaints_of(path):
    return import_roster(path, apply=True).complaints


def test_a_roster_is_only_tried_unless_told_to_apply(roster):
    outcome = import_roster(roster(DEAN, TOP, ROLE))
    assert (outcome.created[Person], outcome.applied, outcome.complaints) == (3, False, [])
    assert recorded() == [0, 0, 0, 0, 0]


def test_an_applied_roster_names_the_head_and_the_role(roster):
    assert import_roster(roster(DEAN, TOP, ROLE), apply=True).applied
    physics, dean = Unit.objects.get(code="11"), Person.objects.get(username="100501")
    assert recorded() == [2, 3, 2, 2, 1]
    assert physics.parent.name == "澜江大学"
    assert heads_of(physics, on=date(2026, 11, 23)) == [dean]
    assert not dean.has_usable_password()
    assert has_role(Person.objects.get(username="100503"), "fao", on=date(2026, 12, 31))
    assert not has_role(Person.objects.get(username="100503"), "fao", on=date(2027, 1, 1))


def test_reading_again_updates_and_never_doubles(roster):
    import_roster(roster(DEAN, TOP, ROLE), apply=True)
    again = import_roster(roster(DEAN, TOP, ROLE), apply=True)
    assert (sum(again.created.values()), sum(again.changed.values())) == (0, 0)
    changed = import_roster(roster([*DEAN[:2], "new@example.edu", *DEAN[3:12], date(2026, 8, 31)]), apply=True)
    assert (dict(changed.created), dict(changed.changed)) == ({}, {Person: 1, Holding: 1})
    assert recorded() == [2, 3, 2, 2, 1]
    assert Holding.objects.get(person__username="100501").until == date(2026, 8, 31)


def test_an_empty_cell_leaves_what_is_recorded(roster):
    import_roster(roster(DEAN, TOP), apply=True)
    import_roster(roster(["100501", "", "", "", "11", "", "", "院长", "", "", "", date(2024, 9, 1), ""]), apply=True)
    assert Person.objects.get(username="100501").email == "jiang@example.edu"
    assert Post.objects.get(title="院长").duty == "head"
    assert Unit.objects.get(code="11").parent.code == "00"


def test_every_mistake_is_in_one_list_by_row_and_column(roster):
    wrong = list(DEAN)
    wrong[2], wrong[9], wrong[11] = "nobody", "king", "yesterday"
    sentences = complaints_of(roster(TOP, wrong, ["", "无名", *[""] * 11], [*ROLE[:10], "wizard", "2024-13-01", ""]))
    assert [sentence.split(":")[0] for sentence in sentences] == [
        "Row 3, column “e-mail”",
        "Row 3, column “duty”",
        "Row 3, column “since”",
        "Row 3, column “since”",
        "Row 4, column “staff number”",
        "Row 5, column “role”",
        "Row 5, column “since”",
    ]


def test_one_mistake_and_nothing_at_all_is_recorded(roster):
    for line in ([*ROLE[:10], "wizard", *ROLE[11:]], ["100504", "", *[""] * 11]):
        outcome = import_roster(roster(DEAN, TOP, line), apply=True)
        assert len(outcome.complaints) == 1
        assert not outcome.applied
        assert recorded() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "column, value, said",
    [
        (1, "=A1", "formula"),
        (4, "=1+1", "formula"),
        (1, "#REF!", "not a plain value"),
        (1, "安" * 101, "longer than 100"),
        (0, "1" * 65, "longer than 64"),
        (5, "院" * 101, "longer than 100"),
        (7, "长" * 101, "longer than 100"),
        (8, "级" * 41, "longer than 40"),
        (3, "1" * 41, "longer than 40"),
        (12, date(2020, 1, 1), "before the beginning"),
        (4, "", "speaks of a unit"),
        (7, "", "speaks of a level"),
        (6, "77", "not known"),
        (6, "11", "below itself"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(roster, column, value, said):
    line = list(DEAN)
    line[column] = value
    sentences = complaints_of(roster(TOP, line))
    assert any(said in sentence and sentence.startswith("Row 3") for sentence in sentences)
    assert recorded() == [0, 0, 0, 0, 0]


def test_two_lines_must_not_disagree_about_one_person(roster):
    other = ["100501", "江予宁", *[""] * 11]
    assert complaints_of(roster(DEAN, TOP, other)) == ["Row 4, column “name”: not the same as in row 2."]


def test_the_same_post_on_the_same_days_is_complained_of_and_not_an_error(roster):
    import_roster(roster(DEAN, TOP), apply=True)
    overlapping = [*DEAN[:11], date(2025, 1, 1), ""]
    assert complaints_of(roster(overlapping)) == ["Row 2, column “since”: already recorded for some of these days."]


def test_a_deactivated_account_is_not_opened_by_a_spreadsheet(roster):
    import_roster(roster(DEAN, TOP), apply=True)
    Person.objects.filter(username="100501").update(is_active=False, left_on=date(2026, 1, 1))
    assert "deactivated" in complaints_of(roster(DEAN, TOP))[0]
    assert not Person.objects.get(username="100501").is_active


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_csv_is_read_in_the_encodings_of_our_offices(tmp_path, encoding):
    path = tmp_path / "roster.csv"
    path.write_text("工号,姓名,单位编码\n100501,赵𬎆,\n\n100502,阿布都热合曼·吐尔逊,\n", encoding=encoding)
    assert [cells["name"] for _row, cells in read(path)] == ["赵𬎆", "阿布都热合曼·吐尔逊"]
    assert [row for row, _cells in read(path)] == [2, 4]


def test_understanding_needs_no_database(django_assert_num_queries):
    complaints = Complaints()
    with django_assert_num_queries(0):
        lines = understood([(2, {"username": "1", "since": "2026-09-01", "role": "财务"})], complaints)
    assert (lines[0].role, lines[0].since, complaints.found) == ("finance", date(2026, 9, 1), [])


@pytest.mark.parametrize("headings", [["姓名"], ["工号", "工号"], ["工号", "星座"], []])
def test_headings_that_are_wrong_are_refused_before_anything_is_read(roster, headings):
    with pytest.raises(NotComplete, match="Row 1"):
        read(roster(headings=headings))


@pytest.mark.parametrize("name, content", [("a.xls", b"x"), ("a.xlsx", b"no zip"), ("a.csv", b"\xff\xff\x81")])
def test_a_file_that_is_no_roster_is_refused(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotComplete):
        read(tmp_path / name)


def test_the_command_tries_first_and_says_so(roster):
    out = StringIO()
    call_command("import_roster", str(roster(DEAN, TOP)), stdout=out)
    assert "--apply" in out.getvalue()
    assert recorded() == [0, 0, 0, 0, 0]
    call_command("import_roster", str(roster(DEAN, TOP)), "--apply", stdout=StringIO())
    assert recorded() == [2, 2, 2, 2, 0]


def test_the_command_fails_with_the_list(roster, tmp_path):
    with pytest.raises(CommandError, match="Row 2, column “name”"):
        call_command("import_roster", str(roster(["100501", "=A1", *[""] * 11])), "--apply", stdout=StringIO())
    with pytest.raises(CommandError):
        call_command("import_roster", str(tmp_path / "missing.csv"), stdout=StringIO())
