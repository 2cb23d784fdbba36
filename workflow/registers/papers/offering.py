"""Which papers a matter offers (可打印文书), and to whom: a private one is for the office and the applicant's side alone."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workflow.core import kinds
from workflow.core.life import Right

PRIVATE = Right(
    owner=True, preparer=True, secretary=True, roles=("fao",),
    sentence=_("Only the foreign-affairs office and the applicant's side print this paper: it shows what is confidential."),
)


@dataclass(frozen=True)
class Offered:
    """A paper in the list of a matter; ``lacks`` are the sentences that stand against printing it now, ``closed`` means
    for this person at any time.
    """

    code: str
    paper: Any
    lacks: tuple[str, ...]
    closed: bool = False


def offered(matter, *, to, now) -> list[tuple[Any, list[Offered]]]:
    """All papers of a submitted matter by heading, as that person may print them; a paper of no use says why."""
    if not matter.revision_id:
        return []
    shown = shown_to(matter, to, now=now)
    parts: dict[Any, list[Offered]] = {}
    for code, paper in in_order(matter):
        closed = paper.private and not shown
        lacks = [str(PRIVATE.sentence)] if closed else paper.lacks(matter)
        parts.setdefault(paper.part, []).append(Offered(code, paper, tuple(lacks), closed))
    return list(parts.items())


def in_order(matter) -> list[tuple[str, Any]]:
    """(code, paper) of all papers of the matter's kind, F9 before F10."""
    return sorted(kinds.get(matter.kind).papers.items(), key=lambda item: (len(item[0]), item[0]))


def shown_to(matter, person, *, now) -> bool:
    """Whether that person may see what a private paper shows."""
    return PRIVATE.holds_for(matter, person, on=timezone.localdate(now))
