"""Prose papers (公文): a title, whom it goes to, paragraphs, headings, tables, attachments, who signs and when.

Set on the grid of GB/T 9704-2012: 22 lines of 28 characters in 3号仿宋, paragraphs indented by two characters, headings
一、黑体, （一）楷体, 1. 仿宋. No heading ends a page, no paragraph leaves a single line behind, a signature has words above it.

>>> paper = Document("关于……的请示", case=case, around=imprint.around)
>>> paper.to("省人民政府外事办公室")
>>> paper.heading("一、必要性")
>>> paper.text("……")
>>> paper.signature("澜江大学", date(2026, 4, 1))
>>> paper.bytes()
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from reportlab.lib.units import mm

from workflow.printing import page
from workflow.printing.fonts import FANGSONG, HEI, KAI, SONG, TITLE, Typecase
from workflow.printing.headline import headline
from workflow.printing.lines import Line, Text
from workflow.printing.prose import Block, Prose
from workflow.printing.runs import clean
from workflow.printing.table import Band
from workflow.printing.wording import day

SPACING = page.PITCH / page.BODY
TRACKING = page.ADVANCE / page.BODY - 1  # 28 characters fill the line exactly
INDENT, IN_FROM_RIGHT = 2, 4  # characters
NUMERAL = "[一二三四五六七八九十]{1,3}"
HEADED = re.compile(rf"{NUMERAL}、|（{NUMERAL}）|\d{{1,2}}\. ?(?!\d)")


def body(words: str, role: str = FANGSONG, *, align: str = "both", indent: float = 0, size: float = page.BODY) -> Text:
    """A paragraph on the grid."""
    return Text(words, role, size, align, SPACING * page.BODY / size, indent, TRACKING if size == page.BODY else 0)


class Document(Prose):
    """Collects what it says, then lays it out; see the module for the order of a paper."""

    def __init__(self, title: str, *, case: Typecase, around: page.Around):
        super().__init__(title, case=case, around=around)
        self._around_number()

    # --- what a paper says, in this order ----------------------------------------------------------------------

    def red_head(self, organ: str, number: str = "", signer: str = "") -> None:
        """发文机关标志 35 mm below the top of the type area, 发文字号 with 签发人 two lines below, the red rule 4 mm further."""
        organ, number, signer = map(clean, (organ, number, signer))
        self.flow.y = page.TOP + 35 * mm
        wide = Text(organ, TITLE, 1).wide(organ, self.case)
        size = min(44.0, page.WIDTH / max(1.0, wide))
        self.place(Text(organ, TITLE, size, "center", 1, red=True).lines(page.WIDTH, self.case))
        self.flow.y += 2 * page.PITCH
        self.place(self._number(number, signer))
        self.rules.append(self.flow.y + 4 * mm)
        self.flow.y += 4 * mm + 2 * page.PITCH

    def heading_of_paper(self) -> None:
        """The title (标题): 2号小标宋, centred, over as many lines as it takes, none much shorter than another."""
        if not self.rules:
            self.flow.y += page.PITCH
        self.place(headline(self.title, self.case))
        self.flow.y = self._on_grid() + page.PITCH

    def to(self, addressee: str) -> None:
        """主送: at the margin, with a colon."""
        self._add(body(f"{addressee}：" if addressee else "＿＿＿＿＿＿："), leads=True)

    def heading(self, words: str) -> None:
        """一、黑体; （一）楷体; anything else 仿宋."""
        role = KAI if words.startswith("（") else HEI if re.match(f"{NUMERAL}、", words) else FANGSONG
        self._add(body(words, role, indent=INDENT), leads=True)

    def text(self, words: str, *, leads: bool = False) -> None:
        """Paragraphs, a line of the text each; none where there is nothing to say."""
        for paragraph in filter(str.strip, words.split("\n")):
            self._add(body(paragraph.strip(), indent=INDENT), leads=leads)

    def prose(self, words: str) -> None:
        """Headings and paragraphs as they stand in a text, a line each; 一、 （一） and 1. begin a heading where they are short."""
        for line in filter(None, map(str.strip, words.split("\n"))):
            short = len(line) <= page.CHARACTERS - INDENT and line[-1] not in "。；：！？，"
            if short and HEADED.match(line):
                self.heading(line)
            else:
                self.text(line)

    def line(
        self, words: str, *, align: str = "left", role: str = FANGSONG, size: float = page.BODY, leads: bool = False
    ) -> None:
        """A line that is no paragraph: a caption, a hint in smaller type; one that leads stays with what follows."""
        self._add(body(words, role, align=align, size=size), leads=leads)

    def gap(self, lines: float = 1) -> None:
        """Empty lines; they may vanish at the end of a page."""
        self.blocks.append(Block((Line(lines * page.PITCH, page.BODY),), whole=True))

    def table(self, bands: Sequence[Band]) -> None:
        """A table among the prose."""
        self.blocks.append(bands)

    def attachments(self, names: Sequence[str]) -> None:
        """附件说明: a line below the text; numbered where there are several, the names under one another."""
        if not names:
            return
        self.gap()
        lines: list[Line] = []
        for at, name in enumerate(names):
            number = f"{at + 1}. " if len(names) > 1 else ""
            lines += self._attachment("附件：" if not at else "", number, name)
        self.blocks.append(Block(tuple(lines), whole=len(lines) < page.ROWS))

    def signature(self, unit: str, on: date | None, *, seal: bool = False) -> None:
        """落款: the date four characters in from the right (成文日期), the unit centred above it."""
        dated = day(on) or "　　　　年　　月　　日"
        wide = body(dated).wide(dated, self.case) * page.BODY
        right = page.WIDTH - IN_FROM_RIGHT * page.ADVANCE
        name = clean(unit) + ("（盖章）" if seal else "")
        long = body(name).wide(name, self.case) * page.BODY
        start = max(0.0, min(right - wide / 2 - long / 2, page.WIDTH - long))
        above = [line.shifted(start) for line in body(name, align="left").lines(page.WIDTH - start, self.case)] if name else []
        below = [line.shifted(right - wide) for line in body(dated, align="left").lines(wide + 1, self.case)]
        gap = (Line(2 * page.PITCH, page.BODY),)
        self.blocks.append(Block((*gap, *above, *below), whole=True, closes=True))

    def signers(self, *parts: tuple[str, str]) -> None:
        """Places to sign by hand (签字): a word, and who is known already."""
        for words, name in parts:
            self._add(body(f"{words}：{name}", indent=14))

    # --- small parts -------------------------------------------------------------------------------------------

    def _add(self, text: Text, *, leads: bool = False) -> None:
        self.blocks.append(Block(tuple(text.lines(page.WIDTH, self.case)), leads=leads))

    def _around_number(self) -> None:
        """The matter's number stands above the type area, where no form has its own."""
        lines = Text(self.around.number, SONG, 10.5).lines(page.WIDTH, self.case) if self.around.number else []
        self.placed[1] += [(page.LEFT, page.TOP - 8 * mm, line) for line in lines]

    def _on_grid(self) -> float:
        return page.TOP + ceil((self.flow.y - page.TOP) / page.PITCH - 1e-6) * page.PITCH

    def _number(self, number: str, signer: str) -> list[Line]:
        if not signer:
            return body(number, align="center").lines(page.WIDTH, self.case)
        left = body(f"　{number}", align="left").lines(page.WIDTH * 0.6, self.case)[0]
        name = Text("签发人：", FANGSONG, page.BODY, tracking=TRACKING).lines(page.WIDTH, self.case)[0]
        written = Text(signer, KAI, page.BODY, tracking=TRACKING).lines(page.WIDTH, self.case)[0]
        start = page.WIDTH - (len(signer) + 5) * page.ADVANCE
        both = left.pieces + name.shifted(start).pieces + written.shifted(start + 4 * page.ADVANCE).pieces
        return [replace(left, pieces=both)]

    def _attachment(self, word: str, number: str, name: str) -> list[Line]:
        start = (INDENT + 3 + (1.5 if number else 0)) * page.ADVANCE
        lines = [line.shifted(start) for line in body(name, align="left").lines(page.WIDTH - start, self.case)]
        head = body(word, align="left").lines(page.WIDTH, self.case)[0].shifted(INDENT * page.ADVANCE).pieces
        count = body(number, align="left").lines(page.WIDTH, self.case)[0].shifted((INDENT + 3) * page.ADVANCE).pieces
        return [replace(lines[0], pieces=[*head, *count, *lines[0].pieces]), *lines[1:]]
