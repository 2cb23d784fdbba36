"""Prose papers: what stays together, what flows, what is refused."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from approvals.errors import NotComplete
from tests.workflow.printing.reading import glyphs, pages_of, solid, text_of
from workflow.printing.document import Document
from workflow.printing.fonts import MissingGlyph
from workflow.printing.page import Around
from workflow.printing.runs import transcribed
from workflow.printing.table import Band, Row, field_of, label, stack

LINE = "字" * 28


@pytest.fixture
def paper(case):
    return Document("请示", case=case, around=Around())


def words_of(paper: Document) -> list[str]:
    """The words of each page, without the page number."""
    return [solid(page.split("—")[0]) for page in text_of(paper.bytes()).split("\f")]


def lined(count: int) -> str:
    """A paragraph of exactly so many lines: its first begins two characters in."""
    return "字" * (28 * count - 2)


@pytest.mark.parametrize("above", range(18, 22))
def test_a_heading_never_ends_a_page(paper, above):
    paper.text(lined(above))
    paper.heading("一、必要性")
    paper.text("必要。" * 30)
    page = next(page for page in words_of(paper) if "一、必要性" in page)
    assert "必要。必要" in page.split("一、必要性")[1]


@pytest.mark.parametrize("above", range(12, 22))
def test_a_heading_stays_with_a_short_paragraph_and_its_signature(paper, above):
    paper.text(lined(above))
    paper.heading("六、后续工作")
    paper.text("寄出协议文本。")
    paper.signature("澜江大学", date(2026, 4, 1))
    assert any("六、后续工作寄出协议文本。澜江大学" in page for page in words_of(paper))


@pytest.mark.parametrize("above", range(17, 22))
def test_headings_upon_headings_stay_together(paper, above):
    paper.text(lined(above))
    for words in ("一、任务", "（一）日本", "1.仙台"):
        paper.heading(words)
    paper.text("会谈。" * 40)
    assert any("一、任务（一）日本1.仙台会谈" in page for page in words_of(paper))


@pytest.mark.parametrize("above", range(17, 22))
def test_no_paragraph_leaves_a_single_line_on_a_page(paper, above):
    paper.text(lined(above))
    paper.text("甲" * 26 + "乙" * 28 * 4)
    parts = [page.count("甲") + page.count("乙") for page in words_of(paper)]
    assert sum(parts) == 138 and all(not part or part > 28 for part in parts)


@pytest.mark.parametrize("above", range(14, 23))
def test_a_signature_is_never_alone_on_its_page(paper, above):
    paper.text(lined(above))
    paper.signature("澜江大学", date(2026, 4, 1))
    page = words_of(paper)[-1]
    assert page.endswith("澜江大学2026年4月1日") and page.count("字") >= 28


@pytest.mark.parametrize("above", range(12, 22))
def test_attachments_are_named_one_under_the_other_on_one_page(paper, above):
    paper.text(lined(above))
    paper.attachments(["名单", "日程", "邀请函及译文"])
    pdf = paper.bytes()
    at = next(at for at, page in enumerate(words_of(paper)) if "附件" in page)
    page = glyphs(pdf, at)
    lefts = [next(glyph.left for glyph in page if glyph.text == first) for first in "名日邀"]
    assert max(lefts) - min(lefts) < 0.1
    assert "附件：1.名单2.日程3.邀请函及译文" in words_of(paper)[at]


def test_the_room_above_the_attachments_vanishes_at_the_top_of_a_page(paper):
    paper.text(lined(22))
    paper.attachments(["名单"])
    first = glyphs(paper.bytes(), 1)[0]
    assert first.text == "附" and first.top < paper.flow.top + 10


def test_a_single_attachment_has_no_number(paper):
    paper.attachments(["名单"])
    assert words_of(paper) == ["附件：名单"]


def test_a_table_among_prose_has_its_own_frame_and_flows(paper):
    head = Row((label("姓名"), label("职务")))
    people = tuple(Row((field_of(f"甲{at}"), field_of("教授"))) for at in range(60))
    paper.text("前文。")
    paper.table([Band(people, head=(head,))])
    paper.text("后文。")
    pages = words_of(paper)
    assert len(pages) > 1 and all("姓名" in page for page in pages if "甲" in page)
    assert pages[0].startswith("前文。姓名") or pages[0].startswith("前文。") and pages[-1].endswith("后文。")
    assert [page.count("教授") for page in pages] and sum(page.count("教授") for page in pages) == 60


def test_two_tables_on_a_page_are_two(paper):
    for words in ("甲", "乙"):
        paper.table([Band((Row((field_of(words),)),))])
        paper.text("之间")
    first = [segment for page in paper_laid(paper).flow.pages for segment in page]
    assert first[1].top - first[0].top - first[0].height > 20


def paper_laid(paper: Document) -> Document:
    paper.bytes()
    return paper


@given(st.lists(st.tuples(st.sampled_from(["text", "heading", "gap", "table", "signature"]), st.integers(1, 90)), max_size=25))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_said_stays_inside_the_type_area_in_its_order(case, parts):
    paper = Document("请示", case=case, around=Around())
    for what, count in parts:
        {
            "text": lambda n: paper.text("字" * n * 7), "heading": lambda n: paper.heading("一、" + "题" * n), "gap": lambda n: paper.gap(n % 4 + 1),
            "table": lambda n: paper.table([Band(tuple(Row((label("名"), field_of("格" * n))) for _ in range(n % 30 + 1)))]),
            "signature": lambda n: paper.signature("位" * n, date(2026, 4, 1)),
        }[what](count)  # fmt: skip
    paper_laid(paper)
    bottom = paper.flow.bottom + 0.01
    for at, page in enumerate(paper.flow.pages, 1):
        tops = [y for _, y, _ in paper.placed[at]]
        assert all(y + line.height <= bottom for _, y, line in paper.placed[at])
        assert all(below >= above for above, below in pairwise(tops))
        assert all(segment.top + segment.height <= bottom for segment in page)
    said = sum({"text": count * 7, "heading": count}.get(what, 0) for what, count in parts)
    drawn = [piece.text for page in paper.placed.values() for _, _, line in page for piece in line.pieces]
    assert sum(text.count("字") + text.count("题") for text in drawn) == said


def test_a_paper_of_too_many_pages_is_refused_with_a_sentence(paper):
    paper.text("字" * 28 * 22 * 101)
    with pytest.raises(NotComplete, match="100"):
        paper.bytes()


def test_markup_and_addresses_are_printed_as_they_were_typed(paper):
    typed = '<b>甲</b>&lt;&amp;{{乙}}{%丙%}<img src="http://example.org/x.png"/><para>'
    paper.text(typed)
    paper.table([Band((Row((field_of(typed),)),))])
    paper.signature(typed, None)
    pdf = paper.bytes()
    assert solid(text_of(pdf)).count(solid(typed)) == 3
    assert not [page for page in pages_of(pdf) if page.get("/Annots")]
    assert not [page for page in pages_of(pdf) if "/XObject" in page["/Resources"]]


def test_a_cell_beside_a_stack_is_as_high_as_all_its_rows(paper):
    paper.table([Band((Row((label("邀请"), stack(Row((field_of("甲"),)), Row((field_of("乙"),)), share=3), field_of("照片"))),))])
    row = paper_laid(paper).flow.pages[0][0].rows[0]
    assert row.height == pytest.approx(sum(inner.height for inner in row.boxes[1].rows))
    page = {glyph.text: glyph for glyph in glyphs(paper.bytes())}
    assert page["甲"].top < page["照"].top < page["乙"].top
    assert page["甲"].left == page["乙"].left


def test_a_stack_that_is_too_long_goes_on_on_the_next_page_with_its_label(paper):
    rows = tuple(Row((label(f"甲{at}"), field_of("字" * 200))) for at in range(30))
    paper.table([Band((Row((label("人员"), stack(*rows, share=5))),))])
    pages = words_of(paper)
    assert len(pages) > 1 and all("人员" in page for page in pages)
    assert all(f"甲{at}" in "".join(pages) for at in range(30))
    assert "".join(pages).count("字") == 6000


def test_thai_marks_stay_with_their_letter_and_long_words_are_cut_to_the_line(rich_case):
    paper = Document("请示", case=rich_case, around=Around())
    paper.text("กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบุรีรมย์" * 2)
    starts = [line.pieces[0].text[0] for line in paper.blocks[0].lines]
    assert len(starts) > 2 and not set(starts) & set("ัิีึืฺุู็่้๊๋์ํ๎")


@pytest.mark.parametrize(
    "written, printed",
    [
        ("محمد（Muhammad）", "Muhammad"), ("דוד לוי (David Levi)、周予安", "David Levi、周予安"), ("Muhammad（محمد）", "Muhammad"),
        ("外宾 محمد（Muhammad）教授", "外宾 Muhammad教授"), ("周予安（讲师）", "周予安（讲师）"), ("محمد", "محمد"),
    ],
)  # fmt: skip
def test_a_name_from_right_to_left_is_printed_in_the_latin_letters_beside_it(written, printed):
    assert transcribed(written) == printed


@pytest.mark.parametrize("name", ["محمد الأمين", "דוד", "देवदत्त", "བསྟན་འཛིན", "မောင်"])
def test_without_latin_letters_it_is_refused_and_the_sentence_asks_for_them(name, paper):
    with pytest.raises(MissingGlyph, match="Latin|拉丁"):
        paper.text(name)
