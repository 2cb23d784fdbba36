"""The sentences of the summary (总结正文): every number is a link to the list of what it counts."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workflow.core.counting import DOMESTIC, EVENT, IN, OUT
from workflow.statistics.cube import Cube, Sums
from workflow.statistics.tables import rate
from workflow.statistics.words import named


def paragraphs(cube: Cube) -> list[SafeString]:
    """What an office would write about the period; nothing is said of what there is not."""
    parts = (_sent, _where, _planned, _duties, _received, _domestic, _lectures, _compared)
    return [said for part in parts if (said := part(cube))]


def _link(cube: Cube, way: str, number: int, **where: str) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', cube.period.link(way, **where), number) if number else str(number)


def _numbers(cube: Cube, way: str, sums: Sums, **where: str) -> dict:
    return {"groups": _link(cube, way, sums.groups, **where), "people": _link(cube, way, sums.people, **where)}


def _sentence(words: str, **told: object) -> SafeString:
    return format_html(words, **told)


def _listed(cube: Cube, way: str, dimension: str) -> SafeString:
    """本校组团 36 个、102 人次，参团 5 个、24 人次: every part of the dimension, so that they add up."""
    parts = (
        _sentence(_("{name}: {groups} groups, {people} person-times"), name=named(dimension, value),
                  **_numbers(cube, way, sums, **{dimension: value}))
        for value, sums in cube.by(way, dimension).items()
    )  # fmt: skip
    return _joined(parts)


def _joined(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join(_("; "), "{}", ((part,) for part in parts))


def _sent(cube: Cube) -> SafeString | None:
    total = cube.total(OUT)
    if not total.groups:
        return _sentence(_("In {period} no group went abroad on official business."), period=_period(cube))
    return _sentence(
        _("In {period} the school sent {groups} groups abroad on official business, {people} person-times. Of these {organisers}."
          " {tracks}."),
        period=_period(cube), organisers=_listed(cube, OUT, "joined"), tracks=_listed(cube, OUT, "track"),
        **_numbers(cube, OUT, total),
    )  # fmt: skip


def _period(cube: Cube) -> str:
    return cube.period.name


def _where(cube: Cube) -> SafeString | None:
    """By region, and the country most went to."""
    if not cube.total(OUT).groups:
        return None
    countries = list(cube.by(OUT, "country").items())
    first = _joined(
        _sentence(_("{name}: {groups} groups"), name=named("country", code), groups=_link(cube, OUT, sums.groups, country=code))
        for code, sums in countries[:5]
    )
    words = _("By region: {regions}. They went to {number} countries and regions, most often to these: {countries}.")
    return _sentence(words, regions=_listed(cube, OUT, "region"), number=len(countries), countries=first)


def _planned(cube: Cube) -> SafeString | None:
    total = cube.total(OUT)
    if not total.groups:
        return None
    words = _("{plan}. Costs settled so far are {money} yuan, {approved} yuan were planned; {unsettled} groups are open.")
    return _sentence(
        words, plan=_listed(cube, OUT, "planned"), money=f"{total.money:,.2f}", approved=f"{total.money_planned:,.2f}",
        unsettled=total.unsettled,
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
        words, passports=total.passports, returned=returned, returned_rate=rate(returned, total.passports),
        reports=total.reports, in_time=in_time, report_rate=rate(in_time, total.reports),
    )


def _received(cube: Cube) -> SafeString | None:
    total = cube.total(IN)
    if not total.groups:
        return None
    words = _(
        "The school received {groups} groups of guests, {people} person-times: {origins}. School leaders met {leaders} of them."
    )
    return _sentence(words, origins=_listed(cube, IN, "origin"), leaders=total.leaders, **_numbers(cube, IN, total))


def _domestic(cube: Cube) -> SafeString | None:
    total = cube.total(DOMESTIC)
    words = _("Domestic guests, counted apart: {groups} groups, {people} person-times.")
    return _sentence(words, **_numbers(cube, DOMESTIC, total)) if total.groups else None


def _lectures(cube: Cube) -> SafeString | None:
    total = cube.total(EVENT)
    words = _("{groups} lectures with {people} speakers from abroad were held before an audience of {audience}.")
    return _sentence(words, audience=total.audience, **_numbers(cube, EVENT, total)) if total.groups else None


def _compared(cube: Cube) -> SafeString | None:
    """Against the same days of the year before, where there is anything."""
    now, before = cube.total(OUT), cube.total(OUT, present=False)
    if not before.groups:
        return None
    period = cube.period.before
    return _sentence(
        _("In {period} it was {groups} groups and {people} person-times: {more_groups} groups and {more_people} person-times since"
          " then."),
        period=period.name, groups=format_html('<a href="{}">{}</a>', period.link(OUT), before.groups), people=before.people,
        more_groups=f"{now.groups - before.groups:+d}", more_people=f"{now.people - before.people:+d}",
    )  # fmt: skip
