"""F27: the three papers of a group that crosses departments or regions (双跨团组, S04 S11).

F27a《征求意见函》and F27b《任务通知书》go from the unit that organises the group to the traveller's own unit, F27c《任务确认件》
from the traveller's own authority to the organiser. The rules name them and not their fields (UNSURE): they say who, where,
when and what for; their words stand in templates/papers/F27 and a school may write its own.
"""

from dataclasses import dataclass
from datetime import date

from workflow.matters.delegations.papers.itinerary import Traveller, people_band
from workflow.printing.document import Document
from workflow.printing.fonts import Typecase, typecase
from workflow.printing.imprint import Imprint


@dataclass(frozen=True)
class Letter:
    """Each of the three; ``opening`` stands before the list of people and ``closing`` behind it."""

    title: str
    opening: str
    closing: str
    to: str = ""
    members: tuple[Traveller, ...] = ()
    attachments: tuple[str, ...] = ()
    unit: str = ""
    on: date | None = None


def letter(view: Letter, imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """F27a, F27b or F27c as a PDF."""
    paper = Document(view.title, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.to(view.to)
    paper.prose(view.opening)
    paper.table([people_band(view.members)])
    paper.prose(view.closing)
    paper.attachments(view.attachments)
    paper.signature(view.unit, view.on, seal=True)
    return paper.bytes()
