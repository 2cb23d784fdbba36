"""Trips (因公出国（境）): who was sent, where to, on what, planned or not, at which costs."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workflow.core.counting import OUT
from workflow.statistics.cube import Cube
from workflow.statistics.words import named

from .saying import joined, link, listed, numbers, sentence

FIRST = 5  # countries that are named


def sent(cube: Cube) -> SafeString:
    """How many, by organiser and track."""
    total = cube.total(OUT)
    words = _("{groups} groups abroad, {people} person-times. Of these {organisers}. By track: {tracks}.")
    return sentence(
        words, organisers=listed(cube, OUT, "joined"), tracks=listed(cube, OUT, "track"), **numbers(cube, OUT, total)
    )


def where(cube: Cube) -> SafeString:
    """By region, and the country most went to."""
    countries = list(cube.by(OUT, "country").items())
    first = joined(
        sentence(_("{name}: {groups} groups"), name=named("country", code), groups=link(cube, OUT, sums.groups, country=code))
        for code, sums in countries[:FIRST]
    )
    words = _("By region: {regions}. They went to {number} countries and regions, most often to these: {countries}.")
    return sentence(words, regions=listed(cube, OUT, "region"), number=len(countries), countries=first)


def tasks(cube: Cube) -> SafeString:
    """By task, by unit."""
    return sentence(_("By task: {tasks}. By unit: {units}."), tasks=listed(cube, OUT, "task"), units=_units(cube))


def _units(cube: Cube) -> SafeString:
    parts = (
        sentence(_("{name}: {groups} groups"), name=named("unit_name", unit), groups=link(cube, OUT, sums.groups, unit_name=unit))
        for unit, sums in cube.by(OUT, "unit_name").items()
    )
    return joined(parts)


def planned(cube: Cube) -> SafeString:
    """In the year's plan or not."""
    return sentence(_("By plan: {plan}."), plan=listed(cube, OUT, "planned"))


def money(cube: Cube) -> SafeString:
    """Settled, planned, not settled yet."""
    total = cube.total(OUT)
    words = _("Costs settled so far are {money} yuan, {approved} yuan were planned; {unsettled} groups are not settled.")
    return sentence(
        words, money=link(cube, OUT, f"{total.money:,.2f}", settled="true"),
        unsettled=link(cube, OUT, total.unsettled, settled="false"),
        approved=link(cube, OUT, f"{total.money_planned:,.2f}"),
    )  # fmt: skip
