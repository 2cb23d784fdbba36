"""The table forms keep to the paper of their originals: how many pages, a sheet for each member, room for the hand."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.workflow.printing.reading import solid, text_of
from tests.workflow.printing.samples import f02, f03, f09, f11, f12, f13, f15, f26, group

from tests.workflow.printing.samples import f05, f10, f24, f25  # isort: skip
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.printing.fields import boxes
from workflow.printing.flow import MOST_PAGES
from workflow.printing.page import Around
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row, field_of


def pages_of(sample, case, view=None) -> list[str]:
    return [solid(page) for page in text_of(sample.DRAW(view or sample.PLAIN, IMPRINT, case=case)).split("\f")]


@pytest.mark.parametrize("sample, pages", [(f02, 2), (f05, 1), (f09, 2), (f10, 1), (f12, 2), (f13, 1), (f15, 1), (f24, 1), (f25, 1)], ids=lambda it: getattr(it, "CODE", it))
def test_a_plain_form_takes_as_many_pages_as_its_original(sample, pages, case):
    assert len(pages_of(sample, case)) == pages


@pytest.mark.parametrize("sample", [f03, f11, f26], ids=lambda sample: sample.CODE)
def test_each_member_has_a_sheet_of_their_own_with_title_and_check_code(sample, case):
    pages = pages_of(sample, case)
    assert len(pages) == len(sample.PLAIN.members)
    assert all("扫码核验" in page and "编号：LJ-2026-0137" in page for page in pages)


@pytest.mark.parametrize("variant, title", [("hk_macau", "因公临时赴港澳人员备案表"), ("taiwan", "因公临时赴台人员备案表")])
def test_the_variants_of_the_filing_ask_for_more_and_stay_on_one_page(variant, title, case):
    pages = pages_of(f03, case, replace(f03.PLAIN, variant=variant))
    assert len(pages) == 3
    assert all(title in page and "脱密期" in page and "是否在国（境）外" in page for page in pages)
    assert "脱密期" not in pages_of(f03, case)[0]


def test_of_secrecy_the_filing_prints_yes_or_no_and_the_number_of_the_opinion(case):
    first, second, _ = pages_of(f03, case)
    assert "是保密审批文号：保密〔2026〕31号" in first and "保密审批文号" not in second


def test_what_was_spent_beyond_and_within_the_budget_is_told_apart(case):
    text = pages_of(f15, case)[0]
    assert "+520.50" in text and "-980.00" in text and "合计112,840.00111,620.50-1,219.50" in text


def test_the_pages_of_every_sheet_are_counted_anew(case):
    paper = Paper("表", case=case, around=Around())
    for at in range(MOST_PAGES + 2):
        paper.sheet([Band((Row((field_of(f"{at}"),)),))])
    assert len(PdfReader(BytesIO(paper.bytes())).pages) == MOST_PAGES + 2


def test_boxes_are_ticked_and_never_broken_at_the_end_of_a_line():
    assert boxes(("甲", "乙", "丙"), ("乙",), a_line=2) == "□甲　■乙\n□丙"


def test_an_amount_in_another_currency_stands_as_it_was_budgeted(case):
    costs = (replace(f12.PLAIN.costs[1], amount="1,200.00 EUR"),)
    text = pages_of(f12, case, replace(f12.PLAIN, costs=costs, total=None, total_words=""))[0]
    assert "1,200.00EUR" in text and "总计（大写）费用来源" in text and "＿＿＿元×＿＿人×＿＿天" in text


def test_an_empty_form_is_printed_for_the_hand(case):
    empty = f13.FeedbackForm(group.GROUP, "", "", "", "")
    text = pages_of(f13, case, empty)[0]
    assert "＿＿人" in text and "填报人年月日" in text
