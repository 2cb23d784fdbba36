"""The places of the house (菜单): who sees which, and the five that stay under the thumb on a phone."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.apps import apps
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

EVERYBODY: frozenset[str] = frozenset()
READERS = frozenset({"administrator", "fao", "leading_group"})


@dataclass(frozen=True)
class Entry:
    """One place; ``roles`` empty means everybody, ``tab`` is its order on a phone, 0 for not there."""

    key: str
    url: str
    icon: str
    label: str | Promise
    roles: frozenset[str] = EVERYBODY
    tab: int = 0
    tab_label: str | Promise = ""
    count: int = 0
    also: tuple[str, ...] = ()
    app: str = ""  # whose place it is, where that may be switched off

    @property
    def short(self) -> str | Promise:
        """The label that fits a fifth of a phone."""
        return self.tab_label or self.label

    def holds(self, path: str) -> int:
        """How much of the path this place explains; 0 for nothing."""
        return max((len(start) for start in (self.url, *self.also) if path.startswith(start)), default=0)


ENTRIES = (
    Entry("inbox", "/inbox/", "inbox", _("To do"), tab=1),
    Entry("matters", "/matters/", "files", pgettext_lazy("place", "Matters"), tab=2),
    Entry("mine", "/matters/mine/", "file-text", _("My applications")),
    Entry("apply", "/apply/", "plus", _("Apply"), tab=4),
    Entry("calendar", "/calendar/", "calendar-days", _("Calendar")),
    Entry("oversight", "/oversight/", "scale", pgettext_lazy("place", "Oversight"), frozenset({"leading_group", "fao"}),
          app="workflow.oversight"),
    Entry("passports", "/passports/", "book-user", _("Passports"), frozenset({"custodian", "fao"}), tab=3),
    Entry("archive", "/archive/", "archive", pgettext_lazy("place", "Archive"), frozenset({"archivist", "fao", "leading_group"})),
    Entry("results", "/results/", "book-marked", pgettext_lazy("place", "Results")),
    Entry("figures", "/figures/", "chart-column", pgettext_lazy("place", "Figures"), READERS),
    Entry("notices", "/notices/", "bell", _("Notices"), tab=5),
    Entry("board", "/public-notices/", "megaphone", _("Notice board")),
    Entry("incidents", "/incidents/", "wrench", pgettext_lazy("place", "Incidents"), frozenset({"fao", "administrator"})),
    Entry("routes", "/routes/", "route", _("Approval routes"), READERS),
    Entry("people", "/admin/", "settings", _("People"), frozenset({"administrator"})),
    Entry("me", "/me/", "user", pgettext_lazy("place", "Me"), tab=6),
)  # fmt: skip


def menu_for(roles: Collection[str], **counts: int) -> list[Entry]:
    """The places these roles may enter, with how many wait there."""
    return [
        replace(entry, count=counts.get(entry.key, 0))
        for entry in ENTRIES
        if (not entry.roles or entry.roles.intersection(roles)) and (not entry.app or apps.is_installed(entry.app))
    ]


def tabs_of(menu: Iterable[Entry]) -> list[Entry]:
    """Five for the thumb: to do and matters first, me last; passports take the place of applying."""
    *places, me = sorted((entry for entry in menu if entry.tab), key=lambda entry: entry.tab)
    if len(places) > 4:
        places = [entry for entry in places if entry.key != "apply"]
    return [*places[:4], me]


def place_of(path: str) -> str:
    """The key of the place a path lies in; a view may say better with ``place`` in its context."""
    best = max(ENTRIES, key=lambda entry: entry.holds(path))
    return best.key if best.holds(path) else ""
