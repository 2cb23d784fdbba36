"""Ledgers of earlier years: taken in by a worker whole or not at all, once; every mistake has a sentence; undone they leave."""

import io
from datetime import date, datetime
from threading import Barrier, Thread

import openpyxl
import pytest
from django.db import connection, connections
from django.utils import timezone, translation

from tests.cast import gather
from tests.workflow.statistics.sheets import ledger, taken_in
from workflow.statistics.cube import cube
from workflow.statistics.ledgers import importing
from workflow.statistics.ledgers.importing import take_in, take_in_ledgers
from workflow.statistics.ledgers.receiving import receive
from workflow.statistics.models import Batch, Counted
from workflow.statistics.period import of_year

GOOD = ["出访", "L-1", "赴日本团组", "2019-05-01", "日本、韩国", 4, "本校组团"]
NOW = timezone.make_aware(datetime(2026, 3, 2, 9))


def sent(browser, packed: bytes, *, name: str = "2019.xlsx", **more):
    file = io.BytesIO(packed)
    file.name = name
    return browser.post("/figures/ledgers/imports/", {"file": file, **more})


def worked(answer):
    """The page of the import once the worker has been there."""
    take_in_ledgers(now=timezone.now())
    return answer.headers["Location"]


@pytest.fixture(autouse=True)
def _chinese():
    with translation.override("zh-hans"):
        yield


def test_a_ledger_is_taken_in_once_and_out_again(stage):
    chen, packed = stage.office.chen, ledger([GOOD])
    page = worked(sent(chen, packed, year=2019))
    assert worked(sent(chen, packed, year=2019)) == page
    row = Counted.objects.get(number="L-1")
    assert (row.batch.file_name, row.line, row.countries, row.matter_id) == ("2019.xlsx", 2, ["JP", "KR"], None)
    assert "2019.xlsx" in chen.get("/figures/matters/?since=2019-01-01&until=2019-12-31").text
    assert "1 行已计入统计" in chen.get(page).text
    for status in (302, 409):
        assert chen.post(f"/figures/ledgers/{row.batch_id}/undoing/").status_code == status
    row.refresh_from_db()
    assert row.replaced_at and "L-1" not in chen.get("/figures/matters/?since=2019-01-01&until=2019-12-31").text
    worked(sent(chen, packed))
    assert Counted.objects.current().filter(number="L-1").count() == 1


def test_what_was_undone_still_counts_as_of_an_earlier_day(stage):
    batch = taken_in(ledger([GOOD]), by=stage.cast["chen"], now=NOW)
    importing.undo(batch.pk, by=stage.cast["chen"], now=NOW.replace(day=9))
    groups = {day: cube(of_year(2019, as_of=date(2026, 3, day))).total("out").groups for day in (1, 2, 8, 9)}
    assert groups == {1: 0, 2: 1, 8: 1, 9: 0}


@pytest.mark.parametrize("row, said", [
    (["火星", *GOOD[1:]], "“火星”"), ([*GOOD[:3], "2999-01-01", *GOOD[4:]], "已经发生"), ([*GOOD[:4], "亚洲", *GOOD[5:]], "“亚洲”"),
    ([*GOOD[:3], "五月一日", *GOOD[4:]], "日期"), ([*GOOD[:3], "2020-05-01", *GOOD[4:]], "2020-05-01"),
    ([*GOOD[:5], "许多", GOOD[6]], "整数"), ([*GOOD[:5], -3, GOOD[6]], "整数"), ([*GOOD[:5], 0, GOOD[6]], "无人参加"),
    (["出访", "", "", "2019-05-01", "日本", 1, ""], "名称"), ([*GOOD[:2], "绝密★团组", *GOOD[3:]], "国家秘密"),
    ([*GOOD[:2], "=1+1", *GOOD[3:]], "公式"), (GOOD, "第 2 行"),
])  # fmt: skip
def test_a_wrong_row_is_named_and_nothing_is_written(stage, row, said):
    before, packed = Counted.objects.count(), ledger([GOOD, row])
    page = stage.office.chen.get(worked(sent(stage.office.chen, packed, year=2019))).text
    assert said in page and "第 3 行" in page and "未写入" in page
    assert Counted.objects.count() == before
    kept = Batch.objects.get()
    assert stage.office.chen.get(f"/figures/ledgers/{kept.pk}/file.xlsx").content == packed, "nothing that was typed is lost"


def test_a_group_that_counts_already_is_not_counted_again(stage):
    taken_in(ledger([GOOD]), by=stage.cast["chen"], now=NOW, file_name="first.xlsx")
    other = taken_in(ledger([["出访", "L-2", *GOOD[2:]], GOOD]), by=stage.cast["chen"], now=NOW)
    assert other.state == "refused" and len(other.complaints) == 1
    assert "第 3 行" in other.complaints[0] and "first.xlsx" in other.complaints[0]
    nameless = ["出访", "", *GOOD[2:]]
    assert taken_in(ledger([nameless]), by=stage.cast["chen"], now=NOW).state == "counted"
    assert taken_in(ledger([nameless, ["出访", "L-3", *GOOD[2:]]]), by=stage.cast["chen"], now=NOW).state == "refused"


@pytest.mark.parametrize("packed", [b"", b"no sheet"])
def test_what_is_no_spreadsheet_is_refused_at_the_door(stage, packed):
    assert sent(stage.office.chen, packed).status_code == 422 and not Batch.objects.exists()


