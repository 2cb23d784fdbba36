"""The page of GB/T 9704-2012, measured in the PDF itself: type area, grid, sizes, faces, page numbers, signature."""

from datetime import date
from itertools import pairwise

import pytest
from reportlab.lib.units import mm

from tests.workflow.printing.faces import face_file
from tests.workflow.printing.reading import Glyph, glyphs, pages_of, text_of
from workflow.printing.document import Document
from workflow.printing.fonts import Typecase
from workflow.printing.page import Around

LEFT, TOP, WIDTH, HEIGHT = 28 * mm, 37 * mm, 156 * mm, 225 * mm
FULL = "字" * 28 * 60


@pytest.fixture
def paper(case):
    return Document("关于出访的请示", case=case, around=Around())


def rows(page: list[Glyph]) -> dict[float, list[Glyph]]:
    """The characters 字 by line."""
    found: dict[float, list[Glyph]] = {}
    for glyph in page:
        if glyph.text == "字":
            found.setdefault(round(glyph.top, 1), []).append(glyph)
    return found


def only(page: list[Glyph], text: str) -> Glyph:
    return next(glyph for glyph in page if glyph.text == text)


def run_of(page: list[Glyph], words: str) -> list[Glyph]:
    """The glyphs of these words, which stand one after the other."""
    at = "".join(glyph.text for glyph in page).index(words)
    return page[at : at + len(words)]


