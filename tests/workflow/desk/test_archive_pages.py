"""The archive's pages: for archivist, office and leading group; what is ticked becomes a list; two people dispose."""

import io
from datetime import UTC, datetime, timedelta

import openpyxl
import pypdf
import pytest
from django.utils import timezone

from tests.budgets.counting import counted
from tests.workflow.registers.archived import sealed
from tests.workflow.registers.test_keeping_and_handing_over import spoil
from workflow.registers.archive import disposals, transfers
from workflow.registers.models import ArchivePackage, Disposal, Transfer

LONG_AGO = datetime(1990, 6, 2, 9, 0, tzinfo=UTC)  # its thirty years have ended


@pytest.fixture(autouse=True)
def var(settings, tmp_path):
    settings.VAR = tmp_path


@pytest.fixture
def kept(stage):
    """One new, one on a list, one handed over, one whose period has ended, one damaged."""
    now, dang = timezone.now(), stage.cast["dang"]
    titles = {"new": "赴日团组", "listed": "赴韩团组", "moved": "赴法团组", "damaged": "赴德团组"}
    rows = {name: sealed(dang, now, title) for name, title in titles.items()} | {"ended": sealed(dang, LONG_AGO, "赴英团组")}
    transfers.list_up([rows["listed"].pk], by=dang, now=now)
    transfer = transfers.list_up([rows["moved"].pk], by=dang, now=now)
    transfers.receive(transfer.pk, received_on=timezone.localdate(), received_by="张敏", by=dang, now=now)
    spoil(rows["damaged"])
    stage.office.dang.post(f"/archive/{rows['damaged'].pk}/check/")
    return rows


@pytest.mark.parametrize("username", ["gu", "mi", "song", "qiao", "guan"])
def test_it_is_closed_to_everybody_else(stage, kept, username):
    browser, pk, transfer = stage.office.browser(username), kept["new"].pk, Transfer.objects.latest("pk").pk
    looks = ("", f"{pk}/", "transfers/", f"transfers/new/?pick={pk}", f"transfers/{transfer}/", f"transfers/{transfer}/list.pdf",
             f"transfers/{transfer}/list.xlsx")  # fmt: skip
    for address in looks:
        assert browser.get(f"/archive/{address}").status_code == 403, address
    for address in (f"{pk}/check/", f"{pk}/disposal/", "transfers/", f"transfers/{transfer}/receipt/"):
        assert browser.post(f"/archive/{address}", {"why": "x", "pick": pk}).status_code == 403, address


@pytest.mark.parametrize("username", ["dang", "chen", "wen"])
def test_those_who_see_it_find_it_in_the_menu_and_on_its_pages(stage, kept, username):
    browser = stage.office.browser(username)
    page = browser.get("/archive/")
    assert page.status_code == 200 and 'href="/archive/"' in page.text and kept["new"].file_no in page.text
    assert kept["damaged"].digest in browser.get(f"/archive/{kept['damaged'].pk}/").text
    assert ('name="pick"' in page.text) is (username != "wen")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("only=unmoved", {"new", "ended", "damaged"}), ("only=listed", {"listed"}), ("only=moved", {"moved"}), ("only=ended", {"ended"}),
        ("only=damaged", {"damaged"}), ("only=disposed", set()), ("only=signing", set()), ("q=赴韩", {"listed"}),
        ("q=GJC-0002", {"listed"}), ("only=nothing", {"new", "listed", "moved", "ended", "damaged"}),
    ],
)  # fmt: skip
def test_it_is_searched_and_filtered_and_the_figures_count_what_they_lead_to(stage, kept, query, found):
    page = stage.office.dang.get(f"/archive/?{query}")
    rows = [row.package.pk for row in page.context["rows"]]
    assert {name for name, package in kept.items() if package.pk in rows} == found
    for figure in page.context["overview"].figures:
        if query == f"only={figure['key']}":
            assert figure["count"] == len(found)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("year=1990", {"ended"}), ("year=19x0", {"new", "listed", "moved", "ended", "damaged"}),
        ("kept=30", {"new", "listed", "moved", "ended", "damaged"}), ("kept=permanent", set()),
        ("kept=nonsense&year=1990", {"ended"}), ("year=1990&only=moved", set()), ("q=赴英&year=1990&kept=30", {"ended"}),
    ],
)  # fmt: skip
def test_it_is_searched_by_year_and_period(stage, kept, query, found):
    page = stage.office.dang.get(f"/archive/?{query}")
    rows = [row.package.pk for row in page.context["rows"]]
    assert {name for name, package in kept.items() if package.pk in rows} == found
    assert page.context["overview"].years == [timezone.localdate().year, 1990]


