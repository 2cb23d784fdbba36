"""Sealing (封存): the archive package of a visit is made after the last entry and must verify."""

from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.core import attachments
from workflow.matters.visits.papers import PAPERS
from workflow.registers import archive, papers


def seal(matter, *, by, now) -> None:
    """Pack revisions, journal, attachments and every paper that can be printed; undone if the package does not verify."""
    printed = [
        (f"{code}.pdf", papers.printed(matter, code, by=by, now=now)) for code, paper in PAPERS.items() if not paper.lacks(matter)
    ]
    _path, faults = archive.keep(
        matter, files=[(a.name, attachments.path_of(a), a.sha256) for a in matter.attachments.exclude(submitted_at=None)],
        papers=printed, by=by, now=now,
    )  # fmt: skip
    if faults:
        raise NotNow(_("The package does not verify: %(fault)s.") % {"fault": faults[0]})
