"""Prose flows over pages (正文跨页): no heading ends a page, no paragraph leaves a single line behind, no signature stands alone.

``document`` says what a paper is made of; here its blocks and tables are laid one under the other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workflow.printing import page
from workflow.printing.fonts import Typecase
from workflow.printing.lines import Line
from workflow.printing.paper import Paper
from workflow.printing.table import Band

FEW = 2  # lines that stay together
CLOSE = 6.0  # from prose to a table


@dataclass(frozen=True)
class Block:
    """Lines set together; ``whole`` is never divided, ``leads`` stays with what follows, ``closes`` has words above it."""

    lines: tuple[Line, ...]
    x: float = 0
    whole: bool = False
    leads: bool = False
    closes: bool = False

    @property
    def height(self) -> float:
        return sum(line.height for line in self.lines)

    @property
    def empty(self) -> bool:
        """Nothing but room between two others."""
        return not any(line.pieces for line in self.lines)


class Prose(Paper):
    """A paper of blocks and tables; laid out once, when it is printed."""

    def __init__(self, title: str, *, case: Typecase, around: page.Around):
        super().__init__(title, case=case, around=around)
        self.blocks: list[Block | Sequence[Band]] = []
        self.laid = False

    def bytes(self) -> bytes:
        """The finished PDF."""
        if not self.laid:
            self.laid = True
            for at in range(len(self.blocks)):
                self._lay(at)
        return super().bytes()

    def _lay(self, at: int) -> None:
        block = self.blocks[at]
        if isinstance(block, Block):
            self._prose(block, after=self._needed_after(at), closing=self._closing(at))
        else:
            self.flow.y += CLOSE
            self.flow.place(block)
            self.flow.y += CLOSE * 2

    def _closing(self, at: int) -> float:
        """How high the signature is that follows directly."""
        following = self.blocks[at + 1] if at + 1 < len(self.blocks) else None
        return following.height if isinstance(following, Block) and following.closes else 0.0

    def _needed_after(self, at: int) -> float:
        """What must stand on the same page behind this block."""
        block = self.blocks[at]
        leads = isinstance(block, Block) and block.leads and at + 1 < len(self.blocks)
        return self._least(at + 1) if leads else 0.0

    def _least(self, at: int) -> float:
        """What of a block must stand on the page where it begins, with whatever cannot be parted from it."""
        block = self.blocks[at]
        if not isinstance(block, Block):
            return 4 * page.PITCH  # a table's head and first row
        if block.whole or len(block.lines) < 2 * FEW:
            return block.height + max(self._closing(at), self._needed_after(at))
        return sum(line.height for line in block.lines[:FEW])

    def _prose(self, block: Block, *, after: float, closing: float) -> None:
        if block.empty and (self._at_top() or self.flow.y + block.height > self.flow.bottom):
            return  # room between two others vanishes where a page ends
        rest = list(block.lines)
        while rest:
            room = self.flow.bottom - self.flow.y + 1e-6
            cut = self._cut(rest, room, block, after=after, closing=closing)
            if not cut and not self._at_top():
                self.flow.turn()
                continue
            cut = cut or self._fitting(rest, room) or len(rest)
            self.place(rest[:cut], block.x)
            rest = rest[cut:]
            if rest:
                self.flow.turn()

    def _at_top(self) -> bool:
        return self.flow.y <= self.flow.top + 1e-6

    def _cut(self, rest: Sequence[Line], room: float, block: Block, *, after: float, closing: float) -> int:
        """How many of the lines stand on this page: all, or so many that neither part is a single line."""
        high = sum(line.height for line in rest)
        if high + max(after, closing) <= room:
            return len(rest)
        if block.whole or block.leads and high <= room:
            return 0
        cut = min(self._fitting(rest, room), len(rest) - FEW)
        return cut if cut >= FEW else 0

    def _fitting(self, lines: Iterable[Line], room: float) -> int:
        count = 0
        for line in lines:
            room -= line.height
            if room < 0:
                break
            count += 1
        return count
