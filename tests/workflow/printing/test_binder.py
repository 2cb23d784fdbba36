"""The whole file bound: cover, contents with page numbers, the papers, bookmarks, labels; the same bytes each time."""

from datetime import date
from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from approvals.errors import NotComplete
from tests.workflow.printing.reading import edges, fonts_of, glyphs, solid, text_of
from tests.workflow.printing.samples.hard import FORTY_NAMES, PURPOSE
from tests.workflow.printing.samples.imprints import IMPRINT, VOID
from workflow.printing import binder
from workflow.printing.binder import Bound, Cover, bind
from workflow.printing.document import Document
from workflow.printing.page import Around

COVER = Cover("因公出国（境）团组", "赴日本访问团组", "国际教育学院", date(2026, 3, 4), "3f9a1c07" * 8, ("人员备案表（F3）",))


def paper(title: str, pages: int, case) -> Bound:
    document = Document(title, case=case, around=Around())
    document.text("字" * (28 * (22 * pages - 3)))
    return Bound(title, document.bytes())


@pytest.fixture(scope="module")
def papers(case):
    return [paper("审批表", 2, case), paper("请示", 1, case), paper("公示", 3, case)]


@pytest.fixture(scope="module")
def whole(papers, case):
    return bind(COVER, papers, IMPRINT, case=case)


def test_the_cover_says_which_file_it_is(whole):
    cover = solid(text_of(whole).split("\f")[0])
    assert all(words in cover for words in ("因公出国（境）团组", "赴日本访问团组", "LJ-2026-0137", "国际教育学院", "2026年3月4日", "第2稿", "3f9a1c07" * 4))


def test_the_contents_name_each_paper_with_the_page_on_which_it_begins(whole):
    pages = text_of(whole).split("\f")
    contents = solid(pages[1])
    for title, number in (("审批表", 1), ("请示", 3), ("公示", 4)):
        assert f"{title}{'…'}" in contents and contents.split(title)[1].lstrip("…").startswith(str(number))
        assert f"全卷第{number}页，共6页" in pages[number + 1]
    assert "人员备案表（F3）" in contents


def test_every_page_has_its_number_in_the_file_and_a_reader_shows_it(whole):
    pages = text_of(whole).split("\f")
    assert [f"全卷第{at}页，共6页" in page for at, page in enumerate(pages, -1)] == [False, False] + [True] * 6
    assert PdfReader(BytesIO(whole)).page_labels == ["i", "ii", "1", "2", "3", "4", "5", "6"]


def test_bookmarks_lead_to_each_paper(whole):
    reader = PdfReader(BytesIO(whole))
    found = [(mark.title, reader.get_destination_page_number(mark)) for mark in reader.outline]
    assert found == [("封面", 0), ("目录", 1), ("审批表", 2), ("请示", 4), ("公示", 5)]


def test_the_same_papers_give_the_same_bytes(whole, papers, case):
    assert whole == bind(COVER, papers, IMPRINT, case=case)


def test_a_cancelled_file_is_marked_in_front_too(papers, case):
    assert all("作废" in page for page in text_of(bind(COVER, papers, VOID, case=case)).split("\f")[:2])


def test_every_font_of_the_file_is_embedded(whole):
    fonts = fonts_of(whole)
    assert fonts and not any("Helvetica" in font["/BaseFont"] for font in fonts)
    with pikepdf.open(BytesIO(whole)) as pdf:
        stamped = pdf.pages[2].Resources.XObject.Stamp.Resources.Font
        assert all("/FontFile2" in font.FontDescriptor for font in stamped.values())


def test_the_papers_themselves_are_untouched(whole, papers):
    words = [page.extract_text() for each in papers for page in PdfReader(BytesIO(each.pdf)).pages]
    bound = [page.extract_text() for page in PdfReader(BytesIO(whole)).pages][2:]
    assert all(before.split("\n")[0] in after for before, after in zip(words, bound, strict=True))


def test_long_contents_go_on_on_a_second_page_and_long_names_leave_room_for_the_number(rich_case):
    one = paper("请示", 1, rich_case)
    many = [Bound(name * 3, one.pdf) for name in FORTY_NAMES]
    pdf = bind(Cover(PURPOSE[:90], PURPOSE[:200], FORTY_NAMES[9], None), many, IMPRINT, case=rich_case)
    text = solid(text_of(pdf))
    assert all(solid(f"欧阳{rest}" * 3) in text for rest in ("庚丑", "癸卯"))
    assert all(left >= 77 and right <= 524 for left, _, right, _ in edges(pdf))
    numbers = [glyph for glyph in glyphs(pdf, 1) if glyph.text.isdigit() and glyph.top < 740 and glyph.left > 500]
    assert len(numbers) > 10


def test_a_file_of_too_many_pages_is_refused_with_a_sentence(papers, case, monkeypatch):
    monkeypatch.setattr(binder, "MOST_PAGES", 5)
    with pytest.raises(NotComplete, match="6"):
        bind(COVER, papers, IMPRINT, case=case)
