"""The passport register: for its keepers only, found by holder, numbers sealed on every page and in every file."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.making import made
from workflow.core.models.confidential import Reading
from workflow.registers.models import Loan, Passport
from workflow.registers.passports import fate, register

NUMBER = "PE7654321"
TODAY = timezone.localdate()


def book(stage, name="顾行之", holder="gu", number=NUMBER, kind="official", years=3, **changes):
    facts = {"authority": "外交部", "box": "3-12", "issued_on": TODAY - timedelta(days=400), "expires_on": TODAY + timedelta(days=365 * years)}
    return register.register(
        holder=stage.cast.get(holder), holder_name=name, kind=kind, number=number, by=stage.cast["qiao"], now=timezone.now(),
        **facts | changes,
    )


def lend(passport, *, due_on=None):
    Passport.objects.filter(pk=passport.pk).update(where="drawn")
    return Loan.objects.create(
        passport=passport, purpose="exit", drawn_on=TODAY - timedelta(days=30), handed_to="本人", drawn_at=timezone.now(), due_on=due_on
    )


@pytest.fixture
def kept(stage):
    """One here, one late, one due soon, one that expires soon, one lost."""
    rows = {
        "here": book(stage), "late": book(stage, "周予安", "zhou", "PE7654322"), "soon": book(stage, "赵明川", "zhao", "PE7654323"),
        "expiring": book(stage, "苏禾", "su", "PE7654324", expires_on=TODAY + timedelta(days=90)),
        "lost": book(stage, "米勒", "", "PE7654325"),
    }  # fmt: skip
    lend(rows["late"], due_on=TODAY - timedelta(days=3))
    lend(rows["soon"], due_on=TODAY + timedelta(days=6))
    fate.record(rows["lost"].pk, what="lost_home", why="旅途遗失", by=stage.cast["qiao"], now=timezone.now())
    return rows


@pytest.mark.parametrize("username", ["gu", "mi", "song", "dang", "wen", "guan"])
def test_it_is_closed_to_everybody_but_its_keepers(stage, kept, username):
    browser, pk = stage.office.browser(username), kept["here"].pk
    for address in ("/passports/", "/passports/new/", f"/passports/{pk}/", "/passports/?format=xlsx"):
        assert browser.get(address).status_code == 403, address
    for address in (f"/passports/{pk}/number/", f"/passports/{pk}/retirement/", f"/passports/{pk}/return/"):
        assert browser.post(address, {"why": "核对"}).status_code == 403, address
    assert not Reading.objects.exists() and kept["here"].box not in browser.get("/passports/").text


@pytest.mark.parametrize("username", ["qiao", "chen"])
def test_custodian_and_office_see_it_without_numbers(stage, kept, username):
    for address in ("/passports/", f"/passports/{kept['late'].pk}/"):
        page = stage.office.browser(username).get(address)
        assert page.status_code == 200 and "PE765" not in page.text and "4322" in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=周予", {"late"}), ("q=zhao", {"soon"}), ("only=out", {"late", "soon"}), ("only=overdue", {"late"}), ("only=soon", {"soon"}),
        ("only=expiring", {"expiring"}), ("only=here", {"here", "expiring"}), ("only=out&q=赵", {"soon"}), ("q=没有", set()),
        ("only=nothing", {"here", "late", "soon", "expiring", "lost"}), ("q=7654321", set()),
    ],
)  # fmt: skip
def test_it_is_searched_by_holder_and_filtered(stage, kept, query, found):
    rows = stage.office.qiao.get(f"/passports/?{query}").context["rows"]
    assert {name for name, passport in kept.items() if passport.pk in [row.passport.pk for row in rows]} == found


def test_the_figures_count_what_they_lead_to(stage, kept):
    for figure in stage.office.qiao.get("/passports/").context["figures"]:
        rows = stage.office.qiao.get(f"/passports/?only={figure['key']}").context["rows"]
        assert len(rows) == figure["count"], figure["key"]


def test_deadlines_are_counted_in_natural_days(stage, kept):
    rows = {row.passport.pk: row for row in stage.office.qiao.get("/passports/").context["rows"]}
    assert "3" in rows[kept["late"].pk].due and rows[kept["late"].pk].level == "late"
    assert "6" in rows[kept["soon"].pk].due and rows[kept["soon"].pk].level == "soon"
    assert rows[kept["expiring"].pk].state == "expiring"


def test_a_full_page_costs_eight_statements_at_most(stage, kept):
    for number in range(30):
        lend(book(stage, f"甲{number}", "", f"E{number:08d}"), due_on=TODAY)
    browser = stage.office.qiao
    browser.get("/passports/")
    with CaptureQueriesContext(connection, ) as asked:
        page = browser.get("/passports/")
    assert len(page.context["rows"]) == 25 and page.context["page"].older
    assert len(asked) <= 8, [query["sql"][:90] for query in asked]
    older = browser.get("/passports/" + page.context["page"].older)
    assert len(older.context["rows"]) == 10 and older.context["page"].newer


def test_the_sheet_has_no_number_and_no_formula(stage, kept):
    book(stage, "=1+1", "", "E00000001")
    answer = stage.office.qiao.get("/passports/?format=xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if any(tail in str(cell.value) for tail in ("4321", "4322", "PE"))]
    assert not [cell for cell in cells if cell.data_type == "f"] and sheet.max_row == 7


def test_the_ledger_says_who_drew_it_for_what_and_when_it_came_back(stage):
    walk = made("sharing", stage.cast)
    loan = Loan.objects.filter(matter_id=walk.matter.pk).first()
    page = stage.office.chen.get(f"/passports/{loan.passport_id}/").text
    assert all(word in page for word in ("乔木", loan.handed_to, walk.matter.number, "took it back")) or "收回" in page


def test_the_number_is_shown_once_and_the_reading_written_down(stage, kept):
    browser, address = stage.office.qiao, f"/passports/{kept['here'].pk}/number/"
    assert browser.post(address, {"why": " "}).status_code == 422 and not Reading.objects.exists()
    answer = browser.post(address, {"why": "办理签证"})
    assert NUMBER in answer.text and "no-store" in answer["Cache-Control"]
    reading = Reading.objects.get()
    assert (reading.by.username, reading.why) == ("qiao", "办理签证")
    again = browser.get(f"/passports/{kept['here'].pk}/").text
    assert NUMBER not in again and "办理签证" in again
    assert browser.get(address).status_code == 405


def test_a_document_is_registered(stage):
    told = {
        "staff_number": "gu", "holder_name": "", "kind": "official", "document_no": "PE1112223", "issued_on": "2024-03-01",
        "expires_on": "2029-02-28", "authority": "外交部", "box": "1-1", "note": "",
    }  # fmt: skip
    answer = stage.office.qiao.post("/passports/new/", told)
    passport = Passport.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/passports/{passport.pk}/"
    assert (passport.holder_name, passport.tail, passport.expires_on) == ("顾行之", "2223", date(2029, 2, 28))
    again = stage.office.qiao.post("/passports/new/", told)
    assert again.status_code == 422 and Passport.objects.count() == 1
    wrong = stage.office.qiao.post("/passports/new/", told | {"staff_number": "nobody", "document_no": "坏"})
    assert {"staff_number"} <= set(wrong.context["form"].errors)
    early = stage.office.qiao.post("/passports/new/", told | {"document_no": "PE9", "expires_on": "2020-01-01"})
    assert {"document_no", "expires_on"} == set(early.context["form"].errors)


def test_a_document_leaves_the_books_with_a_reason(stage, kept):
    browser, address = stage.office.qiao, f"/passports/{kept['here'].pk}/retirement/"
    assert browser.post(address, {"what": "void", "on": TODAY, "why": ""}).status_code == 422
    assert browser.post(address, {"what": "void", "on": TODAY, "why": "换发新证"}).status_code == 302
    kept["here"].refresh_from_db()
    assert kept["here"].where == "void" and "换发新证" in browser.get(f"/passports/{kept['here'].pk}/").text
    assert browser.post(f"/passports/{kept['late'].pk}/retirement/", {"what": "void", "on": TODAY, "why": "x"}).status_code == 422


def test_what_the_paper_ledger_lent_comes_back_here_and_nothing_else(stage, kept):
    address = f"/passports/{kept['late'].pk}/return/"
    assert stage.office.qiao.post(address, {"returned_on": str(TODAY), "note": "完好"}).status_code == 302
    kept["late"].refresh_from_db()
    assert kept["late"].where == "in_custody" and not kept["late"].loans.open().exists()
    walk = made("abroad", stage.cast)
    loan = Loan.objects.open().filter(matter_id=walk.matter.pk).first()
    assert stage.office.qiao.post(f"/passports/{loan.passport_id}/return/", {"returned_on": str(TODAY)}).status_code == 409
    assert Loan.objects.open().filter(pk=loan.pk).exists()
