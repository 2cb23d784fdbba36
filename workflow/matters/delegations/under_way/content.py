"""The application of a trip on paper (申请内容): what its line says, and nothing it does not say."""

import re
from typing import Any

from django.utils.translation import gettext as _

from workflow.core import countries
from workflow.registers.passports.documents import kinds_for

PLACES = re.compile(r"[、,，;；\n]")
PEOPLE = re.compile(r"[;；\n]")
COLUMN_OF_FIELD = {
    "title": "title", "track": "track", "task_type": "task type", "purpose": "task", "starts": "exit", "ends": "entry",
    "legs.country": "countries", "legs.city": "cities", "legs.host": "hosts", "budget.amount": "budget",
    "fund_source": "fund source", "members.name": "members", "members.post": "members",
    "members.secrecy_approval": "secrecy approval",
}  # fmt: skip


def parted(text: str, marks: re.Pattern | None = None) -> list[str]:
    """The things of an enumeration, without blanks around."""
    return [part.strip() for part in (marks or PLACES).split(text) if part.strip()]


def content_of(said: dict[str, Any], known: Any) -> dict[str, Any]:
    """The draft that the line stands for."""
    unit = known.units[said["unit code"]]
    return {
        "title": said["title"], "group_name": said["title"], "organiser": unit.name, "track": said["track"],
        "task_type": said["task type"], "purpose": said.get("task", ""), "starts": str(said["exit"]),
        "ends": str(said["entry"]), "members": _members(said, known, unit), "legs": _legs(said),
        "budget": [{
            "kind": "other", "amount": said["budget"].replace(",", ""), "currency": "CNY",
            "source": _("permit %(number)s") % {"number": said["permit number"]},
        }],
        "fund_source": said.get("fund source", ""),
        "declarations": {"single_passport_kind": bool(said.get("official documents"))},
    }  # fmt: skip


def _members(said: dict[str, Any], known: Any, unit) -> list[dict[str, Any]]:
    owner = known.people[said["applicant"]]
    told = parted(said.get("members", ""), PEOPLE) or [f"{owner.name}//{owner.username}"]
    return [
        {"key": f"m{number}", "leader": number == 1, "unit": unit.name} | _member(member, known) | _papers(said)
        for number, member in enumerate(told, start=1)
    ]


def _member(written: str, known: Any) -> dict[str, Any]:
    name, post, staff_number = (part.strip() for part in f"{written}//".split("/")[:3])
    person = known.people.get(staff_number)
    return {"name": name, "post": post, "person_id": person.pk if person else None}


def _papers(said: dict[str, Any]) -> dict[str, Any]:
    """What the rules of the departure ask of every traveller."""
    official = said.get("official documents")
    return {
        "passport_kind": _document(said["countries"]) if official else None if official is None else "private",
        "secret_related": said.get("secret-related"), "secrecy_approval": said.get("secrecy approval", ""),
    }


def _document(places: str) -> str:
    kinds = kinds_for(countries.code_of(place) or "" for place in parted(places))
    return kinds[0] if len(kinds) == 1 else "official"


def _legs(said: dict[str, Any]) -> list[dict[str, Any]]:
    places = parted(said["countries"])
    cities, hosts = parted(said.get("cities", "")), parted(said["hosts"], PEOPLE)
    return [
        {"country": place, "city": cities[n] if n < len(cities) else "", "host": hosts[n] if n < len(hosts) else ""}
        for n, place in enumerate(places)
    ]
