"""F4《关于……率团访问……的请示》: the request to the authority that approves (S38), as a prose paper.

Five sections and four attachments; the words stand in templates/papers/F4 and a school may write its own. Number, signer and
date are open for the hand; 发文机关标志 is printed in red where the school names one.
"""

from dataclasses import dataclass
from datetime import date

from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint


@dataclass(frozen=True)
class Request:
    """All of F4: ``body`` is headings and paragraphs, a line each."""

    title: str
    body: str
    to: str = ""
    organ: str = ""
    number: str = ""
    signer: str = ""
    attachments: tuple[str, ...] = ()
    unit: str = ""
    on: date | None = None


def request(view: Request, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F4 as a PDF."""
    paper = Document(view.title, case=case or typecase(), around=imprint.around)
    if view.organ:
        paper.red_head(view.organ, view.number or "〔　　　　〕　　号", view.signer or "　　　")
    paper.heading_of_paper()
    paper.to(view.to)
    paper.prose(view.body)
    paper.attachments(view.attachments)
    paper.signature(view.unit, view.on)
    return paper.bytes()
