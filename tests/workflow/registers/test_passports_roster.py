"""Taking over the paper ledger: looked at first, written whole or not at all, never twice."""

from datetime import date
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from approvals.people.models import Person
from workflow.registers.models import Loan, Passport

HEADING = ["姓名", "工号", "证件种类", "证件号码", "签发日期", "有效期至", "存放位置", "借出日期"]
ZHAO = ["赵明远", "100001", "因公护照", "PE1234567", "2024-01-05", date(2029, 1, 4), "A-3", ""]
WU = ["吴砚秋", "", "02", "C12345678", "2025/3/1", "2030-02-28", "", "2026-05-01"]


@pytest.fixture
def sheet(tmp_path, db):
    Person.objects.create_user("100001", "赵明远")

    def write(*rows, heading=HEADING):
        book = openpyxl.Workbook()
        for row in [heading, *rows]:
            book.active.append(row)
        book.save(tmp_path / "ledger.xlsx")
        return str(tmp_path / "ledger.xlsx")

    return write


def run(file, *options):
    out = StringIO()
    call_command("import_passports", file, *options, stdout=out)
    return out.getvalue()


def test_without_apply_nothing_is_written(sheet):
    assert "2" in run(sheet(ZHAO, WU)) and not Passport.objects.exists()


def test_lines_become_documents_and_what_is_out_an_open_entry(sheet):
    run(sheet(ZHAO, WU), "--apply", "--by", "100001")
    zhao, wu = Passport.objects.get(kind="official"), Passport.objects.get(kind="hk_macau")
    assert (zhao.holder.name, zhao.where, zhao.box) == ("赵明远", "in_custody", "A-3")
    assert zhao.expires_on == date(2029, 1, 4) and wu.issued_on == date(2025, 3, 1)
    assert (wu.holder, wu.where, Loan.objects.get().passport) == (None, "drawn", wu)
    assert zhao.note and zhao.registered_by.username == "100001"


def test_reading_the_file_again_doubles_nothing(sheet):
    run(sheet(ZHAO, WU), "--apply")
    run(sheet(ZHAO, WU), "--apply")
    assert Passport.objects.count() == 2 and Loan.objects.count() == 1


def changed(row, column, value):
    row = list(row)
    row[HEADING.index(column)] = value
    return row


@pytest.mark.parametrize("column, value", [
    ("姓名", ""), ("工号", "999999"), ("证件种类", "私人护照"), ("证件号码", ""), ("证件号码", "=A1"),
    ("签发日期", "去年"),
    ("有效期至", "2024-01-05"), ("签发日期", "2099-01-01"), ("借出日期", "2099-01-01"), ("借出日期", "上周"),
])
def test_a_wrong_cell_is_named_by_row_and_column_and_nothing_is_written(sheet, column, value):
    with pytest.raises(CommandError, match=rf"3.*{column}") as refused:
        run(sheet(ZHAO, changed(WU, column, value)), "--apply")
    assert "C12345678" not in str(refused.value) and not Passport.objects.exists()


def test_a_number_twice_in_the_file_is_a_mistake(sheet):
    with pytest.raises(CommandError, match="证件号码"):
        run(sheet(ZHAO, changed(ZHAO, "姓名", "吴砚秋")), "--apply")


@pytest.mark.parametrize("heading", [HEADING[:3] + HEADING[4:], [*HEADING, "血型"]])
def test_a_column_missing_or_unknown_is_refused(sheet, heading):
    with pytest.raises(CommandError):
        run(sheet(ZHAO, heading=heading))


def test_what_is_no_spreadsheet_and_who_is_nobody_is_refused(sheet, tmp_path):
    (tmp_path / "x.xlsx").write_text("x")
    with pytest.raises(CommandError):
        run(str(tmp_path / "x.xlsx"))
    with pytest.raises(CommandError):
        run(sheet(ZHAO), "--by", "1")
