"""The pages of the library: who sees what, filters, ranked pages, the sheet, and what is wrong said beside what was typed."""

import io
from datetime import date

import openpyxl
import pytest

from tests.making import standing_at
from tests.workflow.registers.results.shelf import many, put
from workflow.registers.models import Result

SECTIONS = {"done": "考察职业教育。", "results": "互换。", "follow_up": "备忘录。", "discipline": "无。", "money_note": "无。"}
DUE = {"on": date(2026, 3, 2), "due_on": date(2026, 3, 20)}


@pytest.fixture
def shelf(walk):
    """A report that was accepted, a paper, a late task, an agreement in sight, a contact; and a paper of no matter."""
    cast = walk.cast
    walk.step("hand_in_report", "gu", **SECTIONS)
    walk.step("accept_report", "chen")
    put(cast, "双元制论文", "谈<b>职业教育</b>。", kind="paper", matter=walk.matter, by="gu")
    put(cast, "寄送大纲", kind="task", matter=walk.matter, by="gu", person=cast["zhou"], **DUE)
    put(cast, "交流协议", kind="agreement", matter=walk.matter, by="gu")
    put(cast, "仙台工业大学", kind="contact", matter=walk.matter, by="gu", contact={"name": "佐藤健", "email": "sato@example.jp"})
    put(cast, "法国论文", kind="paper", places=["FR"], on=date(2025, 5, 5))
    return Result.objects


def titles(browser, query: str = "") -> set[str]:
    page = browser.get(f"/results/{query}").text
    return {title for title in Result.objects.values_list("title", flat=True) if title in page.replace("<mark>", "").replace("</mark>", "")}


@standing_at("returned")
@pytest.mark.parametrize(
    "query, found",
    [("?kind=paper", {"双元制论文", "法国论文"}), ("?place=FR", {"法国论文"}), ("?year=2025", {"法国论文"}), ("?who=周予安", {"寄送大纲", "双元制论文", "交流协议", "仙台工业大学", "报告"}),
     ("?open=any", {"寄送大纲", "交流协议"}), ("?open=late", {"寄送大纲"}), ("?open=mine", set()), ("?q=职业教育", {"双元制论文", "报告"}),
     ("?q=职业教育&kind=report", {"报告"}), ("?about=track:general&kind=report", {"报告"}), ("?about=track:academic", set()), ("?q=佐藤健", {"仙台工业大学"}),
     ("?unit=abc&year=x&open=x&about=x", {"双元制论文", "法国论文", "寄送大纲", "交流协议", "仙台工业大学", "报告"}), ("?kind=none", set())],
)  # fmt: skip
def test_each_filter_finds_its_rows(walk, shelf, stage, query, found):
    report = f"{walk.matter.title}：出访报告"
    assert titles(stage.office.chen, query) == {report if title == "报告" else title for title in found}


@standing_at("returned")
def test_the_hit_is_marked_and_what_was_typed_is_escaped(walk, shelf, stage):
    page = stage.office.chen.get("/results/?q=职业教育").text
    assert "谈&lt;b&gt;<mark>职业教育</mark>&lt;/b&gt;" in page
    assert "<script>" not in stage.office.chen.get("/results/?q=<script>alert(1)</script>").text.split("<main")[1]


@standing_at("returned")
def test_who_sees_which_entry(walk, shelf, stage):
    pk = {row.kind: row.pk for row in shelf.exclude(matter=None)}
    table = {"report": "gu zhou mi cheng chen wen dang song", "contact": "gu zhou mi cheng chen wen", "task": "gu zhou mi chen wen dang"}
    for kind, who in table.items():
        for name in walk.cast:
            status = stage.office.browser(name).get(f"/results/{pk[kind]}/").status_code
            assert name not in who.split() or status == 200, (kind, name)
        for name in ("zhao", "su", "tu", "guan"):
            assert stage.office.browser(name).get(f"/results/{pk[kind]}/").status_code == 404, (kind, name)
    assert stage.office.dang.get(f"/results/{pk['contact']}/").status_code == 404
    assert stage.office.song.get(f"/results/{pk['contact']}/").status_code == 404


