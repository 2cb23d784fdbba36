"""The text of the summary (总结正文): sections of paragraphs, as an office writes them; every number leads to its rows.

The parts that a sentence names always add up to its whole. The same paragraphs stand on the page, with their links, and on
the paper, without.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape

from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from workflow.core.counting import DOMESTIC, EVENT, IN, OUT
from workflow.statistics import checks
from workflow.statistics.cube import Cube, Sums
from workflow.statistics.tables import rate
from workflow.statistics.waiting import Waited, slowest
from workflow.statistics.words import named

FIRST = 5  # countries that are named


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
        (_("Overview"), _each(cube, _overview, _compared)),
        (_("Official trips abroad"), _each(cube, _sent, _where, _tasks, _planned, _money)),
        (_("Guests received"), _each(cube, _received, _domestic)),
        (_("Events with guests from abroad"), _each(cube, _lectures)),
        (_("Time taken and deadlines kept"), [_approvals(waited), *_each(cube, _duties)]),
        (_("What is to be known with these figures"), (format_html("{}", note) for note in checks.notes(cube))),
    ]
    made = [Section(title, [said for said in paragraphs if said]) for title, paragraphs in asked]
    return [section for section in made if section.paragraphs]


def _each(cube: Cube, *parts: Callable[[Cube], SafeString | None]) -> Iterable[SafeString | None]:
    return (part(cube) for part in parts)


# --- small parts ------------------------------------------------------------------------------------------------------


def _link(cube: Cube, way: str, number: object, **where: str) -> SafeString | str:
    said = f"{number:,}" if isinstance(number, int) else str(number)
    return format_html('<a href="{}">{}</a>', cube.period.link(way, **where), said) if number else said


def _numbers(cube: Cube, way: str, sums: Sums, **where: str) -> dict:
    return {"groups": _link(cube, way, sums.groups, **where), "people": _link(cube, way, sums.people, **where)}


def _sentence(words: str, **told: object) -> SafeString:
    return format_html(words, **told)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join(_("; "), "{}", ((part,) for part in parts))


def _listed(cube: Cube, way: str, dimension: str) -> SafeString:
    """本校组团 36 个、102 人次，参团 5 个、24 人次: every part of the dimension, so that they add up."""
    parts = (
        _sentence(_("{name}: {groups} groups, {people} person-times"), name=named(dimension, value),
                  **_numbers(cube, way, sums, **{dimension: value}))
        for value, sums in cube.by(way, dimension).items()
    )  # fmt: skip
    return _joined(parts)


# --- overview ---------------------------------------------------------------------------------------------------------


def _overview(cube: Cube) -> SafeString:
    out, guests, events = cube.total(OUT), cube.total(IN), cube.total(EVENT)
    period = cube.period.name
    if not out.groups and not guests.groups and not events.groups:
        return _sentence(_("In {period} nothing was counted: no group abroad, no guests, no events."), period=period)
    first = _sentence(_("In {period} the school sent {groups} groups abroad on official business, {people} person-times"),
                      period=period, **_numbers(cube, OUT, out))  # fmt: skip
    more = []
    if guests.groups:
        words = _("received {groups} groups of guests from abroad, {people} person-times")
        more.append(_sentence(words, **_numbers(cube, IN, guests)))
    if events.groups:
        more.append(_sentence(_("held {groups} lectures by speakers from abroad"), groups=_link(cube, EVENT, events.groups)))
    return _sentence(_("{parts}."), parts=_joined([first, *more]))


def _compared(cube: Cube) -> SafeString | None:
    """Against the same days of the year before, where there is anything."""
    now, before = cube.total(OUT), cube.total(OUT, present=False)
    if not before.groups:
        return None
    period = cube.period.before
    link = period.link(OUT)
    return _sentence(
        _("In {period} it was {groups} groups and {people} person-times; the groups are {more_groups}, the person-times"
          " {more_people}."),
        period=period.name, groups=format_html('<a href="{}">{}</a>', link, before.groups),
        people=format_html('<a href="{}">{}</a>', link, before.people),
        more_groups=_change(now.groups - before.groups), more_people=_change(now.people - before.people),
    )  # fmt: skip


def _change(number: int) -> str:
    """增加 3, 减少 3, 持平."""
    if not number:
        return pgettext("change", "the same")
    words = pgettext("change", "up by %(number)d") if number > 0 else pgettext("change", "down by %(number)d")
    return words % {"number": abs(number)}


# --- trips ------------------------------------------------------------------------------------------------------------


def _sent(cube: Cube) -> SafeString | None:
    total = cube.total(OUT)
    if not total.groups:
        return None
    words = _("{groups} groups abroad, {people} person-times. Of these {organisers}. By track: {tracks}.")
    return _sentence(
        words, organisers=_listed(cube, OUT, "joined"), tracks=_listed(cube, OUT, "track"), **_numbers(cube, OUT, total)
    )


def _where(cube: Cube) -> SafeString | None:
    """By region, and the country most went to."""
    if not cube.total(OUT).groups:
        return None
    countries = list(cube.by(OUT, "country").items())
    first = _joined(
        _sentence(_("{name}: {groups} groups"), name=named("country", code), groups=_link(cube, OUT, sums.groups, country=code))
        for code, sums in countries[:FIRST]
    )
    words = _("By region: {regions}. They went to {number} countries and regions, most often to these: {countries}.")
    return _sentence(words, regions=_listed(cube, OUT, "region"), number=len(countries), countries=first)


def _tasks(cube: Cube) -> SafeString | None:
    if not cube.total(OUT).groups:
        return None
    return _sentence(_("By task: {tasks}. By unit: {units}."), tasks=_listed(cube, OUT, "task"), units=_units(cube))


def _units(cube: Cube) -> SafeString:
    parts = (
        _sentence(_("{name}: {groups} groups"), name=named("unit_name", unit), groups=_link(cube, OUT, sums.groups, unit_name=unit))
        for unit, sums in cube.by(OUT, "unit_name").items()
    )
    return _joined(parts)


def _planned(cube: Cube) -> SafeString | None:
    if not cube.total(OUT).groups:
        return None
    return _sentence(_("By plan: {plan}."), plan=_listed(cube, OUT, "planned"))


def _money(cube: Cube) -> SafeString | None:
    total = cube.total(OUT)
    if not total.groups:
        return None
    words = _("Costs settled so far are {money} yuan, {approved} yuan were planned; {unsettled} groups are not settled.")
    return _sentence(
        words, money=_link(cube, OUT, f"{total.money:,.2f}", settled="true"),
        unsettled=_link(cube, OUT, total.unsettled, settled="false"),
        approved=_link(cube, OUT, f"{total.money_planned:,.2f}"),
    )  # fmt: skip


# --- guests and events ------------------------------------------------------------------------------------------------


def _received(cube: Cube) -> SafeString | None:
    total = cube.total(IN)
    if not total.groups:
        return None
    words = _(
        "The school received {groups} groups of guests, {people} person-times: {origins}. School leaders met {leaders} of them."
    )
    leaders = _link(cube, IN, total.leaders, leaders="true")
    return _sentence(words, origins=_listed(cube, IN, "origin"), leaders=leaders, **_numbers(cube, IN, total))


def _domestic(cube: Cube) -> SafeString | None:
    total = cube.total(DOMESTIC)
    words = _("Domestic guests, counted apart: {groups} groups, {people} person-times.")
    return _sentence(words, **_numbers(cube, DOMESTIC, total)) if total.groups else None


def _lectures(cube: Cube) -> SafeString | None:
    total = cube.total(EVENT)
    words = _("{groups} lectures with {people} speakers from abroad were held before an audience of {audience}.")
    audience = _link(cube, EVENT, total.audience)
    return _sentence(words, audience=audience, **_numbers(cube, EVENT, total)) if total.groups else None


# --- time -------------------------------------------------------------------------------------------------------------


def _approvals(waited: list[Waited]) -> SafeString | None:
    """How long the phases took, and where it took longest."""
    longest = slowest(waited)
    if longest is None:
        return None
    words = _(
        "{number} decisions of phases ended in the period. Longest took “{phase}” ({kind}): half of them at most {median} working"
        " days, nine of ten at most {ninetieth}."
    )
    number = sum(row.took.count for row in waited if not row.unit)
    took = longest.took
    return _sentence(
        words, number=number, phase=longest.phase, kind=longest.kind, median=took.median, ninetieth=took.ninetieth
    )


def _duties(cube: Cube) -> SafeString | None:
    total = cube.total(OUT)
    if not total.passports and not total.reports:
        return None
    words = _(
        "Of {passports} documents {returned} were handed back on time ({returned_rate}), of {reports} reports {in_time} came in"
        " time ({report_rate})."
    )
    returned, in_time = total.passports_on_time, total.reports_on_time
    return _sentence(
        words, passports=_link(cube, OUT, total.passports, passports="due"), reports=_link(cube, OUT, total.reports, report="due"),
        returned=_link(cube, OUT, returned, passports="in_time"), returned_rate=rate(returned, total.passports),
        in_time=_link(cube, OUT, in_time, report="in_time"), report_rate=rate(in_time, total.reports),
    )  # fmt: skip
