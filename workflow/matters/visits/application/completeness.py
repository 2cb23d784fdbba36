"""What must be there before an application is handed in (提交前应填内容): paths and sentences, nothing judged."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from .content import REGIONS, Application
from .labels import CHOICES, LABELS

Gap = tuple[str, str]
ALWAYS = (
    "title", "origin", "guest_class", "home_unit", "size", "mode", "purpose", "starts", "ends", "department", "level", "hosting",
)  # fmt: skip
NAMES_MAY_FOLLOW = frozenset({"university", "community"})
"""Classes of which nothing is vetted by name: the list may be handed in later, before the guests come."""


def lacking(application: Application) -> list[Gap]:
    """Every gap in the order of the form; empty when the application can be handed in."""
    parts = (_basics, _origin, _people, _dates, _hosts, _stay, _money, _declarations)
    return [gap for part in parts for gap in part(application)]


def _missing(path: str) -> Gap:
    return path, _("%(field)s is missing.") % {"field": LABELS[path]}


def _basics(visit: Application) -> Iterator[Gap]:
    for name in ALWAYS:
        if not getattr(visit, name):
            yield _missing(name)
    if visit.purpose == "other" and not visit.purpose_detail:
        yield _missing("purpose_detail")
    if visit.purpose == "lecture" and not visit.talk_topic:
        yield _missing("talk_topic")
    if visit.talks and visit.talk_subject is None:
        yield _missing("talk_subject")


def _origin(visit: Application) -> Iterator[Gap]:
    places = set(visit.countries)
    if visit.origin == "domestic" and places:
        yield "places", _("A domestic group comes from no country or region; leave this empty.")
    elif visit.origin and visit.origin != "domestic" and not places:
        yield _missing("places")
    elif visit.origin in REGIONS and not places <= REGIONS[visit.origin]:
        yield "places", _("These places do not fit “%(origin)s”.") % {"origin": CHOICES["origin"][visit.origin]}
    elif visit.origin == "foreign" and places and not places - REGIONS["hk_macau"] - REGIONS["taiwan"]:
        yield "places", _("Guests from Hong Kong, Macao or Taiwan are not foreign; choose the right origin.")
    special = ("no_ties", "high_rank", "special_region") if visit.origin == "foreign" else ("high_rank", "special_region")
    for name in special if visit.foreign else ():
        if getattr(visit, name) is None:
            yield _missing(name)


def _people(visit: Application) -> Iterator[Gap]:
    if visit.size and len(visit.guests) > visit.size:
        yield "size", _("%(named)d guests are named, more than the number of people.") % {"named": len(visit.guests)}
    if not names_may_follow(visit) and visit.size and len(visit.guests) < visit.size:
        yield "guests", _("Guests of this class are named, every one of them, before the application is handed in.")
    if visit.guests and visit.led_by is None:
        yield "guests", _("Mark exactly one guest as the head of the delegation.")
    keys = [guest.key for guest in visit.guests]
    for number, guest in enumerate(visit.guests):
        wanted = ("name", "country", "post") if visit.foreign else ("name", "post")
        for name in (name for name in wanted if not getattr(guest, name)):
            field = LABELS[f"guests.{name}"]
            sentence = _("Guest %(number)d: %(field)s is missing.") % {"number": number + 1, "field": field}
            yield f"guests.{number}.{name}", sentence
        if not guest.key or keys.count(guest.key) > 1:
            yield f"guests.{number}.key", _("Guest %(number)d needs an id of its own.") % {"number": number + 1}


def names_may_follow(visit: Application) -> bool:
    """Whether the list of names may be handed in after the approval: harmless classes, and nobody who goes upward."""
    return visit.guest_class in NAMES_MAY_FOLLOW and not visit.goes_upward


def _dates(visit: Application) -> Iterator[Gap]:
    if visit.starts and visit.ends and visit.ends < visit.starts:
        yield "ends", _("The visit ends before it begins; correct one of the two dates.")
    if not (visit.foreign and visit.comes):
        return
    if visit.china_from and visit.starts and visit.china_from > visit.starts:
        yield "china_from", _("The guests are at the school before they have entered China.")
    if visit.china_to and visit.ends and visit.china_to < visit.ends:
        yield "china_to", _("The guests leave China before they leave the school.")


def _hosts(visit: Application) -> Iterator[Gap]:
    if visit.host is None:
        yield "hosts", _("Mark exactly one of the hosts as the host person.")
    elif not visit.host.phone:
        yield f"hosts.{visit.hosts.index(visit.host)}.phone", _("Give the telephone of the host person.")
    if visit.foreign and visit.invited_by is None:
        yield _missing("invited_by")
    if visit.school_leader is None:
        yield _missing("school_leader")
    keys = [one.key for one in visit.hosts]
    for number, one in enumerate(visit.hosts):
        if not one.name:
            yield f"hosts.{number}.name", _("Host %(number)d: say who it is.") % {"number": number + 1}
        if not one.key or keys.count(one.key) > 1:
            yield f"hosts.{number}.key", _("Host %(number)d needs an id of its own.") % {"number": number + 1}


def _stay(visit: Application) -> Iterator[Gap]:
    if not visit.comes:
        return
    if visit.lodging is None:
        yield _missing("lodging")
    if visit.lodging == "elsewhere" and not visit.lodging_address:
        yield _missing("lodging_address")
    if visit.foreign and visit.invitation_wanted is None:
        yield _missing("invitation_wanted")


def _money(visit: Application) -> Iterator[Gap]:
    for number, line in enumerate(visit.costs):
        if line.amount is None:
            yield f"costs.{number}.amount", _("Cost line %(number)d has no amount.") % {"number": number + 1}
    for number, gift in enumerate(visit.gifts):
        for name in ("what", "number", "value"):
            if not getattr(gift, name) and getattr(gift, name) != 0:
                field = LABELS[f"gifts.{name}"]
                sentence = _("Gift %(number)d: %(field)s is missing.") % {"number": number + 1, "field": field}
                yield f"gifts.{number}.{name}", sentence


def _declarations(visit: Application) -> Iterator[Gap]:
    if not visit.declarations.no_secrets:
        field = LABELS["declarations.no_secrets"]
        yield "declarations.no_secrets", _("Please declare: %(declaration)s.") % {"declaration": field}
