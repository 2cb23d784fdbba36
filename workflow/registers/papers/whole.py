"""The whole file (全卷): all papers of a matter that can be printed now, bound behind a cover and their contents."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.core import kinds
from workflow.printing.binder import Bound, Cover, bind
from workflow.printing.imprint import Imprint
from workflow.registers.papers import Leaf, as_the_matter_stands, entered, in_order
from workflow.registers.papers.issuing import as_it_stands
from workflow.registers.papers.standing import WHOLE


def whole_file(matter, *, by, now) -> bytes:
    """The file as one PDF (打印全卷), entered in the register as one paper whose check code stands on every page.

    Raises NotNow where there is nothing to bind.

    Private papers are not in it: each reading of what they show is an act of its own. The contents name them.
    """
    with translation.override("zh-hans"):  # a file of the office is Chinese, whoever prints it
        return as_the_matter_stands(matter, lambda fresh: entered(_leaf(fresh), by=by, now=now))


def _leaf(matter) -> Leaf:
    seen = as_it_stands(matter)
    ready = [(code, paper) for code, paper in in_order(matter) if not paper.lacks(matter)]
    open_ = [(code, paper, paper.view(matter)) for code, paper in ready if not paper.private]
    if not open_:
        raise NotNow(_("There is no paper of this matter that could be printed now."))
    cover = _cover(matter, tuple(str(paper.name) for _code, paper in ready if paper.private))

    def draw(imprint: Imprint) -> bytes:
        return bind(cover, [Bound(str(paper.name), paper.draw(view, imprint)) for _code, paper, view in open_], imprint)

    return Leaf(matter, WHOLE, [cover, *((code, view) for code, _paper, view in open_)], draw, seen)


def _cover(matter, apart: tuple[str, ...]) -> Cover:
    return Cover(
        kind=str(kinds.get(matter.kind).name), title=matter.title, unit=matter.unit.name, digest=matter.digest,
        on=timezone.localdate(matter.revision.made_at), apart=apart,
    )
