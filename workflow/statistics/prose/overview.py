"""The overview (总体情况), and the same days a year before."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflow.core.counting import EVENT, IN, OUT
from workflow.statistics.cube import Cube

from .saying import joined, link, numbers, sentence


def overview(cube: Cube) -> SafeString:
    """How many groups went abroad, came, and met; one sentence."""
    out, guests, events = cube.total(OUT), cube.total(IN), cube.total(EVENT)
    period = cube.period.name
    if not out.groups and not guests.groups and not events.groups:
        return sentence(_("In {period} nothing was counted: no group abroad, no guests, no events."), period=period)
    first = sentence(_("In {period} the school sent {groups} groups abroad on official business, {people} person-times"),
                     period=period, **numbers(cube, OUT, out))  # fmt: skip
    more = []
    if guests.groups:
        words = _("received {groups} groups of guests from abroad, {people} person-times")
        more.append(sentence(words, **numbers(cube, IN, guests)))
    if events.groups:
        more.append(sentence(_("held {groups} lectures by speakers from abroad"), groups=link(cube, EVENT, events.groups)))
    return sentence(_("{parts}."), parts=joined([first, *more]))


def compared(cube: Cube) -> SafeString | None:
    """Against the same days of the year before, where there is anything."""
    now, before = cube.total(OUT), cube.total(OUT, present=False)
    if not before.groups:
        return None
    period = cube.period.before
    there = period.link(OUT)
    return sentence(
        _("In {period} it was {groups} groups and {people} person-times; the groups are {more_groups}, the person-times"
          " {more_people}."),
        period=period.name, groups=format_html('<a href="{}">{}</a>', there, before.groups),
        people=format_html('<a href="{}">{}</a>', there, before.people),
        more_groups=_change(now.groups - before.groups), more_people=_change(now.people - before.people),
    )  # fmt: skip


def _change(number: int) -> str:
    """增加 3, 减少 3, 持平."""
    if not number:
        return pgettext("change", "the same")
    words = pgettext("change", "up by %(number)d") if number > 0 else pgettext("change", "down by %(number)d")
    return words % {"number": abs(number)}
