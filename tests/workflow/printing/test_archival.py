"""The archival form: PDF/A-2b as far as pikepdf's checker sees, the same bytes again, nothing missing, nothing shining through."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf.pdfa import validate_written
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from tests.workflow.printing.samples.f01 import PRINTED
from workflow.matters.delegations.papers.f01 import approval_form
from workflow.printing.archival import NotArchivable, archival


@pytest.fixture(params=sorted(PRINTED))
def form(request, case) -> bytes:
    return approval_form(*PRINTED[request.param], case=case)


def test_the_checker_finds_nothing(form):
    report = validate_written(BytesIO(archival(form)), "2b")
    assert report.passed, report.findings


def test_the_drawing_alone_would_not_pass(form):
    assert not validate_written(BytesIO(form), "2b").passed


def test_the_same_paper_gives_the_same_bytes_and_another_gives_others(form):
    assert archival(form) == archival(form)
    with pikepdf.open(BytesIO(archival(form))) as document:
        identity = document.trailer.ID[1]
    other = form.replace(b"/Creator (Waishi)", b"/Creator (Waishj)")
    assert other != form
    with pikepdf.open(BytesIO(archival(other))) as document:
        assert document.trailer.ID[1] != identity


def test_the_words_are_untouched(form):
    assert [p.extract_text() for p in PdfReader(BytesIO(form)).pages] == [p.extract_text() for p in PdfReader(BytesIO(archival(form))).pages]


def canvas(draw) -> bytes:
    file = BytesIO()
    page = Canvas(file)
    draw(page)
    page.showPage()
    page.save()
    return file.getvalue()


def test_a_font_that_is_not_in_the_file_is_refused():
    with pytest.raises(NotArchivable, match="Helvetica"):
        archival(canvas(lambda page: page.drawString(10, 10, "x")))


def test_transparency_is_refused(form):
    with pikepdf.open(BytesIO(form)) as document:
        document.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(ca=0.5))
        file = BytesIO()
        document.save(file)
    with pytest.raises(NotArchivable, match="transparent"):
        archival(file.getvalue())
