"""Where everything stands in the picture (版面). Boxes never meet, text never leaves its box. Pure geometry.

The unit is a CSS pixel of the size at which the picture is meant to be seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from approvals.picture.words import days_of, people_of, remarks_of, state_of
from approvals.progress import PhaseState, Progress, Step
from approvals.typeset import clean, lines

WIDE, TALL = 950.0, 332.0
NAME, SMALL = 13.0, 12.0  # sizes of type
PAD, LEAD, MARK = 10.0, 17.0, 18.0  # within a box: margin, distance of lines, room for the mark of the state
GAP, BETWEEN, HEAD, ROWS = 30.0, 10.0, 26.0, 34.0  # between columns, boxes; height of a column's head; between rows
NARROWEST, WIDEST = 128.0, 210.0
RAIL, EDGE = 34.0, 2.0


@dataclass(frozen=True)
class Line:
    """A line of text: where its baseline begins."""

    text: str
    x: float
    y: float
    size: float
    look: str = ""


@dataclass(frozen=True)
class Box:
    """A phase: its place, its lines, where the mark of its state stands."""

    phase: PhaseState
    x: float
    y: float
    width: float
    height: float
    lines: tuple[Line, ...]
    mark: tuple[float, float]


@dataclass(frozen=True)
class Link:
    """A line from step to step; ``done`` once it was walked."""

    points: tuple[tuple[float, float], ...]
    done: bool
    arrow: bool = True


@dataclass
class Place:
    """A whole picture, ready to be drawn."""

    width: float
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    heads: list[tuple[Line, bool]] = field(default_factory=list)  # the number of a step, and whether it has passed
    links: list[Link] = field(default_factory=list)


def wide_place(progress: Progress) -> Place:
    """Steps from left to right; what does not fit goes on in the next row."""
    place, steps = Place(WIDE), progress.steps
    if not steps:
        return place
    per_row = min(len(steps), int((WIDE - 2 * EDGE + GAP) // (NARROWEST + GAP)))
    rows = -(-len(steps) // per_row)
    per_row = -(-len(steps) // rows)  # rows of the same length
    column = min(WIDEST, (WIDE - 2 * EDGE + GAP) / per_row - GAP)
    top, before = 0.0, None
    for first in range(0, len(steps), per_row):
        row = steps[first : first + per_row]
        stacks = [
            _stack(step, x=EDGE + no * (column + GAP), y=top + HEAD, width=column, today=progress.today)
            for no, step in enumerate(row)
        ]
        for no, (step, stack) in enumerate(zip(row, stacks, strict=True)):
            place.boxes += stack
            place.heads.append((Line(str(first + no + 1), stack[0].x + 6, top + HEAD - 12, SMALL, "no"), step.passed))
            if no:
                place.links += _across(stacks[no - 1], stack, done=row[no - 1].passed)
        if before:
            place.links += _down_to_next_row(before, stacks[0], done=steps[first - 1].passed, y=top - ROWS / 2)
        top = max(box.y + box.height for stack in stacks for box in stack) + ROWS
        before = stacks[-1]
    place.height = top - ROWS + EDGE
    return place


def tall_place(progress: Progress) -> Place:
    """Steps from top to bottom on a rail, phases that are asked side by side close together."""
    place, y, passed = Place(TALL), EDGE, None
    for no, step in enumerate(progress.steps, start=1):
        stack = _stack(step, x=RAIL, y=y, width=TALL - RAIL - EDGE, today=progress.today)
        if passed is not None:
            (above, _passed), *_rest = place.heads[-1:]
            place.links.append(Link(((above.x + 4, above.y + 10), (above.x + 4, y + 4)), passed))
        place.boxes += stack
        place.heads.append((Line(str(no), 8, y + 18, SMALL, "no"), step.passed))
        if len(stack) > 1:
            place.links.append(Link(((RAIL - 6, y + 6), (RAIL - 6, stack[-1].y + stack[-1].height - 6)), step.passed, arrow=False))
        y = stack[-1].y + stack[-1].height + 2 * BETWEEN
        passed = step.passed
    place.height = y - 2 * BETWEEN + EDGE if progress.steps else 0.0
    return place


def _stack(step: Step, *, x: float, y: float, width: float, today: date) -> list[Box]:
    stack: list[Box] = []
    for phase in step.phases:
        stack.append(_box(phase, x=x, y=y, width=width, today=today))
        y += stack[-1].height + BETWEEN
    return stack


def _box(phase: PhaseState, *, x: float, y: float, width: float, today: date) -> Box:
    room, rows = width - 2 * PAD, list[tuple[str, float, str]]()
    rows += [(text, NAME, "name") for text in lines(clean(phase.name), room, NAME, at_most=3)]
    marked = len(rows)
    rows += [(text, SMALL, "state") for text in lines(state_of(phase), room - MARK, SMALL, at_most=2)]
    rows += [(text, SMALL, "who") for who in people_of(phase) for text in lines(who, room, SMALL, at_most=2)]
    rows += _flowed(days_of(phase, today), room, "late" if phase.late else "day")
    rows += [(text, SMALL, "note") for remark in remarks_of(phase) for text in lines(remark, room, SMALL, at_most=3)]
    told = tuple(
        Line(text, x + PAD + (MARK if look == "state" else 0), y + PAD + 12 + no * LEAD, size, look)
        for no, (text, size, look) in enumerate(rows)
    )
    mark = (x + PAD + 6, y + PAD + 8 + marked * LEAD)
    return Box(phase, x, y, width, len(rows) * LEAD + 2 * PAD - 2, told, mark)


def _flowed(parts: Sequence[str], room: float, look: str) -> Iterable[tuple[str, float, str]]:
    """On one line where they fit, else one under the other."""
    joined = " · ".join(parts)
    together = lines(joined, room, SMALL, at_most=1) == [joined]
    texts = [joined] if together else [text for part in parts for text in lines(part, room, SMALL, at_most=2)]
    return [(text, SMALL, look) for text in texts if text]


def _across(left: list[Box], right: list[Box], *, done: bool) -> list[Link]:
    """From every box of a column through one upright line to every box of the next."""
    start, end = left[0].x + left[0].width, right[0].x
    bus = start + (end - start) / 2 - 3
    out, into = _ports(left), _ports(right)
    links = [Link(((start, y), (bus, y)), done, arrow=False) for y in out]
    links += [Link(((bus, y), (end, y)), done) for y in into]
    upright = min(*out, *into), max(*out, *into)
    return links if upright[0] == upright[1] else [*links, Link(((bus, upright[0]), (bus, upright[1])), done, arrow=False)]


def _down_to_next_row(last: list[Box], first: list[Box], *, done: bool, y: float) -> list[Link]:
    """Out of the end of a row, along the space between the rows, into the beginning of the next."""
    right = last[0].x + last[0].width
    x, links = right - 14, []
    below = last[-1].y + last[-1].height
    links.append(Link(((x, below), (x, y), (first[0].x + 40, y), (first[0].x + 40, first[0].y)), done))
    return links


def _ports(stack: list[Box]) -> list[float]:
    """The heights at which lines come and go: beside the names; what does not apply is passed by."""
    return [box.y + 20 for box in stack if box.phase.applies] or [stack[0].y + 20]
