"""F8《公示说明》: dates, place and result of the notice, with the unit's seal (S38, S24b)."""

from dataclasses import dataclass
from datetime import date

from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint

TITLE = "公示说明"


@dataclass(frozen=True)
class Statement:
    """All of F8: the fixed text, filled."""

    body: str
    unit: str = ""
    on: date | None = None


def statement(view: Statement, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F8 as a PDF."""
    paper = Document(TITLE, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.prose(view.body)
    paper.signature(view.unit, view.on, seal=True)
    return paper.bytes()
