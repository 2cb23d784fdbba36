"""Reads one line of a trips file into an application, for judging visits that never were in the system."""

from typing import Any

from pydantic import ValidationError

from workflow.rehearsal.records import Unreadable, objects, texts

from .application import Application

REGIONS = {"HK": "hk_macau", "MO": "hk_macau", "TW": "taiwan", "CN": "domestic"}


def application_of(trip: dict[str, Any]) -> Application:
    """The application as far as the line tells it; guests who are only counted stay without a name."""
    try:
        application = Application.model_validate(_content(trip))
    except ValidationError as error:
        fault = error.errors(include_url=False)[0]
        raise Unreadable(f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].removeprefix('Value error, ')}") from error
    if application.starts and application.ends and application.ends < application.starts:
        raise Unreadable("end: the visit ends before it begins")
    return application


def _content(trip: dict[str, Any]) -> dict[str, Any]:
    countries, homes = texts(trip, "countries"), texts(trip, "inviters")
    members, size = objects(trip, "members"), trip.get("size")
    if size is not None and (type(size) is not int or not 1 <= size <= 2000):
        raise Unreadable("size: give a whole number from 1 to 2000")
    return {
        "title": trip.get("title"), "guest_class": trip.get("guest_class"), "starts": trip.get("start"), "ends": trip.get("end"),
        "origin": _origin(countries), "places": [{"country": code} for code in countries if code.upper() != "CN"],
        "home_unit": homes[0] if homes else "", "size": size or len(members) or None,
        "guests": [
            {**{name: guest.get(name) for name in ("name", "post", "leader")}, "key": f"g{number}"}
            for number, guest in enumerate(members, 1)
        ],
    }  # fmt: skip


def _origin(countries: list[str]) -> str | None:
    """Where they come from by their countries: foreign as soon as one of them is."""
    origins = {REGIONS.get(code.upper(), "foreign") for code in countries}
    if not origins:
        return None
    return "foreign" if "foreign" in origins else sorted(origins)[0]
