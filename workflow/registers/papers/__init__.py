"""The papers that leave the house (文书): a kind's form of a matter, entered in the register and told from any other.

``printed`` is the one door. It draws the form with its imprint, gives it the archival form and the school's signature
where there is one, and enters it: the same contents again are the same code and the same bytes, what changed gets a new
code, and the older ones are superseded. A draft is no paper yet: it is entered nowhere and has no check code.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from approvals.errors import NotNow, NotYours
from workflow.core import kinds
from workflow.printing import signing
from workflow.printing.archival import archival
from workflow.printing.imprint import Imprint, Standing

from . import codes, issuing
from .offering import PRIVATE, Offered, in_order, offered, shown_to
from .standing import DRAFT, VOID

__all__ = ["Offered", "imprint_of", "in_order", "offered", "printed"]

TRIES = 3


def printed(matter, code: str, *, by, now) -> bytes:
    """That paper of the matter as a PDF.

    Raises Http404 for a code its kind has not, NotYours for a private paper of others, NotNow while it may not be
    printed, cannot be signed, or while the matter is being changed faster than it can be printed.
    """
    paper = kinds.get(matter.kind).papers.get(code)
    if paper is None:
        raise Http404
    if paper.private and not shown_to(matter, by, now=now):
        raise NotYours(str(PRIVATE.sentence))
    return as_the_matter_stands(matter, lambda fresh: _printed(fresh, code, paper, by=by, now=now))


def as_the_matter_stands(matter, attempt: Callable[[Any], bytes | None]) -> bytes:
    """What the attempt gives; while it gives nothing the matter has changed meanwhile, and is read again, three times."""
    for _try in range(TRIES):
        pdf = attempt(matter)
        if pdf is not None:
            return pdf
        matter = kinds.get(matter.kind).model.objects.select_related("owner", "unit", "revision").get(pk=matter.pk)
    raise NotNow(_("The matter is being changed right now. Print it again in a moment."))


def _printed(matter, code: str, paper: kinds.Paper, *, by, now) -> bytes | None:
    """None if the matter changed meanwhile."""
    lacking = paper.lacks(matter)
    if lacking:
        raise NotNow(lacking[0])
    seen = issuing.as_it_stands(matter)
    with transaction.atomic():  # of sealed numbers all are read, or none
        view = paper.view(matter, by=by, now=now) if paper.private else paper.view(matter)
    leaf = Leaf(matter, code, view, lambda imprint: paper.draw(view, imprint), seen, paper.private)
    return entered(leaf, by=by, now=now)


@dataclass(frozen=True)
class Leaf:
    """What is about to leave the house: of which matter, under which code, what it shows, how it is drawn."""

    matter: Any
    code: str
    shown: Any
    draw: Callable[[Imprint], bytes]
    seen: tuple
    private: bool = False


def entered(leaf: Leaf, *, by, now) -> bytes | None:
    """Its bytes, entered in the register unless it is a draft; None if the matter changed meanwhile."""
    imprint = imprint_of(leaf.matter)
    if imprint.standing is Standing.DRAFT:
        return archival(leaf.draw(imprint))
    key, void = issuing.key_of(leaf.code, leaf.shown, imprint), imprint.standing is Standing.VOID
    sheet = issuing.Sheet(leaf.matter, leaf.code, key, void, leaf.private, leaf.seen)
    return issuing.printed_sheet(sheet, lambda check: _final(leaf, check), by=by, now=now)


def _final(leaf: Leaf, check: str) -> bytes:
    pdf = archival(leaf.draw(imprint_of(leaf.matter, check)))
    try:
        return signing.signed(pdf) if signing.configured() else pdf
    except signing.CannotSign as error:
        raise NotNow(_("The paper cannot be signed at the moment; try again, and tell who runs the system.")) from error


def imprint_of(matter, check: str = "") -> Imprint:
    """Number, revision, digest and standing of the matter as it is now; with a check code, where it can be checked."""
    address = settings.PUBLIC_URL + reverse("verify_code", args=[codes.grouped(check)]) if check else ""
    return Imprint(
        number=matter.number or "", revision=matter.revision.no if matter.revision_id else None, digest=matter.digest[:12],
        address=address, code=codes.grouped(check), standing=_standing(matter.state),
    )  # fmt: skip


def _standing(state: str) -> Standing:
    return Standing.VOID if state in VOID else Standing.DRAFT if state in DRAFT else Standing.VALID
