"""Reads one line of a trips file into an application, for judging trips that never were in the system."""

from typing import Any

from pydantic import ValidationError

from workflow.rehearsal.records import Unreadable, objects, texts

from .application import Application


def application_of(trip: dict[str, Any]) -> Application:
    """The application as far as the line tells it; members who are only counted stay without a name."""
    try:
        application = Application.model_validate(_content(trip))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise Unreadable(f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].removeprefix('Value error, ')}") from error
    if application.starts and application.ends and application.ends < application.starts:
        raise Unreadable("end: the trip ends before it starts")
    return application


def _content(trip: dict[str, Any]) -> dict[str, Any]:
    lists = {name: objects(trip, name) for name in ("members", "itinerary")}
    return {
        **{name: trip.get(name) for name in ("title", "track", "task_type", "poor_connection", "joined")},
        "starts": trip.get("start"),
        "ends": trip.get("end"),
        "members": _members(lists["members"], trip.get("size")),
        "legs": _legs(texts(trip, "countries"), texts(trip, "inviters")),
        "itinerary": [
            {"activity": day.get("activity"), "substantive": day.get("substantive")} for day in lists["itinerary"]
        ],
    }


def _members(people: list[dict[str, Any]], size: Any) -> list[dict[str, Any]]:
    if size is not None and (type(size) is not int or not 0 <= size <= 200):
        raise Unreadable("size: give a whole number from 0 to 200")
    told = [{name: person.get(name) for name in ("name", "post", "leader")} for person in people]
    told += [{}] * ((size or 0) - len(told))
    return [{**person, "key": f"m{number}"} for number, person in enumerate(told, 1)]


def _legs(countries: list[str], inviters: list[str]) -> list[dict[str, Any]]:
    hosts = [*inviters, *[""] * len(countries)]
    return [{"country": country, "host": host} for country, host in zip(countries, hosts, strict=False)]
