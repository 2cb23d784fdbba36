"""The whole file (全卷): all papers of a matter that can be printed now, bound behind a cover and their contents."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.core import kinds
from workflow.printing.binder import Bound, Cover, bind
from workflow.registers.papers import imprint_of, in_order


def whole_file(matter) -> bytes:
    """The file as one PDF (打印全卷); raises NotNow where there is nothing to bind.

    Private papers are not in it: each reading of what they show is an act of its own. The contents name them.
    """
    with translation.override("zh-hans"):  # a file of the office is Chinese, whoever prints it
        ready = [paper for _code, paper in in_order(matter) if not paper.lacks(matter)]
        papers, apart = ([paper for paper in ready if paper.private is private] for private in (False, True))
        if papers:
            imprint = imprint_of(matter)
            bound = [Bound(str(paper.name), paper.draw(paper.view(matter), imprint)) for paper in papers]
            return bind(_cover(matter, tuple(str(paper.name) for paper in apart)), bound, imprint)
    raise NotNow(_("There is no paper of this matter that could be printed now."))


def _cover(matter, apart: tuple[str, ...]) -> Cover:
    return Cover(
        kind=str(kinds.get(matter.kind).name), title=matter.title, unit=matter.unit.name, digest=matter.digest,
        on=timezone.localdate(matter.revision.made_at), apart=apart,
    )
