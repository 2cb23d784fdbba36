"""What is counted of visits (来访统计): groups and person-times, always with the day and the rule of counting.

A visit counts on the day its guests arrived; one that was cancelled or never took place does not. Domestic groups are
counted apart, for they are no guests from abroad (外宾). Numbers of people are those who came.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from workflow.matters.visits.models import Present, Stay, Visit


def counted(*, since: date, until: date, as_of: date) -> dict[str, Any]:
    """Groups and person-times by origin, class, country, level and unit; leaders' receptions; gifts."""
    stays = Stay.objects.filter(arrived_at__date__gte=since, arrived_at__date__lte=until)
    people = {stay.matter_id: stay.people for stay in stays}
    visits = list(Visit.objects.filter(pk__in=people).select_related("revision", "unit"))
    foreign = [visit for visit in visits if visit.application.foreign]
    return {
        "since": since.isoformat(), "until": until.isoformat(), "as_of": as_of.isoformat(),
        "counts": "visits whose guests arrived between the two days; domestic groups apart",
        "foreign": _sums(foreign, people), "domestic": _sums([visit for visit in visits if visit not in foreign], people),
        "origin": _by(visits, people, lambda visit: [visit.application.origin]),
        "guest_class": _by(foreign, people, lambda visit: [visit.application.guest_class]),
        "country": _by(foreign, people, lambda visit: visit.places),
        "level": _by(foreign, people, lambda visit: [visit.application.level]),
        "unit": _by(foreign, people, lambda visit: [visit.unit.name]),
        "leaders_receptions": sum(1 for visit in foreign if visit.application.school_leader),
        "online": sum(1 for visit in foreign if not visit.application.comes),
        "gifts": _gifts(people),
    }  # fmt: skip


def _sums(visits: list[Visit], people: dict[int, int]) -> dict[str, int]:
    return {"groups": len(visits), "person_times": sum(people[visit.pk] for visit in visits)}


def _by(visits: Iterable[Visit], people: dict[int, int], names) -> dict[str, dict[str, int]]:
    """A group from several countries counts in each of them; its people with the first."""
    found: dict[str, Counter] = defaultdict(Counter)
    for visit in visits:
        for number, name in enumerate(names(visit)):
            found[str(name)]["groups"] += 1
            found[str(name)]["person_times"] += people[visit.pk] if number == 0 else 0
    return {name: dict(sums) for name, sums in sorted(found.items())}


def _gifts(matters: Iterable[int]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {way: {"number": 0, "value": 0} for way in Present.Way.values}
    for present in Present.objects.filter(matter_id__in=list(matters)):
        found[present.way]["number"] += present.number
        found[present.way]["value"] += present.value * present.number
    return {way: {"number": sums["number"], "value": str(sums["value"])} for way, sums in found.items()}
