"""Counts, boxes, cabinets and differences on the desk: numbers are never repeated, papers and sheets carry none."""

import io
import re
from datetime import date, timedelta

import openpyxl
import pytest
from django.utils import timezone

from approvals.people.models import RoleGrant
from tests.budgets.counting import counted
from tests.workflow.desk.test_passports_pages import book, lend
from workflow.registers.models import BoxHandover, Cabinet, Difference, Happening, Passport, Stocktaking
from workflow.registers.passports import custody, fate, stocktaking
from workflow.registers.passports.cabinet_keys import cabinet_for

NAMES = (("顾行之", "gu"), ("周予安", "zhou"), ("赵明川", "zhao"), ("苏禾", "su"))


@pytest.fixture
def box(stage):
    """Four documents in the slots 1 to 4 of one box."""
    return [book(stage, name, who, f"PE111111{no}", box="甲", slot=str(no)) for no, (name, who) in enumerate(NAMES, start=1)]


@pytest.fixture
def count(stage, box):
    return stocktaking.open_count(box="甲", by=stage.cast["qiao"], now=timezone.now())


def scan(stage, count, *lines):
    return stocktaking.scan(count.pk, "\n".join(lines), by=stage.cast["qiao"], now=timezone.now())


def finish(stage, count):
    found = stocktaking.finish(count.pk, by=stage.cast["qiao"], now=timezone.now())
    return {(one.kind, one.passport.holder_name, one.found_place) for one in found}


# --- counting ---------------------------------------------------------------------------------------------------------


def test_what_is_found_in_its_place_is_no_difference(stage, box, count):
    stocktaking.tick(count.pk, [box[0].pk], by=stage.cast["qiao"], now=timezone.now())
    read = scan(stage, count, "PE1111112", "甲/3", "4", "PE1111112")
    assert (read.found, read.complaints) == (3, [])
    assert finish(stage, count) == set()


def test_missing_misplaced_and_found_though_out(stage, box, count):
    lend(box[2])
    fate.record(box[3].pk, what="lost_home", why="找不到", by=stage.cast["qiao"], now=timezone.now())
    other = book(stage, "米勒", "", "PE2222221", box="乙", slot="9")
    assert scan(stage, count, "PE1111112 甲/7", "PE1111113", "PE1111114", "PE2222221").found == 4
    assert finish(stage, count) == {
        ("missing", "顾行之", ""), ("wrong_place", "周予安", "甲/7"), ("found_out", "赵明川", "甲/3"), ("found_out", "苏禾", "甲"),
        ("wrong_place", "米勒", "甲"),
    }  # fmt: skip
    assert Passport.objects.get(pk=other.pk).place == "乙/9", "a count changes no place"


def test_what_is_handed_out_or_taken_back_meanwhile_is_no_difference(stage, box, count):
    scan(stage, count, *[f"PE111111{no}" for no in range(2, 5)])
    for passport in box[:2]:
        lend(passport)
    Passport.objects.filter(pk=box[1].pk).get().loans.update(returned_on=timezone.localdate(), returned_at=timezone.now())
    Passport.objects.filter(pk=box[1].pk).update(where="in_custody")
    late = {("found_out", "周予安", "甲/2")}  # lent before it was found, by the books of ``lend``, whose day lies in the past
    assert finish(stage, count) <= late


def test_lines_that_are_not_understood_are_told_by_their_place_and_never_repeat_a_number(stage, box, count):
    answer = stage.office.qiao.post(f"/passports/stocktaking/{count.pk}/scan/", {"lines": "PE1111111\nPE9999999\n甲/99\n"})
    assert answer.status_code == 422 and "PE9999999" not in answer.text and "9999" in answer.text and "甲/99" in answer.text
    assert count.lines.exclude(found_at=None).count() == 1, "the others are ticked off"


def test_a_count_is_opened_once_and_closed_once(stage, box, count):
    qiao = stage.office.qiao
    assert qiao.post("/passports/stocktaking/", {"box": "甲"}).status_code == 422
    assert qiao.post(f"/passports/stocktaking/{count.pk}/end/", {"_once": "k"}).status_code == 302
    for verb in ("end", "ticks", "scan"):
        assert qiao.post(f"/passports/stocktaking/{count.pk}/{verb}/", {"lines": "甲/1", "pick": box[0].pk}).status_code == 409
    assert Stocktaking.objects.get().finished_by == stage.cast["qiao"] and count.differences.count() == 4


