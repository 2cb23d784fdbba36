"""What a table of an official form is made of (表格): cells in rows, rows in bands with a label at their side."""

from dataclasses import dataclass

from workflow.printing.fonts import HEI
from workflow.printing.lines import Spread, Text

LEAST = 23.0  # height of a row with one line


@dataclass(frozen=True)
class Cell:
    """One field: its paragraphs, what stands at its foot (signature, date), and its share of the row's width.

    A cell of ``rows`` is a stack of them; what stands beside it is as high as the whole stack (纵向合并单元格).
    """

    items: tuple[Text | Spread, ...]
    share: float = 1
    foot: tuple[Text | Spread, ...] = ()
    label: bool = False
    middle: bool = True
    rows: "tuple[Row, ...]" = ()


@dataclass(frozen=True)
class Row:
    """Cells side by side; ``least`` is the height left for writing by hand."""

    cells: tuple[Cell, ...]
    least: float = LEAST


@dataclass(frozen=True)
class Band:
    """Rows that belong together; ``head`` rows return on every page."""

    rows: tuple[Row, ...]
    side: str = ""
    head: tuple[Row, ...] = ()


def stack(*rows: Row, share: float = 1) -> Cell:
    """Rows within one row, beside cells that are as high as all of them."""
    return Cell((), share, rows=rows)


def label(words: str, share: float = 1, size: float = 11) -> Cell:
    """A printed word of the form (栏目名)."""
    return Cell((Text(words, HEI, size, "center", 1.3),), share, label=True)


def field_of(words: str, share: float = 1, *, align: str = "left", size: float = 11) -> Cell:
    """What somebody filled in (填写内容)."""
    return Cell((Text(words, size=size, align=align, spacing=1.35),), share)
