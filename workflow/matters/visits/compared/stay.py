"""The stay (在访): when the guests really came and went, how many, and who was not on the list."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Part, same, shown
from workflow.matters.visits import people

AS_LISTED = {"rule": "IN-16", "source": "S70"}


def dates(matter) -> Iterator[Checked]:
    """Arrival, departure and days at the school."""
    came, left = timezone.localdate(matter.stay.arrived_at), timezone.localdate(matter.stay.left_at)
    starts, ends = matter.starts_on, matter.ends_on
    cited = {"source": _("the approved application")}
    yield same("arrival", Part.DATES, _("Arrival"), shown(starts), shown(came), kept=came == starts, **cited)
    yield same("leaving", Part.DATES, _("Departure of the guests"), shown(ends), shown(left), kept=left == ends, **cited)
    approved, actual = (ends - starts).days + 1, (left - came).days + 1
    yield same("days", Part.DATES, _("Days at the school"), _days(approved), _days(actual), kept=actual <= approved, **cited)


def _days(count: int) -> str:
    return _("%(days)d days") % {"days": count}


def guests(matter) -> Iterator[Checked]:
    """Fewer may come; nobody who was not approved."""
    size, came = matter.application.size or 0, matter.stay.people
    yield same("people", Part.PEOPLE, _("Number of guests"), size, came, kept=came <= size, **AS_LISTED)
    strangers = "、".join(matter.stay.strangers)
    listed = "、".join(guest.name for guest in people.listed(matter) if guest.name) or _("by number alone")
    actual = _("besides: %(names)s") % {"names": strangers} if strangers else _("nobody else")
    yield same("strangers", Part.PEOPLE, _("Guests by name"), listed, actual, kept=not strangers, **AS_LISTED)
