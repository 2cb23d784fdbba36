"""Keeping (封存): the archive package of a matter is made after its last entry and must verify."""

from typing import Any

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core import attachments, kinds
from workflow.registers import archive, papers
from workflow.registers.papers.whole import whole_file


def keep(matter: Any, *, by, now) -> None:
    """Pack revisions, journal, attachments and every paper that can be printed, but for the private ones, which show sealed
    numbers; raises NotNow if it does not verify.
    """
    known = kinds.get(matter.kind).papers
    ready = [code for code, paper in known.items() if paper.filed and not paper.private and not paper.lacks(matter)]
    printed = [(f"{code}.pdf", papers.printed(matter, code, by=by, now=now)) for code in ready]
    _path, faults = archive.keep(
        matter, files=[(a.name, attachments.path_of(a), a.sha256) for a in matter.attachments.exclude(submitted_at=None)],
        papers=[*_whole(matter, by=by, now=now), *printed], by=by, now=now,
    )  # fmt: skip
    if faults:
        raise NotNow(_("The package does not verify: %(fault)s.") % {"fault": faults[0]})


def _whole(matter: Any, *, by, now) -> list[tuple[str, bytes]]:
    """The file bound as one PDF (全卷); where there is nothing to bind or too much, its papers lie there one by one."""
    try:
        return [("全卷.pdf", whole_file(matter, by=by, now=now))]
    except (NotNow, NotComplete):
        return []