@pytest.mark.parametrize("packed", [
    ledger([]), ledger([GOOD], head=["类别", "x", "名称", "日期", "国家（地区）", "人次", "组团方式"]),
    ledger([GOOD[:5]], head=["类别", "编号", "名称", "日期", "国家（地区）"]),
])  # fmt: skip
def test_what_is_another_spreadsheet_is_refused_by_the_worker(stage, packed):
    batch = taken_in(packed, by=stage.cast["chen"], now=NOW)
    assert batch.state == "refused" and len(batch.complaints) == 1 and not Counted.objects.exists()


def test_very_many_mistakes_are_counted_and_the_first_are_named(stage, monkeypatch):
    monkeypatch.setattr(importing, "MOST_SENTENCES", 5)
    batch = taken_in(ledger([["火星", f"L-{n}", *GOOD[2:]] for n in range(30)]), by=stage.cast["chen"], now=NOW)
    assert (batch.wrong, len(batch.complaints), batch.lines) == (30, 5, 30)


def test_while_it_is_taken_in_the_page_says_how_far_it_is(stage, monkeypatch):
    monkeypatch.setattr(importing, "PART", 10)
    seen: list[tuple[str, int, int]] = []
    tell = importing._tell

    def told(batch, **how):
        tell(batch, **how)
        row = Batch.objects.get(pk=batch.pk)
        seen.append((row.state, row.checked, row.lines))
        page = stage.office.chen.get(f"/figures/ledgers/{batch.pk}/")
        if row.open and row.lines:
            assert f'value="{row.checked}"' in page.text and f'max="{row.lines}"' in page.text and "hx-get" in page.text

    monkeypatch.setattr(importing, "_tell", told)
    taken_in(ledger([["出访", f"L-{n}", *GOOD[2:]] for n in range(25)]), by=stage.cast["chen"], now=NOW)
    assert [checked for state, checked, _lines in seen if state == "checking"] == [0, 0, 10, 20, 25]
    assert [state for state, *_ in seen][-2:] == ["writing", "counted"]


def test_a_worker_that_dies_twice_over_a_file_is_not_sent_a_third_time(stage):
    batch, _known = receive(ledger([GOOD]), file_name="x.xlsx", by=stage.cast["chen"], now=NOW)
    Batch.objects.filter(pk=batch.pk).update(state="writing", tries=1)  # as a killed worker leaves it
    assert take_in(batch.pk, now=NOW)
    other, _known = receive(ledger([["出访", "L-9", *GOOD[2:]]]), file_name="y.xlsx", by=stage.cast["chen"], now=NOW)
    Batch.objects.filter(pk=other.pk).update(state="checking", tries=2)
    assert not take_in(other.pk, now=NOW)
    other.refresh_from_db()
    assert other.state == "refused" and Counted.objects.count() == 1


def test_a_failure_of_ours_is_an_incident_and_a_sentence(stage, monkeypatch):
    failed = []
    monkeypatch.setattr(importing, "rows_of", lambda *a, **k: 1 / 0)
    monkeypatch.setattr(importing.jobs.failed, "send_robust", lambda **told: failed.append(told["job"]))
    batch = taken_in(ledger([GOOD]), by=stage.cast["chen"], now=NOW)
    assert batch.state == "refused" and batch.complaints and failed == ["statistics.ledgers"] and batch.packed


def test_the_template_can_be_filled_in_and_imported(stage):
    packed = stage.office.chen.get("/figures/ledgers/template.xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(packed))
    example = [cell.value for cell in book.worksheets[1]["D"][1:]]
    book.worksheets[0].append(example)
    filled = io.BytesIO()
    book.save(filled)
    worked(sent(stage.office.chen, filled.getvalue()))
    row = Counted.objects.get(number="OUT-2019-0007")
    assert (row.people, row.countries, str(row.money), row.planned, row.track) == (5, ["JP", "KR"], "58210.50", True, "general")


# --- at once ----------------------------------------------------------------------------------------------------------


def at_once(*works) -> list:
    """Everybody at the same moment, each on a connection of their own."""
    barrier, answers = Barrier(len(works)), []

    def run(work) -> None:
        try:
            barrier.wait()
            answers.append(work())
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@pytest.mark.django_db(transaction=True)
def test_the_same_file_handed_in_by_many_at_once_counts_once(committed_chen):
    packed = ledger([["出访", f"L-{n}", *GOOD[2:]] for n in range(40)])
    batches = at_once(*[lambda: receive(packed, file_name="x.xlsx", by=committed_chen, now=NOW)[0].pk] * 6)
    assert len(set(batches)) == 1
    worked = at_once(*[lambda: take_in(batches[0], now=NOW)] * 4)
    assert sorted(worked) == [False, False, False, True] and Counted.objects.count() == 40


@pytest.mark.django_db(transaction=True)
def test_two_files_with_the_same_groups_taken_in_at_once_count_each_group_once(committed_chen):
    files = [ledger([*[["出访", f"L-{n}", *GOOD[2:]] for n in range(60)], ["出访", f"X-{no}", *GOOD[2:]]]) for no in range(2)]
    batches = [receive(file, file_name=f"{no}.xlsx", by=committed_chen, now=NOW)[0] for no, file in enumerate(files)]
    worked = at_once(*[lambda pk=batch.pk: take_in(pk, now=NOW) for batch in batches])
    assert sorted(worked) == [False, True] and Counted.objects.count() == 61


@pytest.fixture
def committed_chen(transactional_db):
    """Chen, written down for every connection; the flush after the test takes her away."""
    chen = gather()["chen"]
    assert not connection.in_atomic_block
    return chen
