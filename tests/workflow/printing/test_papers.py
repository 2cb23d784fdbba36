"""Every paper, whatever stands in it (一切文书): nothing lost, nothing outside, nothing blank, always the same bytes."""

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.workflow.printing.reading import edges, fonts_of, said, solid, text_of
from tests.workflow.printing.samples import SAMPLES, hard
from tests.workflow.printing.samples.imprints import DRAFT, IMPRINT, VOID
from workflow.core import kinds
from workflow.printing.fonts import MissingGlyph
from workflow.printing.imprint import Imprint

GOLDEN = Path(__file__).parents[2] / "golden" / "papers"
every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.CODE)
both = pytest.mark.parametrize("which", ["PLAIN", "TORTURE"])


@pytest.fixture(scope="module")
def drawn(rich_case):
    """Each paper drawn once for all that is asked of it."""

    @cache
    def draw(code: str, which: str, imprint: Imprint) -> bytes:
        sample = next(sample for sample in SAMPLES if code == sample.CODE)
        return sample.DRAW(getattr(sample, which), imprint, case=rich_case)

    return draw


@every_sample
def test_the_words_of_the_paper(sample, case):
    text, golden = text_of(sample.DRAW(sample.PLAIN, IMPRINT, case=case)), GOLDEN / f"{sample.CODE.lower()}.txt"
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@every_sample
def test_names_and_texts_are_read_back_as_they_were_written(sample, drawn):
    text = solid(text_of(drawn(sample.CODE, "TORTURE", VOID))).replace("作废", "")
    names = said(sample.TORTURE) & set(hard.NAMES)
    assert names
    assert not {name for name in names if solid(hard.READ.get(name, name)) not in text}


@every_sample
@both
def test_nothing_stands_outside_the_paper_and_no_page_is_empty(sample, which, drawn):
    first, last = getattr(sample, "EDGES", (77, 524))
    for left, top, right, bottom in edges(drawn(sample.CODE, which, VOID)):
        assert left >= first and right <= last and top >= 36 and bottom <= 800


@every_sample
@both
def test_every_font_is_embedded_and_none_is_helvetica(sample, which, drawn):
    fonts = fonts_of(drawn(sample.CODE, which, VOID))
    assert fonts
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert not any("Helvetica" in font["/BaseFont"] for font in fonts)


@every_sample
@both
def test_the_same_view_gives_the_same_bytes(sample, which, drawn, rich_case):
    assert drawn(sample.CODE, which, VOID) == sample.DRAW(getattr(sample, which), VOID, case=rich_case)


@every_sample
@pytest.mark.parametrize(
    "which, imprint, mark", [("PLAIN", DRAFT, "草稿"), ("PLAIN", VOID, "作废"), ("TORTURE", VOID, "作废")],
    ids=["draft", "void", "void and long"],
)  # fmt: skip
def test_drafts_and_cancelled_papers_are_marked_on_every_page(sample, which, imprint, mark, drawn):
    assert all(mark in page for page in text_of(drawn(sample.CODE, which, imprint)).split("\f"))
    assert mark not in text_of(drawn(sample.CODE, "PLAIN", IMPRINT))


@every_sample
def test_a_paper_says_which_matter_and_which_version_it_is_of(sample, rich_case):
    pages = text_of(sample.DRAW(sample.PLAIN, replace(IMPRINT, number="OUT-2026-0999", revision=7), case=rich_case)).split("\f")
    assert all("OUT-2026-0999" in page and "第7稿" in page for page in pages)
    assert all(f"第{at}页，共{len(pages)}页" in page for at, page in enumerate(pages, 1))


@every_sample
def test_a_paper_stays_small(sample, case):
    assert len(sample.DRAW(sample.PLAIN, IMPRINT, case=case)) < 300_000


@every_sample
def test_the_faces_that_come_with_python_refuse_by_name_what_they_cannot_print(sample, case):
    with pytest.raises(MissingGlyph):
        sample.DRAW(sample.TORTURE, IMPRINT, case=case)


def test_every_paper_of_every_kind_has_a_sample():
    papers = {code for kind in kinds.installed() for code in kind.papers}
    assert {sample.CODE for sample in SAMPLES} >= papers


def test_the_title_of_the_file_is_the_title_of_the_paper(case, tmp_path):
    for sample in SAMPLES:
        file = tmp_path / "paper.pdf"
        file.write_bytes(sample.DRAW(sample.PLAIN, IMPRINT, case=case))
        assert solid(PdfReader(file).metadata.title) in solid(text_of(file.read_bytes()))