def test_the_paper_is_a4(paper):
    paper.text("字")
    box = pages_of(paper.bytes())[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((210 * mm, 297 * mm), abs=0.01)


def test_a_full_page_has_22_lines_of_28_characters_that_fill_the_type_area(paper):
    paper.text(FULL)
    lines = rows(glyphs(paper.bytes(), 1))
    assert len(lines) == 22
    assert {len(line) for line in lines.values()} == {28}
    first, last = list(lines.values())[0], list(lines.values())[-1]
    assert first[0].left == pytest.approx(LEFT, abs=0.3)
    assert first[-1].right == pytest.approx(LEFT + WIDTH, abs=0.5)
    gaps = {round(below - above, 1) for above, below in pairwise(lines)}
    assert all(gap == pytest.approx(HEIGHT / 22, abs=0.11) for gap in gaps)
    middle = (HEIGHT / 22 - 16) / 2  # a line's type stands in the middle of the line
    assert _ink(first[0], 16)[0] == pytest.approx(TOP + middle, abs=1)
    assert _ink(last[0], 16)[1] == pytest.approx(TOP + HEIGHT - middle, abs=1)


def test_body_and_title_have_their_sizes(paper):
    paper.heading_of_paper()
    paper.text("正文")
    page = glyphs(paper.bytes())
    assert size_of(only(page, "请")) == pytest.approx(22, abs=0.1)
    assert size_of(only(page, "正")) == pytest.approx(16, abs=0.3)


def test_the_title_is_centred_on_the_type_area(paper):
    paper.heading_of_paper()
    title = run_of(glyphs(paper.bytes()), "关于出访的请示")
    assert (title[0].left + title[-1].right) / 2 == pytest.approx(LEFT + WIDTH / 2, abs=0.6)


def test_a_long_title_is_set_in_lines_of_like_length(case):
    paper = Document("关于顾行之率团访问日本仙台工业大学和韩国首尔科技大学商谈联合培养事宜的请示", case=case, around=Around())
    paper.heading_of_paper()
    page = [glyph for glyph in glyphs(paper.bytes()) if size_of(glyph) > 20]
    lines = ["".join(glyph.text for glyph in page if glyph.top == top) for top in sorted({glyph.top for glyph in page})]
    assert len(lines) == 2 and max(map(len, lines)) - min(map(len, lines)) <= 4


@pytest.mark.parametrize(
    "title, first",
    [("关于顾行之等3人因公临时出访日本、韩国的公示", "关于顾行之等3人因公临时"), ("关于征求省教育厅赴日本职业教育考察团组参团意见的函", "关于征求省教育厅赴日本"),
     ("关于甲\n出访日本的请示", "关于甲")],
)  # fmt: skip
def test_a_title_is_broken_between_words(title, first, case):
    paper = Document(title, case=case, around=Around())
    paper.heading_of_paper()
    page = glyphs(paper.bytes())
    assert "".join(glyph.text for glyph in page if glyph.top == page[0].top and size_of(glyph) > 20 or glyph.text == "3" and glyph.top - page[0].top < 5) == first


@pytest.mark.parametrize("title", ["关于" + "出" * 90 + "的请示", "关于" + "Z" * 60 + "的请示", "（" * 40, "出访" * 45])
def test_no_title_leaves_the_type_area_or_loses_a_character(title, case):
    paper = Document(title, case=case, around=Around())
    paper.heading_of_paper()
    page = [glyph for glyph in glyphs(paper.bytes()) if glyph.top < 480]
    assert "".join(glyph.text for glyph in page) == title
    assert min(glyph.left for glyph in page) >= LEFT - 1 and max(glyph.right for glyph in page) <= LEFT + WIDTH + 1


def test_a_paragraph_begins_two_characters_in_and_its_lines_end_at_the_edge(paper):
    paper.text("字" * 60 + "，" + "字" * 20)
    lines = list(rows(glyphs(paper.bytes())).values())
    assert lines[0][0].left == pytest.approx(LEFT + 2 * WIDTH / 28, abs=0.3)
    assert lines[1][0].left == pytest.approx(LEFT, abs=0.3)
    assert lines[0][-1].right == pytest.approx(LEFT + WIDTH, abs=0.5)


def test_headings_are_hei_kai_and_fangsong(var, tmp_path):
    for family in ("SimHei", "KaiTi", "FangSong", "FZXBS", "SimSun"):
        face_file(tmp_path / f"{family}.ttf", "请示一、甲（二）乙丙丁—.第页共，0123456789 ", family)
    paper = Document("请示", case=Typecase(var=var, own=tmp_path, system=()), around=Around())
    paper.heading_of_paper()
    paper.heading("一、甲")
    paper.heading("（二）乙")
    paper.heading("3.丙")
    paper.text("丁")
    fonts = {glyph.text: glyph.font.split("+")[-1] for glyph in glyphs(paper.bytes())}
    assert {text: fonts[text] for text in "请甲乙丙丁1"} == {
        "请": "FZXBS", "甲": "SimHei", "乙": "KaiTi", "丙": "FangSong", "丁": "FangSong", "1": "SimSun",
    }  # fmt: skip


def test_page_numbers_stand_outside_seven_millimetres_below_between_dashes(paper):
    paper.text(FULL)
    pdf = paper.bytes()
    for at in (0, 1):
        number = run_of(glyphs(pdf, at), f"—{at + 1}—")
        assert _ink(number[1], 14)[0] == pytest.approx(TOP + HEIGHT + 7 * mm, abs=5)
        inner = 14  # one character in
        if at % 2 == 0:
            assert number[-1].right == pytest.approx(LEFT + WIDTH - inner, abs=0.5)
        else:
            assert number[0].left == pytest.approx(LEFT + inner, abs=0.5)


def test_the_signature_ends_four_characters_from_the_edge_with_the_unit_above(paper):
    paper.text("妥否，请批示。")
    paper.signature("澜江大学", date(2026, 4, 1))
    page = glyphs(paper.bytes())
    unit, dated = run_of(page, "澜江大学"), run_of(page, "2026年4月1日")
    assert dated[-1].right == pytest.approx(LEFT + WIDTH - 4 * WIDTH / 28, abs=0.6)
    assert unit[0].top < dated[0].top
    assert (unit[0].left + unit[-1].right) / 2 == pytest.approx((dated[0].left + dated[-1].right) / 2, abs=0.6)


def test_a_long_unit_that_signs_stays_inside_the_type_area(paper):
    paper.signature("澜江大学哲学与马克思主义理论及社会发展研究院国际合作与交流办公室（筹）", date(2026, 4, 1))
    assert max(glyph.right for glyph in glyphs(paper.bytes())) <= LEFT + WIDTH + 1


def test_the_red_head_stands_35_millimetres_down_over_a_red_rule(paper):
    paper.red_head("澜江大学", "澜大外〔2026〕12号", "纪怀远")
    paper.heading_of_paper()
    page = glyphs(paper.bytes())
    organ = only(page, "澜")
    assert _ink(organ, size_of(organ))[0] == pytest.approx(TOP + 35 * mm, abs=1)
    number, name, title = run_of(page, "澜大外〔2026〕12号"), run_of(page, "签发人：纪怀远"), run_of(page, "关于出访的请示")
    assert number[0].left == pytest.approx(LEFT + WIDTH / 28, abs=0.6)
    assert name[-1].right == pytest.approx(LEFT + WIDTH - WIDTH / 28, abs=1)
    assert paper.rules == [pytest.approx(_ink(number[0], 16)[1] + (HEIGHT / 22 - 16) / 2 + 4 * mm, abs=1)]
    assert title[0].top - paper.rules[0] >= 2 * HEIGHT / 22


def test_only_the_first_page_has_a_red_head(paper):
    paper.red_head("澜江大学")
    paper.text(FULL)
    assert [page.count("澜江大学") for page in text_of(paper.bytes()).split("\f")] == [1, 0, 0, 0][: len(pages_of(paper.bytes()))]


def size_of(glyph: Glyph) -> float:
    """The size of a character that is as wide as it is high."""
    return glyph.right - glyph.left


def _ink(glyph: Glyph, size: float) -> tuple[float, float]:
    """Top and bottom of the square of a character, whatever room the face leaves above and below it."""
    middle = (glyph.top + glyph.bottom) / 2
    return middle - size / 2, middle + size / 2