def test_the_report_as_paper_and_sheet(stage, box, count):
    qiao = stage.office.qiao
    assert qiao.get(f"/passports/stocktaking/{count.pk}/report.pdf").status_code == 404, "not finished"
    scan(stage, count, "PE1111112 甲/7", "甲/3", "甲/4")
    finish(stage, count)
    assert qiao.get(f"/passports/stocktaking/{count.pk}/report.pdf").content.startswith(b"%PDF")
    sheet = openpyxl.load_workbook(io.BytesIO(qiao.get(f"/passports/stocktaking/{count.pk}/report.xlsx").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert len(rows) == 4 and {row[7] for row in rows} == {"未找到", "位置不符", ""} and "PE" not in str(rows)


def test_a_difference_is_settled_once_with_a_reason_and_its_place_may_be_adopted(stage, box, count):
    scan(stage, count, "甲/1", "PE1111112 甲/7", "甲/3", "甲/4")
    finish(stage, count)
    found, qiao = Difference.objects.get(), stage.office.qiao
    address = f"/passports/differences/{found.pk}/settlement/"
    assert qiao.post(address, {"why": " "}).status_code == 422
    assert qiao.post(address, {"why": "已核实移位", "adopt": "on"}).status_code == 302
    assert qiao.post(address, {"why": "再来一次"}).status_code == 422
    assert Passport.objects.get(pk=box[1].pk).place == "甲/7"
    assert Difference.objects.get().settled_by == stage.cast["qiao"]
    assert list(Happening.objects.filter(passport=box[1]).order_by("pk").values_list("what", flat=True)) == ["registered", "placed", "settled"]
    assert "已核实移位" in qiao.get("/passports/differences/?only=settled").text


# --- boxes and cabinets -----------------------------------------------------------------------------------------------


def test_a_box_changes_hands_on_the_pages(stage, box):
    RoleGrant.objects.create(person=stage.cast["lin"], role="custodian", since=date(2020, 1, 1))
    qiao, lin = stage.office.qiao, stage.office.lin
    assert qiao.post("/passports/hand-overs/", {"box": "甲", "receiver": stage.cast["lin"].pk}).status_code == 302
    made = BoxHandover.objects.get()
    assert qiao.post(f"/passports/hand-overs/{made.pk}/signature/").status_code == 403
    assert lin.get(f"/passports/hand-overs/{made.pk}/list.pdf").content.startswith(b"%PDF")
    assert lin.post(f"/passports/hand-overs/{made.pk}/signature/", {"_once": "k"}).status_code == 302
    assert BoxHandover.objects.get().signed_at and qiao.post(f"/passports/hand-overs/{made.pk}/withdrawal/").status_code == 409


def test_the_key_of_a_cabinet_is_shown_once(stage, box):
    qiao = stage.office.qiao
    page = qiao.post("/passports/cabinets/", {"name": "一号柜", "box": "甲", "keeper": stage.cast["qiao"].pk})
    key = re.search(r"waishi_cabinet_[\w-]+", page.text)
    made = Cabinet.objects.get()
    assert key and cabinet_for(key[0], now=timezone.now()) == made and "no-store" in page["Cache-Control"]
    assert "waishi_cabinet_" not in qiao.get(f"/passports/cabinets/{made.pk}/").text
    assert qiao.post(f"/passports/cabinets/{made.pk}/revocation/").status_code == 302
    assert Cabinet.objects.get().revoked_at


# --- the register -----------------------------------------------------------------------------------------------------


def test_the_register_shows_what_is_lost_and_what_trips_that_were_called_off_hold(stage, box):
    walk = stage.template("cancelled")
    fate.record(box[0].pk, what="lost_home", why="x", by=stage.cast["qiao"], now=timezone.now())
    lend(box[1])
    fate.record(box[1].pk, what="refused", why="x", by=stage.cast["qiao"], now=timezone.now())
    lend(box[2])
    lost = {row.passport.pk for row in stage.office.qiao.get("/passports/?only=missing").context["rows"]}
    assert lost == {box[0].pk, box[1].pk}
    held = {row.passport.pk for row in stage.office.qiao.get("/passports/?only=held").context["rows"]}
    assert held == set(custody.drawn_for(walk.matter).values_list("passport", flat=True))


def test_a_slot_of_another_document_is_refused_on_the_page_and_named(stage, box):
    answer = stage.office.qiao.post(f"/passports/{box[0].pk}/place/", {"box": "甲", "slot": "2"})
    assert answer.status_code == 422 and "周予安" in answer.text
    assert stage.office.qiao.post(f"/passports/{box[0].pk}/place/", {"box": "甲", "slot": "8"}).status_code == 302
    assert Passport.objects.get(pk=box[0].pk).place == "甲/8"


def test_the_page_of_a_document_costs_no_more_with_a_long_life(stage, box):
    browser, costs = stage.office.qiao, []
    browser.get("/me/")
    for much in (1, 60):
        for no in range(much):
            lent = lend(box[0])
            type(lent).objects.filter(pk=lent.pk).update(returned_on=timezone.localdate() - timedelta(days=1))
            Happening.objects.create(passport=box[0], what="drawn", on=date(2026, 1, 1), at=timezone.now(), loan=lent, to_name=f"{no}")
        costs.append(counted(f"a life of {much}", lambda: browser.get(f"/passports/{box[0].pk}/"), 20))
    assert costs[0] == costs[1]
