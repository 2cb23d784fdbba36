"""Checks (数字核对): the parts that the summary names must add up to the whole, and where they could not, why."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from workflow.core.counting import DOMESTIC, IN, OUT
from workflow.statistics.cube import DIMENSIONS, Cube
from workflow.statistics.words import DIMENSIONS as NAMES
from workflow.statistics.words import WAYS, named


@dataclass(frozen=True)
class Check:
    """One sum: 36 + 5 = 41."""

    name: str
    parts: tuple[int, ...]
    whole: int

    @property
    def holds(self) -> bool:
        return sum(self.parts) == self.whole

    def __str__(self) -> str:
        return f"{' + '.join(map(str, self.parts)) or 0} {'=' if self.holds else '≠'} {self.whole}"


def checks(cube: Cube) -> list[Check]:
    """Groups and person-times of every way by every dimension that has more than one part."""
    found = []
    for way in WAYS:
        total = cube.total(way)
        for dimension in DIMENSIONS:
            parts = cube.by(way, dimension).values()
            name = f"{WAYS[way]} · {NAMES[dimension]}"
            found.append(Check(name, tuple(sums.groups for sums in parts), total.groups))
            found.append(Check(name, tuple(sums.people for sums in parts), total.people))
    return [check for check in found if len(check.parts) > 1 or not check.holds]


def shown(cube: Cube) -> list[Check]:
    """The sums of groups that the sentences name."""
    asked = ((OUT, "joined"), (OUT, "track"), (OUT, "region"), (OUT, "planned"), (IN, "origin"))
    made = [
        Check(str(NAMES[dimension]), tuple(sums.groups for sums in cube.by(way, dimension).values()), cube.total(way).groups)
        for way, dimension in asked
    ]
    return [check for check in made if check.whole and len(check.parts) > 1]


def notes(cube: Cube) -> list[str]:
    """What somebody who adds up by hand would stumble over."""
    out, said = cube.total(OUT), []
    organised, joined = cube.at(OUT, "joined", "false"), cube.at(OUT, "joined", "true")
    if joined.groups:
        told = {"organised": organised.groups, "joined": joined.groups, "total": out.groups}
        said.append(_(
            "%(organised)d groups were organised by the school and %(joined)d joined with another unit, %(total)d in all. A report"
            " that gives %(organised)d as the total counts only its own; its parts then add up to %(total)d."
        ) % told)  # fmt: skip
    if cube.total(DOMESTIC).groups:
        told = {"guests": cube.total(IN).groups, "domestic": cube.total(DOMESTIC).groups}
        said.append(_(
            "Domestic groups (%(domestic)d) are no guests from abroad; they are not among the %(guests)d groups of guests."
        ) % told)  # fmt: skip
    if unstated := cube.at(OUT, "planned", "").groups:
        said.append(_("%(number)d groups do not say whether they were in the annual plan; they are counted as “%(name)s”.") % {
            "number": unstated, "name": named("planned", "")})  # fmt: skip
    if out.unsettled:
        said.append(_("%(number)d groups are not settled yet; their actual costs are not in the sums.") % {"number": out.unsettled})
    if imported := sum(cube.total(way).imported for way in WAYS):
        said.append(_("%(number)d rows come from ledgers of earlier years; the lists name file and row.") % {"number": imported})
    if cube.period.open:
        said.append(_("The period is not over; before it is filed the figures are to be taken again."))
    return said


def rules() -> list[str]:
    """The rule of counting (统计口径), as it is printed."""
    return [
        _("A trip counts on the day its group left the country, a visit on the day its guests arrived, a lecture on the day it was"
          " held. What was cancelled or never begun does not count."),
        _("Person-times are those of the people who really took part; planned ones are those of the application. A day counts from"
          " exit to entry, both included."),
        _("Hong Kong, Macao and Taiwan are counted apart; a trip abroad that also stops there counts as a trip abroad."),
        _("Guests are those from foreign countries, Hong Kong, Macao and Taiwan; domestic groups are counted apart."),
        _("Costs are in yuan: planned as approved, actual as settled. Budget lines in other currencies count once settled."),
        _("Only what had been recorded by the end of the as-of day counts; later steps change later figures, not these."),
        _("On time: documents handed back by their last day, reports by theirs. What is overdue on the as-of day counts as late."),
    ]  # fmt: skip
