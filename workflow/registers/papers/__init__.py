"""The papers that leave the house (文书): a kind's form of a matter, with the imprint that tells it from any other."""

from django.conf import settings
from django.http import Http404

from approvals.errors import NotNow
from workflow.core import kinds
from workflow.printing.imprint import Imprint, Standing

DRAFT = ("draft", "sent_back")
VOID = ("cancelled", "rejected", "withdrawn")


def printed(matter, code: str, *, by, now) -> bytes:
    """That paper of the matter as a PDF; raises Http404 for a code its kind has not, NotNow while it may not be printed."""
    paper = kinds.get(matter.kind).papers.get(code)
    if paper is None:
        raise Http404
    lacking = paper.lacks(matter)
    if lacking:
        raise NotNow(lacking[0])
    view = paper.view(matter, by=by, now=now) if paper.private else paper.view(matter)
    return paper.draw(view, imprint_of(matter))


def imprint_of(matter) -> Imprint:
    """Number, revision, digest and standing of the matter as it is now."""
    return Imprint(
        number=matter.number or "", revision=matter.revision.no if matter.revision_id else None, digest=matter.digest[:12],
        address=settings.PUBLIC_URL + matter.get_absolute_url(), standing=_standing(matter.state),
    )


def _standing(state: str) -> Standing:
    return Standing.VOID if state in VOID else Standing.DRAFT if state in DRAFT else Standing.VALID
