"""Lines, rows and the words in them."""

from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from tests.workflow.printing.test_fonts import printed
from workflow.printing.flow import Flow
from workflow.printing.lines import CLOSING, OPENING, broken_lines
from workflow.printing.runs import clean
from workflow.printing.seal import draw_code
from workflow.printing.table import Band, Cell, Row, field_of, label


def wide(part: str) -> float:
    return sum(1 if ord(character) > 0x2E7F else 0.5 for character in part)


def flow(case, bottom: float = 400) -> Flow:
    return Flow(first=50, top=50, bottom=bottom, width=442, case=case)


def test_a_closing_mark_never_begins_a_line():
    assert list(broken_lines("出访英国，瑞士", 4, wide)) == ["出访英", "国，瑞士"]


def test_an_opening_mark_never_ends_a_line():
    assert list(broken_lines("出访（伦敦）", 3, wide)) == ["出访", "（伦", "敦）"]


def test_a_word_stays_whole_and_one_that_is_too_long_is_cut():
    assert list(broken_lines("在 Cambridge 大学", 5, wide)) == ["在", "Cambridge", "大学"]
    assert list(broken_lines("abcdefgh", 2, wide)) == ["abcd", "efgh"]


@given(st.text(alphabet="出访英国ab1 ，。（）《》", max_size=60), st.integers(min_value=4, max_value=20))
def test_no_line_is_too_wide_and_no_character_is_lost(words, room):
    lines = list(broken_lines(words, room, wide))
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(wide(line) <= room for line in lines)


def test_marks_are_told_apart():
    assert not set(CLOSING) & set(OPENING)


def test_invisible_characters_are_taken_out():
    assert clean("赵\u200b翀\U000e0100\x07\u00a0甲") == "赵翀 甲"


def test_markup_is_printed_as_it_was_typed(case):
    words = '<b>甲</b>&amp;<img src="http://example.org/x.png"/>'
    assert words in printed(words, case).replace("\n", "")


def test_a_row_taller_than_the_page_is_divided_and_its_label_repeated(case):
    placed = flow(case)
    placed.place([Band((Row((label("任务"), field_of("字" * 3000, 5))),))])
    rows = [row for page in placed.pages for segment in page for row in segment.rows]
    assert len(rows) > 2 and all(row.boxes[0].lines for row in rows)
    assert sum(len(piece.text) for row in rows for line in row.boxes[1].lines for piece in line.pieces) == 3000


def test_no_part_of_a_table_passes_the_end_of_the_page(case):
    placed = flow(case)
    rows = tuple(Row((label("任务"), field_of("字" * (37 * at), 5))) for at in range(40))
    placed.place([Band(rows, "外事部门审核意见"), Band(rows, head=(Row((label("头"),)),))])
    assert all(page for page in placed.pages)
    assert all(segment.top + segment.height <= 400.01 for page in placed.pages for segment in page)


def test_a_signature_stays_with_the_end_of_the_words(case):
    placed = flow(case)
    signed = Cell(field_of("字" * 2000).items, foot=field_of("审核人").items)
    placed.place([Band((Row((signed,)),))])
    rows = [row for page in placed.pages for segment in page for row in segment.rows]
    assert [bool(row.boxes[0].foot) for row in rows] == [False] * (len(rows) - 1) + [True]
    assert len(rows[-1].boxes[0].lines) >= 2


def test_the_code_is_drawn_by_rectangles_alone(tmp_path):
    canvas = Canvas(str(tmp_path / "code.pdf"), initialFontName="Courier")
    draw_code(canvas, "https://waishi.example.edu/verify/AB7KQ", x=0, y=0, side=54)
    canvas.save()
    assert b" re" in PdfReader(tmp_path / "code.pdf").pages[0].get_contents().get_data()
