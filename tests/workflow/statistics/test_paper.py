"""The summary as a paper: the paragraphs of the page, the tables, the rule of counting; a draft while the period runs."""

import io
import re
from datetime import date

import pytest
from django.utils import translation
from pypdf import PdfReader

from tests.workflow.statistics.generated import generated
from workflow.statistics import paper
from workflow.statistics.checks import rules
from workflow.statistics.cube import cube
from workflow.statistics.period import of_year
from workflow.statistics.prose import sections

PAGE = "/figures/2025/?as_of=2026-02-01"
ORDER = ("总体情况", "因公出国（境）", "来访接待", "涉外活动", "审批时效与按期办理", "需要说明的情况")


def text_of(pdf: bytes) -> str:
    """Without the breaks and spaces that lines and columns bring."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def printed(browser, address: str) -> str:
    answer = browser.get(f"{address}&format=pdf")
    assert answer.headers["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    return text_of(answer.content)


def test_the_paper_says_what_the_page_says_in_its_order(stage):
    generated(300, stage.cast["chen"])
    said = printed(stage.office.chen, PAGE)
    with translation.override("zh-hans"):
        made = sections(cube(of_year(2025, as_of=date(2026, 2, 1))), [])
        assert [section.title for section in made] == list(ORDER)
        for section in made:
            for words in section.plain:
                assert re.sub(r"\s", "", words) in re.sub(r"—\d+—|第\d+页，共\d+页", "", said), words
        headed = [said.index(f"{number}、{title}") for number, title in zip("一二三四五六", ORDER, strict=True)]
        assert headed == sorted(headed)
        assert all(re.sub(r"\s", "", rule) in re.sub(r"—\d+—|第\d+页，共\d+页", "", said) for rule in rules())
    assert "2025年外事工作总结" in said and "数据截至2026年2月1日" in said and "草稿" not in said


def test_nothing_is_said_of_what_there_is_not_and_an_open_period_is_a_draft(stage):
    said = printed(stage.office.wen, "/figures/2026/?")
    assert "没有派出因公出国（境）团组" in said and "统计期间未结束" in said and "草稿" in said
    assert "二、需要说明的情况" in said and "三、" not in said


def test_in_english_the_paper_is_english(stage):
    generated(60, stage.cast["chen"])
    with translation.override("en"):
        view = paper.summary(cube(of_year(2025, as_of=date(2026, 2, 1))), [])
        said = text_of(paper.pdf(view))
    assert "1.Overview" in said and "2.Officialtripsabroad" in said and "Howitiscounted" in said
    assert "总体情况" not in said


def test_the_same_figures_give_the_same_bytes(stage):
    generated(60, stage.cast["chen"])
    view = paper.summary(cube(of_year(2025, as_of=date(2026, 2, 1))), [])
    assert paper.pdf(view) == paper.pdf(view)


@pytest.mark.parametrize("username", ["gu", "cheng", "he"])
def test_nobody_else_prints_it(stage, username):
    assert stage.office.browser(username).get(f"{PAGE}&format=pdf").status_code == 403
