"""Blank forms (空白表): papers that can be had without a matter, to be filled in by hand.

A paper offers itself by ``Paper.blank``, an empty view. A blank form is of no matter: it has no number, no digest and no check
code, and it is entered nowhere. So conferences, which are no kind of matter yet, have their forms already (F20).
"""

from collections.abc import Iterable
from typing import Any

from django.http import Http404

from workflow.core import kinds
from workflow.core.kinds import Kind, Paper
from workflow.printing.imprint import Imprint, Standing

Rows = list[tuple[str, Paper]]
OPEN = Imprint(standing=Standing.VALID)


def by_kind() -> list[tuple[Kind, list[tuple[Any, Rows]]]]:
    """Kind → heading → code and paper; a form that several kinds print stands with the first of them."""
    listed: list[tuple[Kind, list[tuple[Any, Rows]]]] = []
    seen: set[str] = set()
    for kind in kinds.installed():
        parts: dict[Any, Rows] = {}
        for code, paper in _of(kind):
            if code not in seen:
                seen.add(code)
                parts.setdefault(paper.part, []).append((code, paper))
        if parts:
            listed.append((kind, list(parts.items())))
    return listed


def printed(code: str) -> bytes:
    """That form with nothing in it, as a PDF; raises Http404 where no kind hands such a form out."""
    for kind in kinds.installed():
        for other, paper in _of(kind):
            if other == code:
                return paper.draw(paper.blank, OPEN)
    raise Http404


def any_of(code: str) -> bool:
    """Whether that kind hands out any form at all."""
    return any(True for _form in _of(kinds.get(code)))


def _of(kind: Kind) -> Iterable[tuple[str, Paper]]:
    return ((code, paper) for code, paper in kind.papers.items() if paper.blank is not None)
