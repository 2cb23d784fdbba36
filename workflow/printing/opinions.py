"""Opinions (审批意见) as official forms print them: the words, who gave them, in whose place, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from workflow.printing.fonts import KAI
from workflow.printing.lines import Spread, Text
from workflow.printing.table import Cell, Row, label
from workflow.printing.wording import day


@dataclass(frozen=True)
class Opinion:
    """One decision (审批意见); ``recorded`` when the office entered it from a signed sheet (代录), ``in_place_of`` names
    whose deputy decided (代), ``lapsed`` when nobody answered and the route counts that as agreed (逾期视同同意): then
    nobody signed.
    """

    name: str
    words: str
    on: date | None = None
    recorded: bool = False
    in_place_of: str = ""
    lapsed: bool = False


def opinion_rows(
    words: str, opinions: tuple[Opinion, ...], signer: str, *, share: float = 8, least: float = 0
) -> Iterable[Row]:
    """One row for each who decided; one to write in by hand where nobody has. The label has ``share`` of the 32 parts;
    ``least`` is the height of a row where the form leaves more room than it must.
    """
    for opinion in opinions:
        said = Text(opinion.words, KAI, 11.5, spacing=1.5)
        yield Row((label(words, share), Cell((said,), 32 - share, _signed(opinion, signer))), least=least or 64)
    if not opinions:
        foot = Spread(((0.3, f"{signer}："), (0.8, "年"), (0.88, "月"), (0.96, "日")), size=11)
        cells = (label(words, share), Cell((), 32 - share, (_sealed(), foot)))
        yield Row(cells, least=least or 76)


def _sealed() -> Text:
    return Text("（公章）", size=11, align="right")


def _signed(opinion: Opinion, signer: str) -> tuple[Text, ...]:
    place = f"（代{opinion.in_place_of}）" if opinion.in_place_of else ""
    name = f"{signer}：{opinion.name}{place}" + ("（代录）" if opinion.recorded else "（未签署）" if opinion.lapsed else "")
    signed = Text("　".join(part for part in (name, day(opinion.on)) if part), size=11, align="right")
    return (signed,) if opinion.lapsed else (_sealed(), signed)
