"""The rows that most forms are made of (表格行): labels beside fields, lists with columns, boxes to tick and to write in.

Every row shares its width in 32 parts, so that the lines of different rows meet.
"""

from collections.abc import Iterable, Sequence

from workflow.printing.lines import Spread, Text
from workflow.printing.table import LEAST, Band, Cell, Row, field_of, label

SHARES = {1: (6, 26), 2: (6, 10, 6, 10), 3: (6, 6, 4, 6, 4, 6)}
Columns = Sequence[tuple[str, float]]


def facts(*pairs: tuple[str, str], shares: Sequence[float] = (), least: float = LEAST) -> Row:
    """Labels and what was filled in, side by side; ``shares`` in the order of the cells."""
    widths = iter(shares or SHARES[len(pairs)])
    cells: list[Cell] = []
    for words, content in pairs:
        cells += [label(words, next(widths)), field_of(content, next(widths))]
    return Row(tuple(cells), least=least)


def listing(columns: Columns, rows: Iterable[Sequence[str]], *, at_least: int = 0, side: str = "", least: float = 22) -> Band:
    """A list whose head returns on every page; ``at_least`` so many lines, the rest open for the hand."""
    head = Row(tuple(label(words, share, 10) for words, share in columns))
    filled = [tuple(row) for row in rows]
    filled += [("",) * len(columns)] * max(0, at_least - len(filled))
    return Band(tuple(_line(row, columns, least) for row in filled), side, head=(head,))


def _line(row: Sequence[str], columns: Columns, least: float) -> Row:
    cells = zip(row, columns, strict=True)
    return Row(tuple(field_of(words, share, align="center", size=10) for words, (_, share) in cells), least=least)


def heading(words: str) -> Row:
    """A printed line over what follows (栏目)."""
    return Row((label(words, 32),))


def prose(words: str, *, size: float = 11, spacing: float = 1.5) -> Row:
    """Printed words across the whole width: a note, a pledge."""
    return Row((Cell((Text(words, size=size, spacing=spacing),), 32),))


def signed(*places: str, least: float = 40) -> Row:
    """Where somebody signs and dates by hand (签字)."""
    step = 0.68 / max(1, len(places))
    parts = [(at * step, f"{words}：") for at, words in enumerate(places)]
    return Row((Cell((), 32, (Spread((*parts, *DATE), size=11),)),), least=least)


def signature(words: str, name: str = "", *, share: float = 6, least: float = 64) -> Row:
    """Who signs in person, without a seal; dated by hand."""
    line = Spread(((0.04, name), *DATE), size=11)
    return Row((label(words, share), Cell((), 32 - share, (line,))), least=least)


DATE = ((0.8, "年"), (0.88, "月"), (0.96, "日"))


def boxes(choices: Iterable[str], ticked: Iterable[str] = (), *, a_line: int = 10) -> str:
    """□ before each choice, ■ before what is said; so many a line that none is broken."""
    said = set(ticked)
    marked = [("■" if choice in said else "□") + choice for choice in choices]
    return "\n".join("　".join(marked[at : at + a_line]) for at in range(0, len(marked), a_line))
