"""Blank forms (空白表): everybody of the school may have one, of no matter and without a number."""

import pytest

from tests.cast import Office
from tests.workflow.printing.reading import solid, text_of
from workflow.core import kinds

BLANKS = sorted({code for kind in kinds.installed() for code, paper in kind.papers.items() if paper.blank is not None})
CONFERENCES = {"F20a": "国际会议计划表", "F20b": "国际会议申报表", "F20c": "在华举办国际会议总结表"}


def test_the_forms_of_conferences_are_among_them():
    assert set(CONFERENCES) < set(BLANKS)


@pytest.mark.parametrize("code", BLANKS)
def test_a_blank_form_is_printed_without_number_and_mark(cast, code):
    answer = Office(cast).zhao.get(f"/papers/blank/{code}.pdf")
    words = solid(text_of(answer.content))
    assert answer["Content-Type"] == "application/pdf" and CONFERENCES.get(code, "") in words
    assert "草稿" not in words and "None" not in words and "摘要" not in words.split("共")[-1]


def test_they_are_listed_once_each(cast):
    page = Office(cast).zhao.get("/papers/blank/").content.decode()
    assert [page.count(f"/papers/blank/{code}.pdf") for code in BLANKS] == [1] * len(BLANKS)


@pytest.mark.parametrize("code", ["F19L", "F1", "nothing"])
def test_a_paper_that_needs_its_matter_is_not_had_blank(cast, code):
    assert Office(cast).zhao.get(f"/papers/blank/{code}.pdf").status_code == 404