@standing_at("returned")
def test_the_sheet_has_the_rows_of_the_list_and_nobody_s_address(walk, shelf, stage):
    answer = stage.office.chen.get("/results/?q=&format=xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(answer.content)).active.values)
    assert len(rows) == 1 + 6 and {row[1] for row in rows} >= {"双元制论文", "法国论文", "仙台工业大学"}
    assert "佐藤" not in str(rows) and "sato" not in str(rows)


@standing_at("returned")
def test_ranked_pages_hold_twenty_five_each_and_lose_nothing(walk, stage):
    many(stage.cast, ["职业教育"] * 60, kind="paper")
    seen: list[str] = []
    for no in (1, 2, 3):
        page = stage.office.chen.get(f"/results/?q=职业教育&page={no}").text
        seen += [f"成果{row}" for row in range(60) if f">成果{row}<" in page]
        assert ("page=" + str(no + 1) in page) is (no < 3)
    assert len(seen) == len(set(seen)) == 60
    assert stage.office.chen.get("/results/?q=职业教育&page=x").status_code == stage.office.chen.get("/results/?q=职业教育&page=99999").status_code == 200


@standing_at("returned")
def test_a_wrong_entry_is_said_and_keeps_what_was_typed(walk, stage):
    said = {"kind": "task", "title": "寄送大纲", "on": "2026-03-02", "text": "三份，双面。", "person": "没有此人"}
    answer = stage.office.gu.post(f"/results/new/?matter={walk.matter.pk}", said)
    assert answer.status_code == 422 and "三份，双面。" in answer.text and "查无此工号或姓名" in answer.text
    assert not Result.objects.exists()
    assert stage.office.gu.post(f"/results/new/?matter={walk.matter.pk}", said | {"person": "zhou", "due_on": "2026-05-01"}).status_code == 302
    assert Result.objects.get().person == walk.cast["zhou"]


@standing_at("returned")
def test_an_entry_is_corrected_and_taken_out_by_who_entered_it(walk, stage):
    paper = put(stage.cast, "论文", "旧文", kind="paper", matter=walk.matter, by="gu")
    page = f"/results/{paper.pk}/"
    assert stage.office.zhou.get(f"{page}correction/").status_code == 404
    assert "旧文" in stage.office.gu.get(f"{page}correction/").text
    said = {"kind": "paper", "title": "新题", "on": "2026-03-02", "text": "新文"}
    assert stage.office.zhou.post(f"{page}correction/", said).status_code == 403
    assert stage.office.gu.post(f"{page}correction/", said | {"title": ""}).status_code == 422
    assert stage.office.gu.post(f"{page}correction/", said).status_code == 302
    assert "新文" in stage.office.gu.get(page).text
    assert stage.office.zhou.post(f"{page}removal/").status_code == 403
    assert stage.office.gu.post(f"{page}removal/").status_code == 302 and not Result.objects.exists()


@standing_at("returned")
def test_programs_search_enter_and_close_by_the_same_verbs(walk, shelf, stage):
    gu, json = stage.office.gu, {"content_type": "application/json"}
    rows = gu.get("/api/v1/results?q=职业教育").json()["rows"]
    assert {row["kind"] for row in rows} == {"paper", "report"}
    body = {"kind": "task", "title": "回访", "on": "2026-03-02", "matter": walk.matter.pk, "due_on": "2026-05-01", "person": stage.cast["zhou"].pk}
    made = gu.post("/api/v1/results", body, **json)
    assert made.status_code == 200, made.text
    assert gu.post("/api/v1/results", body | {"due_on": None}, **json).status_code == 422
    assert gu.post("/api/v1/results", body | {"places": ["XX"]}, **json).status_code == 422
    assert stage.office.zhao.post("/api/v1/results", body, **json).status_code == 404
    assert stage.office.song.post("/api/v1/results", body, **json).status_code == 403
    close = f"/api/v1/results/{made.json()['id']}/close"
    assert stage.office.mi.post(close, {"outcome": "done"}, **json).status_code == 403
    assert stage.office.zhou.post(close, {"outcome": "done"}, **json).json()["outcome"] == "done"
    assert stage.office.zhou.post(close, {"outcome": "done"}, **json).status_code == 409
    contact = Result.objects.get(kind="contact")
    assert "佐藤" not in gu.get(f"/api/v1/results/{contact.pk}").text
