"""The gallery (文书图册): docs/papers.md shows every paper, page by page; `make gallery` draws it anew."""

import os
from pathlib import Path

import pypdfium2
from django.utils import translation

from tests.workflow.printing.samples import SAMPLES
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.core import kinds

DOCS = Path(__file__).parents[3] / "docs"
SCALE, GREYS = 0.8, 16
HEAD = """# The papers

Every paper the house prints, drawn by `make gallery` from invented samples with the faces that come with Python; a school's
own faces (仿宋, 小标宋) come first where they are installed.
"""


def test_the_gallery_shows_every_page_of_every_paper(case):
    shown = [HEAD]
    for sample in sorted(SAMPLES, key=lambda one: (len(one.CODE.rstrip("abcdeL")), one.CODE)):
        with pypdfium2.PdfDocument(sample.DRAW(sample.PLAIN, IMPRINT, case=case)) as pdf:
            names = [f"{sample.CODE.lower()}-{no}.png" for no in range(1, len(pdf) + 1)]
            if os.environ.get("UPDATE_GALLERY") == "1":
                _draw(pdf, names)
        pages = " ".join(f"![{sample.CODE}, page {no}](papers/{name})" for no, name in enumerate(names, 1))
        shown.append(f"## {sample.CODE} · {_called(sample.CODE)}\n\n{pages}\n")
        assert all((DOCS / "papers" / name).is_file() for name in names), f"{sample.CODE}: make gallery"
    text, page = "\n".join(shown), DOCS / "papers.md"
    if os.environ.get("UPDATE_GALLERY") == "1":
        page.write_text(text, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == text, "make gallery"


def test_every_paper_of_every_kind_has_a_sample():
    printed = {code for kind in kinds.installed() for code in kind.papers}
    assert printed and printed == {sample.CODE for sample in SAMPLES}


def _draw(pdf: pypdfium2.PdfDocument, names: list[str]) -> None:
    folder = DOCS / "papers"
    folder.mkdir(exist_ok=True)
    for name, page in zip(names, pdf, strict=True):
        page.render(scale=SCALE).to_pil().convert("L").quantize(GREYS).save(folder / name, optimize=True)


def _called(code: str) -> str:
    with translation.override("zh-hans"):
        return next(str(kind.papers[code].name) for kind in kinds.installed() if code in kind.papers)
