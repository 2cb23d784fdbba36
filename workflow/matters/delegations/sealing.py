"""Sealing (封存): the archive package of a delegation is made after the last entry and must verify."""

from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.core import attachments
from workflow.registers import archive, papers


def seal(matter, *, by, now) -> None:
    """Pack revisions, journal, attachments and the printed form; the step is undone if the package does not verify."""
    form = papers.printed(matter, "F1", by=by, now=now)
    path, faults = archive.keep(
        matter, files=[(a.name, attachments.path_of(a), a.sha256) for a in matter.attachments.exclude(submitted_at=None)],
        papers=[("F1.pdf", form)], by=by, now=now,
    )
    if faults:
        raise NotNow(_("The package does not verify: %(fault)s.") % {"fault": faults[0]})
