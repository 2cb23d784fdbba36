"""The whole file bound (全卷): a cover, the contents, then the papers one after the other, as one PDF.

Each paper keeps its own page numbers; the file's own stand above the type area (全卷第…页), in the contents, in the bookmarks
and in the labels a reader shows: i, ii … for cover and contents, 1, 2 … from the first paper on. The same papers give the
same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from django.utils.translation import gettext as _
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf
from reportlab.lib.units import mm

from approvals.errors import NotComplete
from workflow.printing import page
from workflow.printing.document import SPACING, Document, body
from workflow.printing.fonts import FANGSONG, HEI, SONG, TITLE, Typecase, typecase
from workflow.printing.imprint import Imprint
from workflow.printing.lines import Line, Text
from workflow.printing.paper import Paper
from workflow.printing.prose import Block
from workflow.printing.wording import day

MOST_PAGES = 600
COVER, CONTENTS = "封面", "目录"
FACTS = 11.0  # characters that the words before a fact of the cover stand in
MARGIN = 60.0  # of a line of the contents, kept for the number


@dataclass(frozen=True)
class Cover:
    """What the cover says (封面): kind, title, unit, date; number, version and digest come from the imprint."""

    kind: str
    title: str
    unit: str
    on: date | None
    digest: str = ""
    apart: tuple[str, ...] = ()  # papers that are printed one by one only


@dataclass(frozen=True)
class Bound:
    """A paper of the file: its name, and its pages as they were printed."""

    name: str
    pdf: bytes


def bind(cover: Cover, papers: Sequence[Bound], imprint: Imprint, *, case: Typecase | None = None) -> bytes:
    """The file as one PDF; raises NotComplete where it would have too many pages."""
    case = case or typecase()
    sources = [Pdf.open(BytesIO(paper.pdf)) for paper in papers]
    counts = [len(source.pages) for source in sources]
    if sum(counts) > MOST_PAGES:
        sentence = _("The whole file would have %(pages)d pages; at most %(most)d are bound. Print its papers one by one.")
        raise NotComplete(sentence % {"pages": sum(counts), "most": MOST_PAGES})
    firsts = [1 + sum(counts[:at]) for at in range(len(counts))]
    front = Pdf.open(BytesIO(_front(cover, list(zip(papers, firsts, strict=True)), imprint, case)))
    whole = Pdf.new()
    for source in [front, *sources]:
        whole.pages.extend(source.pages)
    before = len(front.pages)
    if papers:
        _stamp(whole, before, sum(counts), case)
    _label(whole, before)
    _mark(whole, [(COVER, 0), (CONTENTS, 1), *((paper.name, before + at - 1) for paper, at in zip(papers, firsts, strict=True))])
    whole.docinfo["/Title"] = f"{imprint.number} {cover.title}".strip()
    whole.docinfo["/Creator"] = "Waishi"
    whole.Root.Lang = "zh-CN"
    file = BytesIO()
    whole.save(file, deterministic_id=True)
    return file.getvalue()


def _front(cover: Cover, listed: list[tuple[Bound, int]], imprint: Imprint, case: Typecase) -> bytes:
    """Cover and contents."""
    paper = Document(cover.title, case=case, around=imprint.around)
    for at, line in enumerate(_cover_lines(cover, imprint, case)):
        paper.flow.y = line[0] if not at else paper.flow.y + line[0]
        paper.place(line[1])
    paper.flow.turn()
    paper.place(Text(CONTENTS, HEI, page.HEADLINE, "center", 2).lines(page.WIDTH, case))
    paper.gap()
    for bound, first in listed:
        paper.blocks.append(Block(tuple(entry(bound.name, first, case)), whole=True))
    if cover.apart:
        paper.gap()
        paper.line(f"未入卷（含密封信息，单独打印）：{'、'.join(cover.apart)}", align="both", size=12)
    return paper.bytes()


def _cover_lines(cover: Cover, imprint: Imprint, case: Typecase) -> Iterator[tuple[float, list[Line]]]:
    """(room above, lines): the kind, the title, then what tells this file from another."""
    yield page.TOP + 40 * mm, Text(cover.kind, HEI, 20, "center", 1.5).lines(page.WIDTH, case)
    yield 10 * mm, Text(cover.title, TITLE, 26, "center", 1.5).lines(page.WIDTH, case)
    facts = (
        ("编　　号", imprint.number), ("申请单位", cover.unit), ("日　　期", day(cover.on)),
        ("稿　　次", f"第{imprint.revision}稿" if imprint.revision else ""),
        ("摘　　要", f"{cover.digest[:32]}\n{cover.digest[32:]}".strip()),
    )
    for at, (words, fact) in enumerate(facts):
        start = 7 * page.BODY
        size = page.BODY if words != "摘　　要" else 12
        set_ = body(fact, align="left", size=size).lines(page.WIDTH - FACTS * page.BODY, case)
        lines = [line.shifted(start) for line in set_]
        shown = [line.shifted(4 * page.BODY) for line in lines] if fact else [Line(page.PITCH, page.BODY)]
        label = Text(f"{words}：", FANGSONG, page.BODY).lines(page.WIDTH, case)[0].shifted(start - page.BODY * 1.2)
        first = Line(page.PITCH, page.BODY, [*label.pieces, *shown[0].pieces])
        yield (45 * mm if not at else 4.0), [first, *shown[1:]]


def entry(name: str, number: int, case: Typecase) -> list[Line]:
    """A line of the contents: the name, dots, the number at the edge."""
    words, dot = Text(name, FANGSONG, page.BODY, spacing=SPACING), Text("…", SONG, page.BODY)
    *above, last = words.lines(page.WIDTH - MARGIN, case)
    right = Text(str(number), SONG, page.BODY, "right").lines(page.WIDTH, case)[0].pieces
    end = words.wide("".join(piece.text for piece in last.pieces), case) * page.BODY
    wide = dot.wide("…", case) * page.BODY
    room = right[0].x - end - page.BODY
    dots = Text("…" * int(room // wide), SONG, page.BODY).lines(page.WIDTH, case)[0].shifted(end + page.BODY / 2 + room % wide)
    return [*above, replace(last, pieces=[*last.pieces, *dots.pieces, *right])]


def _stamp(whole: Pdf, before: int, count: int, case: Typecase) -> None:
    """The file's own page number above the type area of every paper."""
    stamps = Paper("", case=case, around=page.Around(stamped=False))
    for at in range(1, count + 1):
        if at > 1:
            stamps.flow.pages.append([])
        lines = Text(f"全卷第{at}页，共{count}页", SONG, page.SMALL).lines(page.WIDTH, case)
        stamps.placed[at].append((page.LEFT, page.TOP - 15 * mm, lines[0]))
    over = Pdf.open(BytesIO(stamps.bytes()))
    for at in range(count):
        paper = Page(whole.pages[before + at])
        paper.add_resource(whole.copy_foreign(Page(over.pages[at]).as_form_xobject()), Name.XObject, Name.Stamp)
        paper.contents_add(b"\nq /Stamp Do Q\n")  # pikepdf's own overlay would take a name by chance


def _label(whole: Pdf, before: int) -> None:
    styles = [(0, Name.r), (before, Name.D)] if len(whole.pages) > before else [(0, Name.r)]
    numbers = [part for start, style in styles for part in (start, Dictionary(S=style, St=1))]
    whole.Root.PageLabels = Dictionary(Nums=Array(numbers))


def _mark(whole: Pdf, places: list[tuple[str, int]]) -> None:
    """The bookmarks (书签), shown when the file is opened."""
    with whole.open_outline() as outline:
        outline.root.extend(OutlineItem(name, at) for name, at in places)
    whole.Root.PageMode = Name.UseOutlines
