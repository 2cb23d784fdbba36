"""The text of the summary (总结正文): sections of paragraphs, as an office writes them; every number leads to its rows.

The parts that a sentence names always add up to its whole. The same paragraphs stand on the page, with their links, and on
the paper, without.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workflow.core.counting import OUT
from workflow.statistics import checks
from workflow.statistics.cube import Cube
from workflow.statistics.waiting import Waited

from . import guests, overview, promptness, trips

TRIPS = (trips.sent, trips.where, trips.tasks, trips.planned, trips.money)


@dataclass(frozen=True)
class Section:
    """A heading and what is said under it; nothing is said of what there is not."""

    title: str
    paragraphs: Sequence[SafeString]

    @property
    def plain(self) -> list[str]:
        """Without links, for paper."""
        return [unescape(strip_tags(paragraph)) for paragraph in self.paragraphs]


def sections(cube: Cube, waited: list[Waited]) -> list[Section]:
    """The summary of a period, in the order in which it is read."""
    asked: list[tuple[str, Iterable[SafeString | None]]] = [
        (_("Overview"), _each(cube, overview.overview, overview.compared)),
        (_("Official trips abroad"), _each(cube, *TRIPS) if cube.total(OUT).groups else ()),
        (_("Guests received"), _each(cube, guests.received, guests.domestic)),
        (_("Events with guests from abroad"), _each(cube, guests.lectures)),
        (_("Time taken and deadlines kept"), [promptness.approvals(waited), *_each(cube, promptness.duties)]),
        (_("What is to be known with these figures"), (format_html("{}", note) for note in checks.notes(cube))),
    ]
    made = [Section(title, [said for said in paragraphs if said]) for title, paragraphs in asked]
    return [section for section in made if section.paragraphs]


def _each(cube: Cube, *parts: Callable[[Cube], SafeString | None]) -> Iterable[SafeString | None]:
    return (part(cube) for part in parts)
