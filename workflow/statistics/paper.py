"""The summary as a paper (年度总结): the paragraphs of the page in the look of GB/T 9704, then the tables, then how it is counted.

The same figures give the same bytes. Nobody signs here: a period that is not over is marked as a draft.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from workflow.printing.document import Document
from workflow.printing.fields import Columns, listing
from workflow.printing.fonts import KAI, Typecase, typecase
from workflow.printing.imprint import Imprint, Standing
from workflow.printing.table import Band
from workflow.statistics import checks
from workflow.statistics.cube import Cube
from workflow.statistics.prose import sections
from workflow.statistics.tables import Table, punctuality, tables
from workflow.statistics.waiting import Waited

NUMERALS = "一二三四五六七八九十"
SMALL = 12
PRINTED = ("country", "unit-name")  # of the tables; the others stand in the sheet


@dataclass(frozen=True)
class Summary:
    """All that the paper shows, in its order."""

    title: str
    as_of: str
    sections: Sequence[tuple[str, Sequence[str]]]
    tables: Sequence[tuple[str, Band]]
    rules: Sequence[str]
    organ: str
    on: date
    draft: bool


def summary(cube: Cube, waited: list[Waited]) -> Summary:
    """Everything is looked up, in the reader's language."""
    period, english = cube.period, get_language() == "en"
    school = settings.SCHOOL_ENGLISH if english else settings.SCHOOL
    title = _("Foreign affairs of %(period)s") % {"period": period.name}
    as_of = _("Figures as of %(day)s") % {"day": date_format(period.as_of, "DATE_FORMAT")}
    return Summary(
        title=f"{school}: {title}" if english and school else title if english else f"{school}{title}",
        as_of=as_of + (_("; the period is not over") if period.open else ""),
        sections=[(section.title, section.plain) for section in sections(cube, waited)],
        tables=[*(_counts(table) for table in tables(cube) if table.key.endswith(PRINTED)), *_on_time(cube)],
        rules=checks.rules(), organ=school, on=period.as_of, draft=period.open,
    )  # fmt: skip


def pdf(view: Summary, *, case: Typecase | None = None) -> bytes:
    """The paper as a PDF."""
    imprint = Imprint(standing=Standing.DRAFT if view.draft else Standing.VALID)
    paper = Document(view.title, case=case or typecase(), around=imprint.around)
    paper.heading_of_paper()
    paper.line(view.as_of, align="center", role=KAI)
    paper.gap()
    for at, (title, paragraphs) in enumerate(view.sections):
        paper.heading(_numbered(at, title))
        for words in paragraphs:
            paper.text(words)
    paper.signature(view.organ, view.on)
    for title, band in view.tables:
        paper.line(title, align="center", leads=True)
        paper.table([band])
    paper.heading(_("How it is counted"))
    for words in view.rules:
        paper.line(words, align="both", size=SMALL)
    return paper.bytes()


def _numbered(at: int, title: str) -> str:
    return f"{at + 1}. {title}" if get_language() == "en" else f"{NUMERALS[at]}、{title}"


def _counts(table: Table) -> tuple[str, Band]:
    """Groups, person-times, days and costs; what stood there a year before is in the sheet."""
    shown = [0, 1, 4, 5, 6]  # of the heads of a wide table
    columns: Columns = [(table.first, 9), *((table.heads[at], share) for at, share in zip(shown, (3, 4, 4, 6, 6), strict=True))]
    rows = [[row.name, *(row.cells[at].text for at in shown)] for row in [*table.rows, table.total]]
    return table.title, listing(columns, rows)


def _on_time(cube: Cube) -> list[tuple[str, Band]]:
    rows = [[row.name, *(cell.text for cell in row.cells)] for row in punctuality(cube) if row.cells[1].value]
    columns: Columns = [(_("Duty"), 14), (_("In time"), 6), (pgettext("figures", "Of"), 6), (_("Rate"), 6)]
    return [(_("On time"), listing(columns, rows))] if rows else []
