"""The picture written down as SVG: attributes and classes, no style, nothing that could run; everything escaped."""

from xml.etree import ElementTree as Tree

from approvals.picture.boxes import Box, Line, Link, Place
from approvals.picture.words import in_words, title_of, told
from approvals.progress import Progress, State
from approvals.typeset import clean

MARKS = {  # what stands in a circle of 12: a second sign beside the colour
    State.DONE: "M-3.2 0.2 L-1 2.4 L3.2 -2.2",
    State.ACTIVE: "M0 -3.2 V0.4 L2.2 1.8",
    State.COMING: "",
    State.SKIPPED: "M-3 0 H3",
    State.RETURNED: "M3 2.4 V-0.6 H-2.6 M-0.6 -2.8 L-2.8 -0.6 L-0.6 1.6",
    State.SENT_BACK: "M3 2.4 V-0.6 H-2.6 M-0.6 -2.8 L-2.8 -0.6 L-0.6 1.6",
    State.REJECTED: "M-2.4 -2.4 L2.4 2.4 M2.4 -2.4 L-2.4 2.4",
}


def drawn(progress: Progress, place: Place, *, name: str) -> str:
    """The picture; ``name`` keeps the ids of two pictures on a page apart."""
    own = f"round-{progress.round}-{name}"
    svg = Tree.Element("svg", {
        "xmlns": "http://www.w3.org/2000/svg", "class": "chart picture", "viewBox": f"0 0 {_n(place.width)} {_n(place.height)}",
        "width": _n(place.width), "height": _n(place.height), "role": "img", "aria-labelledby": f"{own}-title {own}-desc",
    })  # fmt: skip
    Tree.SubElement(svg, "title", {"id": f"{own}-title"}).text = title_of(progress)
    Tree.SubElement(svg, "desc", {"id": f"{own}-desc"}).text = told(progress)
    for link in place.links:
        _link(svg, link)
    for line, passed in place.heads:
        _head(svg, line, passed)
    for box in place.boxes:
        _box(svg, box, progress)
    return Tree.tostring(svg, encoding="unicode")


def _box(svg: Tree.Element, box: Box, progress: Progress) -> None:
    look = str(box.phase.state) + (" late" if box.phase.late else "")
    group = Tree.SubElement(svg, "g", {"class": look})
    Tree.SubElement(group, "title").text = in_words(box.phase, progress.today)  # what was cut off is read here
    shape = {"x": _n(box.x), "y": _n(box.y), "width": _n(box.width), "height": _n(box.height), "rx": "8"}
    Tree.SubElement(group, "rect", {"class": "box", **shape})
    x, y = box.mark
    Tree.SubElement(group, "circle", {"class": "mark", "cx": _n(x), "cy": _n(y), "r": "6"})
    if MARKS[box.phase.state]:
        Tree.SubElement(group, "path", {"class": "sign", "d": MARKS[box.phase.state], "transform": f"translate({_n(x)} {_n(y)})"})
    for line in box.lines:
        _text(group, line)


def _head(svg: Tree.Element, line: Line, passed: bool) -> None:
    group = Tree.SubElement(svg, "g", {"class": "head passed" if passed else "head"})
    Tree.SubElement(group, "circle", {"cx": _n(line.x + 4), "cy": _n(line.y - 4), "r": "9"})
    middle = {"x": _n(line.x + 4), "y": _n(line.y), "font-size": _n(line.size), "text-anchor": "middle"}
    Tree.SubElement(group, "text", middle).text = line.text


def _text(group: Tree.Element, line: Line) -> None:
    where = {"class": line.look, "x": _n(line.x), "y": _n(line.y), "font-size": _n(line.size)}
    Tree.SubElement(group, "text", where).text = clean(line.text)


def _link(svg: Tree.Element, link: Link) -> None:
    look = "link done" if link.done else "link"
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in link.points)
    Tree.SubElement(svg, "polyline", {"class": look, "points": points, "fill": "none"})
    if link.arrow:
        (x1, y1), (x, y) = link.points[-2:]
        ahead = f"{_n(x)},{_n(y)} {_n(x - 6)},{_n(y - 4)} {_n(x - 6)},{_n(y + 4)}"
        down = f"{_n(x)},{_n(y)} {_n(x - 4)},{_n(y - 6)} {_n(x + 4)},{_n(y - 6)}"
        Tree.SubElement(svg, "polygon", {"class": f"{look} point", "points": ahead if y1 == y else down})


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
