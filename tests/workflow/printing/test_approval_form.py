"""F1 as printed: its words, its pages, its size."""

import os
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from time import process_time

import pypdfium2
import pytest
from pypdf import PdfReader

from tests.workflow.printing.reading import text_of
from tests.workflow.printing.samples.f01 import EMPTY, FORM, LONG, MEMBERS
from tests.workflow.printing.samples.imprints import BLANK, IMPRINT, VOID
from workflow.matters.delegations.papers.f01 import approval_form
from workflow.printing.opinions import Opinion

GOLDEN = Path(__file__).parents[2] / "golden" / "papers"


@pytest.mark.parametrize("name, form, imprint", [("f1", FORM, IMPRINT), ("f1-empty", EMPTY, BLANK)])
def test_the_words_of_the_form(name, form, imprint, case):
    text, golden = text_of(approval_form(form, imprint, case=case)), GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("form, pages", [(FORM, 2), (EMPTY, 2), (LONG, 8)])
def test_the_form_takes_two_pages_and_more_only_where_it_must(form, pages, case):
    assert len(PdfReader(BytesIO(approval_form(form, IMPRINT, case=case))).pages) == pages


def test_forty_members_and_a_long_task_are_all_there(case):
    text = text_of(approval_form(LONG, VOID, case=case)).replace("\n", "")
    assert text.count("就联合培养与科研合作交换意见") + text.count("\f就") >= 120
    assert text.count("1990年7月") == 10


def test_head_rows_return_on_every_page_with_members(case):
    pages = text_of(approval_form(LONG, VOID, case=case)).split("\f")
    assert all("上次出访时间" in page for page in pages if "1990年7月" in page)


def test_a_divided_block_has_its_label_on_both_pages(case):
    first, second = text_of(approval_form(FORM, IMPRINT, case=case)).replace("\n", "").split("\f")
    assert "外事部门审核意见" in first and "外事部门审核意见" in second


def test_names_are_read_back_as_they_were_written(case):
    text = text_of(approval_form(FORM, IMPRINT, case=case)).replace("\n", "")
    assert all(member.name in text for member in MEMBERS)


@pytest.mark.parametrize("form, imprint, mark", [(EMPTY, BLANK, "草稿"), (LONG, VOID, "作废")])
def test_drafts_and_cancelled_forms_are_marked_on_every_page(form, imprint, mark, case):
    assert all(mark in page for page in text_of(approval_form(form, imprint, case=case)).split("\f"))


def test_silence_that_counts_as_agreed_is_printed_as_what_it_is_without_a_seal(case):
    silent = Opinion("宋知微", "逾期视同同意（路线规定）：逾期三个工作日未反馈的，视同无意见。", date(2026, 11, 6), lapsed=True)
    spoken = replace(silent, lapsed=False)
    said = [text_of(approval_form(replace(FORM, finance=replace(FORM.finance, opinions=(each,))), IMPRINT, case=case)) for each in (silent, spoken)]
    assert "逾期视同同意（路线规定）" in said[0] and "宋知微（未签署）" in said[0]
    assert "（未签署）" not in said[1]
    assert said[0].count("（公章）") == said[1].count("（公章）") - 1


def test_a_decision_recorded_from_paper_says_so(case):
    assert "钱瑾（代录）" in text_of(approval_form(FORM, IMPRINT, case=case))


@pytest.mark.parametrize("form", [FORM, EMPTY, LONG])
def test_every_font_is_embedded_and_none_is_helvetica(form, case):
    for page in PdfReader(BytesIO(approval_form(form, IMPRINT, case=case))).pages:
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        assert fonts
        assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
        assert not any("Helvetica" in font["/BaseFont"] for font in fonts)


@pytest.mark.parametrize("form", [FORM, EMPTY, LONG])
def test_a_form_stays_small(form, case):
    assert len(approval_form(form, IMPRINT, case=case)) < 300_000


def test_nothing_is_drawn_outside_the_paper_or_left_blank(case):
    for page in pypdfium2.PdfDocument(approval_form(LONG, VOID, case=case)):
        grey = page.render(scale=1).to_pil().convert("L")
        left, top, right, bottom = grey.point(lambda level: 255 if level < 128 else 0).getbbox()
        assert left >= 77 and right <= 524 and top >= 36 and bottom <= 800


def test_a_warm_form_takes_little_time(case):
    approval_form(FORM, IMPRINT, case=case)
    start = process_time()
    approval_form(FORM, IMPRINT, case=case)
    assert process_time() - start < 0.5  # 40 ms on the machine it was measured on