def test_what_was_found_is_taken_as_a_sheet_all_pages_of_it(stage, kept):
    ArchivePackage.objects.filter(pk=kept["damaged"].pk).update(file_no="=1+1")
    answer = stage.office.wen.get("/archive/?format=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert len(rows) == 6 and rows[0][:3] == ("序号", "档号", "题名")
    of = {row[2]: row for row in rows}
    assert of["赴法团组"][6] == "30年" and of["赴法团组"][9] == Transfer.objects.latest("pk").number
    assert (of["赴德团组"][1], of["赴德团组"][12]) == ("=1+1", "已损坏"), "a cell never begins a formula"
    few = stage.office.wen.get("/archive/?format=xlsx&year=1990")
    assert openpyxl.load_workbook(io.BytesIO(few.content)).active.max_row == 2
    assert stage.office.gu.get("/archive/?format=xlsx").status_code == 403


def test_the_list_keeps_its_budget_and_its_pages(stage, kept):
    for number in range(30):
        sealed(stage.cast["dang"], timezone.now(), f"团组{number}")
    stage.office.dang.get("/me/")
    browser = stage.office.dang
    browser.get("/archive/")
    assert counted("archive", lambda: browser.get("/archive/"), 8) <= 8
    page = browser.get("/archive/").context["page"]
    assert len(page.rows) == 25 and page.older and len(browser.get(f"/archive/{page.older}").context["rows"]) == 10


def test_what_is_ticked_is_confirmed_and_becomes_a_list_with_a_receipt(stage, kept):
    browser, pk = stage.office.dang, kept["new"].pk
    confirm = browser.get(f"/archive/transfers/new/?pick={pk}&pick=x&pick=999999")
    assert kept["new"].file_no in confirm.text and kept["ended"].file_no not in confirm.text
    said = {"pick": [pk], "_once": "one"}
    first, second = browser.post("/archive/transfers/", said), browser.post("/archive/transfers/", said)
    assert first.status_code == second.status_code == 302 and first["Location"] == second["Location"]
    page = browser.get(first["Location"])
    assert "赴日团组" in page.text
    assert browser.post(first["Location"] + "receipt/", {"received_by": "", "received_on": "2026-01-01"}).status_code == 422
    said = {"received_by": "张敏", "received_on": timezone.localdate().isoformat()}
    assert browser.post(first["Location"] + "receipt/", said).status_code == 302
    assert "张敏" in browser.get(first["Location"]).text and Transfer.objects.latest("pk").received_by == "张敏"


def test_what_cannot_be_listed_is_refused(stage, kept):
    assert stage.office.dang.post("/archive/transfers/", {"pick": [kept["damaged"].pk]}).status_code == 409
    assert stage.office.dang.post("/archive/transfers/", {}).status_code == 422


def test_a_list_is_withdrawn(stage, kept):
    transfer = Transfer.objects.get(packages=kept["listed"])
    assert stage.office.chen.post(f"/archive/transfers/{transfer.pk}/withdrawal/").status_code == 302
    assert ArchivePackage.objects.get(pk=kept["listed"].pk).transfer is None


def test_the_list_is_printed_and_taken_as_a_sheet(stage, kept):
    transfer = Transfer.objects.get(packages=kept["moved"])
    pdf = stage.office.wen.get(f"/archive/transfers/{transfer.pk}/list.pdf").content
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")
    assert "移交清单" in text and "赴法团组" in text and "张敏" in text
    sheet = stage.office.wen.get(f"/archive/transfers/{transfer.pk}/list.xlsx").content
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet)).active.values)
    assert rows[1][1:4] == (kept["moved"].file_no, "赴法团组", kept["moved"].matter.number) and rows[1][-1] == kept["moved"].digest


def said_in(pdf):
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages).replace("\n", "")


