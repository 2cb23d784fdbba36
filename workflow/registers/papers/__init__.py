"""The papers that leave the house (文书): a kind's form of a matter, with the imprint that tells it from any other."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.errors import NotNow, NotYours
from workflow.core import kinds
from workflow.core.life import Right
from workflow.printing.imprint import Imprint, Standing

DRAFT = ("draft", "sent_back")
VOID = ("cancelled", "rejected", "withdrawn")
PRIVATE = Right(
    owner=True, preparer=True, secretary=True, roles=("fao",),
    sentence=_("Only the foreign-affairs office and the applicant's side print this paper: it shows what is confidential."),
)


def printed(matter, code: str, *, by, now) -> bytes:
    """That paper of the matter as a PDF; raises Http404 for a code its kind has not, NotYours for a private paper of
    others, NotNow while it may not be printed.
    """
    paper = kinds.get(matter.kind).papers.get(code)
    if paper is None:
        raise Http404
    if paper.private and not _shown_to(matter, by, now=now):
        raise NotYours(str(PRIVATE.sentence))
    lacking = paper.lacks(matter)
    if lacking:
        raise NotNow(lacking[0])
    with transaction.atomic():  # of sealed numbers all are read, or none
        view = paper.view(matter, by=by, now=now) if paper.private else paper.view(matter)
    return paper.draw(view, imprint_of(matter))


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
    shown = _shown_to(matter, to, now=now)
    parts: dict[Any, list[Offered]] = {}
    for code, paper in in_order(matter):
        closed = paper.private and not shown
        lacks = [str(PRIVATE.sentence)] if closed else paper.lacks(matter)
        parts.setdefault(paper.part, []).append(Offered(code, paper, tuple(lacks), closed))
    return list(parts.items())


def in_order(matter) -> list[tuple[str, Any]]:
    """(code, paper) of all papers of the matter's kind, F9 before F10."""
    return sorted(kinds.get(matter.kind).papers.items(), key=lambda item: (len(item[0]), item[0]))


def _shown_to(matter, person, *, now) -> bool:
    """Whether that person may see what a private paper shows."""
    return PRIVATE.holds_for(matter, person, on=timezone.localdate(now))


def imprint_of(matter) -> Imprint:
    """Number, revision, digest and standing of the matter as it is now."""
    return Imprint(
        number=matter.number or "", revision=matter.revision.no if matter.revision_id else None, digest=matter.digest[:12],
        address=settings.PUBLIC_URL + matter.get_absolute_url(), standing=_standing(matter.state),
    )


def _standing(state: str) -> Standing:
    return Standing.VOID if state in VOID else Standing.DRAFT if state in DRAFT else Standing.VALID
