"""F16《外宾来访接待申请》, the fields in the order of rules.md §4 (S39), with the opinions of who was asked.

The form's fields are those of a real system; its layout on paper is ours. Which offices give an opinion is said by the
route in force, so the blocks come with the view.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from workflow.matters.visits.papers.asked import Visit, bands
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.opinions import Opinion, opinion_rows
from workflow.printing.paper import Paper
from workflow.printing.table import Band, Row

TITLE, ROOM = "外宾来访接待申请", 86


@dataclass(frozen=True)
class Block:
    """The opinions of one office (审核意见); none leaves room to write and to seal."""

    words: str
    opinions: tuple[Opinion, ...] = ()
    signer: str = "负责人"


BLANK_BLOCKS = (Block("接待部门意见"), Block("国际处意见"), Block("校领导意见", signer="签字"))


@dataclass(frozen=True)
class ReceptionForm:
    """All of F16."""

    visit: Visit = Visit()
    blocks: tuple[Block, ...] = BLANK_BLOCKS


def reception_form(view: ReceptionForm, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F16 as a PDF."""
    paper = Paper(TITLE, case=case or typecase(), around=imprint.around)
    paper.table([*bands(view.visit), Band(tuple(row for block in view.blocks for row in _rows(block)))])
    return paper.bytes()


def _rows(block: Block) -> Iterable[Row]:
    return opinion_rows(block.words, block.opinions, block.signer, share=7, least=ROOM)