def test_two_people_dispose_of_a_package_on_its_page(stage, kept):
    package, page = kept["ended"], f"/archive/{kept['ended'].pk}/"
    assert stage.office.dang.post(page + "disposal/", {"why": ""}).status_code == 422
    assert stage.office.dang.post(page + "disposal/", {"why": "保管期满"}).status_code == 302
    disposal = Disposal.objects.get()
    approval = f"/archive/disposals/{disposal.pk}/approval/"
    assert approval not in stage.office.dang.get(page).text and approval in stage.office.wen.get(page).text
    assert stage.office.dang.post(approval).status_code == 403 and stage.office.chen.post(approval).status_code == 403
    assert stage.office.wen.post(approval, {"_once": "sign"}).status_code == 302
    assert package.folder.exists() and "保管期满" in stage.office.chen.get(page).text
    record = f"/archive/disposals/{disposal.pk}/record.pdf"
    assert record in stage.office.chen.get(page).text and stage.office.gu.get(record).status_code == 403
    disposals.carry_out(now=timezone.now() + timedelta(days=7))
    assert not package.folder.exists() and "refusal/" not in stage.office.dang.get(page).text
    text = said_in(stage.office.chen.get(record).content)
    assert "销毁清册" in text and package.digest in text and "保管期满" in text
    assert str(stage.cast["dang"]) in text and str(stage.cast["wen"]) in text


def test_a_disposal_that_is_not_agreed_to_leaves_the_package(stage, kept):
    stage.office.wen.post(f"/archive/{kept['ended'].pk}/disposal/", {"why": "保管期满"})
    refusal = f"/archive/disposals/{Disposal.objects.get().pk}/refusal/"
    assert stage.office.dang.post(refusal, {"why": ""}).status_code == 422
    assert stage.office.dang.post(refusal, {"why": "仍有查考价值"}).status_code == 302
    assert kept["ended"].folder.exists() and not Disposal.objects.get().open


def test_a_disposal_is_stopped_in_time(stage, kept):
    page = f"/archive/{kept['ended'].pk}/"
    stage.office.wen.post(page + "disposal/", {"why": "保管期满"})
    disposal = Disposal.objects.get()
    stage.office.dang.post(f"/archive/disposals/{disposal.pk}/approval/", {"_once": "sign"})
    refusal = f"/archive/disposals/{disposal.pk}/refusal/"
    assert refusal in stage.office.dang.get(page).text and refusal not in stage.office.chen.get(page).text
    assert stage.office.dang.post(refusal, {"why": "仍有查考价值"}).status_code == 302
    disposals.carry_out(now=timezone.now() + timedelta(days=70))
    assert kept["ended"].folder.exists() and "仍有查考价值" in stage.office.chen.get(page).text
    assert "仍有查考价值" in said_in(stage.office.chen.get(f"/archive/disposals/{disposal.pk}/record.pdf").content)


def test_what_is_still_kept_is_not_disposed_of(stage, kept):
    answer = stage.office.dang.post(f"/archive/{kept['new'].pk}/disposal/", {"why": "x"})
    until = timezone.localdate() + timedelta(days=1)
    assert answer.status_code == 422 and str(until.year + 30) in answer.text and not Disposal.objects.exists()


def test_the_archivist_changes_the_period_of_one_package(stage, kept):
    page = f"/archive/{kept['new'].pk}/"
    said = {"period": "permanent", "why": "涉及校际协议，永久保存"}
    assert "period/" in stage.office.dang.get(page).text and "period/" not in stage.office.chen.get(page).text
    assert stage.office.chen.post(page + "period/", said).status_code == 403
    refused = stage.office.dang.post(page + "period/", said | {"period": "30"})
    assert refused.status_code == 422 and said["why"] in refused.text, "what was written is not lost"
    assert stage.office.dang.post(page + "period/", said).status_code == 302
    assert said["why"] in stage.office.wen.get(page).text and ArchivePackage.objects.get(pk=kept["new"].pk).kept_until is None


def test_a_damaged_package_names_its_files(stage, kept):
    page = stage.office.chen.get(f"/archive/{kept['damaged'].pk}/")
    assert page.context["damaged"] == ["data/papers/01-F1.pdf"] and "data/papers/01-F1.pdf: changed" in page.text
