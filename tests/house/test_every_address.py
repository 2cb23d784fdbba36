"""Every address × everybody: foreign matters are 404, strangers are shown the door, nothing breaks, a look changes nothing."""

import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.test import Client, override_settings
from django.utils import timezone

from approvals.actions.copy import copy_to
from approvals.actions.draft_route import begin
from approvals.actions.publish_route import publish
from approvals.people import tokens
from approvals.people.models import RoleGrant
from approvals.routes import in_force
from notifications.models import Message
from tests.cast import ROLES
from tests.house.addresses import Address, addresses
from tests.making import House, fresh
from tests.workflow.registers.archived import sealed
from tests.workflow.registers.results.shelf import put
from workflow.core import kinds
from workflow.registers.archive.transfers import list_up
from workflow.registers.models import Passport, SharingSession
from workflow.registers.papers import rendering
from workflow.registers.passports import cabinet_keys, handing_over, places, stocktaking

EVERYBODY = set(ROLES)
SEE = EVERYBODY - {"stranger", "foreign secretary", "leader", "administrator"}
"""Who sees Gu's trip while the office has it for approval: the leader is asked later, the others are not concerned."""
OWN = {"applicant"}
LIBRARY = SEE
"""Who sees the paper of Gu's trip in the library, and the session about it: who sees the trip."""
NOBODY: set[str] = set()
KEEPERS = {"office", "custodian"}
TOLD_OF_INCIDENTS = {"office", "administrator"}
ARCHIVE = {"archivist", "office", "leading group"}
READERS = {"administrator", "office", "leading group"}
OVERSEE = {"office", "leading group"}
LOOKED_AT = {  # route: who gets it (200) when it is looked at; everybody else 404
    "me/deputies/": EVERYBODY, "api/v1/deputyships": EVERYBODY,
    "inbox/": EVERYBODY, "calendar/": EVERYBODY, "matters/": EVERYBODY, "matters/mine/": EVERYBODY, "me/": EVERYBODY, "notices/": EVERYBODY,
    "public-notices/": EVERYBODY,
    "results/": EVERYBODY, "results/sessions/": EVERYBODY, "public-results/": EVERYBODY, "api/v1/results": EVERYBODY,
    "results/<int:pk>/": LIBRARY, "api/v1/results/<int:result_id>": LIBRARY, "results/<int:pk>/correction/": OWN | {"office"},
    "results/sessions/<int:pk>/": LIBRARY, "results/sessions/<int:pk>/list.xlsx": LIBRARY,
    "public-results/<int:pk>/": NOBODY,  # it is not public
    "people/": EVERYBODY, "apply/": EVERYBODY, "apply/<slug:kind>/": EVERYBODY, "apply/<slug:kind>/people/": EVERYBODY,
    "papers/blank/": EVERYBODY, "papers/blank/<slug:code>.pdf": EVERYBODY,
    "matters/<int:pk>/papers/file.pdf": SEE, "api/v1/matters/<int:matter_id>/papers/file.pdf": SEE,
    "matters/<int:pk>/": SEE, "matters/<int:pk>/papers/": SEE, "matters/<int:pk>/papers/<slug:code>.pdf": SEE, "attachments/<int:pk>/": SEE,
    "matters/<int:pk>/progress/": SEE, "matters/<int:pk>/progress.bpmn": SEE,
    "api/v1/matters/<int:matter_id>/progress": SEE, "api/v1/matters/<int:matter_id>/progress.bpmn": SEE,
    "matters/<int:pk>/papers/orders/<int:order>/": OWN, "matters/<int:pk>/papers/orders/<int:order>/file.pdf": NOBODY,  # not printed
    "public-notices/outside/": NOBODY, "public-notices/outside/<int:pk>/": NOBODY,  # the school has not opened it
    "matters/<int:pk>/audit/": NOBODY, "oversight/findings/<int:pk>/": NOBODY,  # nobody is home yet, nothing was found
    "api/v1/matters/<int:matter_id>/comparison": NOBODY, "api/v1/findings/<int:finding_id>": NOBODY, "api/v1/findings": EVERYBODY,
    "matters/<int:pk>/package/": NOBODY, "attachments/<int:pk>/pages/<int:no>/": NOBODY,  # not archived, not drawn
    "matters/<int:pk>/people/": OWN, "matters/<int:pk>/files/<int:file>/": OWN,
    "api/v1/matters": EVERYBODY, "api/v1/inbox": EVERYBODY, "api/v1/matters/<int:matter_id>": SEE,
    "api/v1/matters/<int:matter_id>/journal": SEE, "api/v1/matters/<int:matter_id>/steps": SEE,
    "api/v1/matters/<int:matter_id>/attachments": SEE, "api/v1/attachments/<int:attachment_id>": SEE,
    "api/v1/assignments/<int:assignment_id>/earlier-steps": SEE,
    "api/v1/matters/<int:matter_id>/papers/<slug:code>.pdf": SEE, "api/v1/matters/<int:matter_id>/comments": SEE,
    "api/v1/matters/<int:matter_id>/copies": SEE,
} | {  # a kind shows its own matters alone
    f"api/v1{kind.api.prefix}/<int:matter_id>{more}": SEE if kind.code == "delegation" else NOBODY
    for kind in kinds.installed() if kind.api for more in ("", "/check")
}  # fmt: skip
ELSEWHERE = {  # route: (who is led on, who not and how)
    "": (302, EVERYBODY, 302), "matters/<int:pk>/edit/<slug:part>/": (302, OWN, 404),
    "public-notices/<int:pk>/": (410, EVERYBODY, 410),  # its days are over
    "notices/undelivered/": (200, {"administrator"}, 403), "sign-in/": (302, EVERYBODY, 302),
    "incidents/": (200, TOLD_OF_INCIDENTS, 403), "api/v1/incidents": (200, TOLD_OF_INCIDENTS, 403),
    "figures/": (200, READERS, 403), "figures/<int:year>/": (200, READERS, 403), "figures/matters/": (200, READERS, 403),
    "figures/indicators/": (200, READERS, 403), "figures/ledgers/": (200, {"office"}, 403),
    "figures/ledgers/template.xlsx": (200, {"office"}, 403), "figures/ledgers/<int:pk>/": (404, {"office"}, 403),
    "figures/ledgers/<int:pk>/file.xlsx": (404, {"office"}, 403),
    "api/v1/figures": (422, EVERYBODY, 422), "api/v1/figures/<int:year>": (200, READERS, 403),
    "oversight/": (200, OVERSEE, 403), "oversight/inspections/new/": (200, {"leading group"}, 403),
    "oversight/inspections/<int:pk>/": (404, OVERSEE, 403), "oversight/inspections/<int:pk>/report.pdf": (404, OVERSEE, 403),
    "oversight/inspections/<int:pk>/report.xlsx": (404, OVERSEE, 403), "api/v1/inspections": (200, OVERSEE, 403),
    "api/v1/inspections/<int:inspection_id>": (404, OVERSEE, 403),
    "api/v1/inspections/<int:inspection_id>/report.pdf": (404, OVERSEE, 403),
    "api/v1/inspections/<int:inspection_id>/report.xlsx": (404, OVERSEE, 403),
    "routes/": (200, READERS, 403), "routes/<int:pk>/": (200, READERS, 403), "routes/<int:pk>/comparison/": (200, READERS, 403),
    "routes/<int:pk>/trial/": (200, READERS, 403), "routes/<int:pk>/rounds/": (200, READERS, 403),
    "routes/<int:pk>/rounds/<int:round>/": (200, READERS, 403),
    "people/<int:pk>/hand-over/": (200, {"administrator", "office"}, 403),
    "archive/": (200, ARCHIVE, 403), "archive/<int:pk>/": (200, ARCHIVE, 403), "archive/transfers/": (200, ARCHIVE, 403),
    "archive/transfers/new/": (200, {"archivist", "office"}, 403), "archive/transfers/<int:pk>/": (200, ARCHIVE, 403),
    "archive/transfers/<int:pk>/list.pdf": (200, ARCHIVE, 403), "archive/transfers/<int:pk>/list.xlsx": (200, ARCHIVE, 403),
    "archive/disposals/<int:pk>/record.pdf": (404, ARCHIVE, 403),
    "results/new/": (200, {"office"}, 403), "results/sessions/new/": (200, {"office", "secretary", "foreign secretary"}, 403),
    "passports/": (200, KEEPERS, 403), "passports/new/": (200, KEEPERS, 403), "passports/<int:pk>/": (200, KEEPERS, 403),
    "passports/differences/": (200, KEEPERS, 403), "passports/stocktaking/": (200, KEEPERS, 403),
    "passports/stocktaking/<int:pk>/": (200, KEEPERS, 403), "passports/hand-overs/": (200, KEEPERS, 403),
    "passports/stocktaking/<int:pk>/report.pdf": (200, KEEPERS, 403), "passports/stocktaking/<int:pk>/report.xlsx": (200, KEEPERS, 403),
    "passports/hand-overs/<int:pk>/": (200, KEEPERS, 403), "passports/hand-overs/<int:pk>/list.pdf": (200, KEEPERS, 403),
    "passports/cabinets/": (200, KEEPERS, 403), "passports/cabinets/<int:pk>/": (200, KEEPERS, 403),
    **dict.fromkeys(("api/v1/cabinet/drawings", "api/v1/cabinet/events/<event_id>"), (401, EVERYBODY, 401)),  # a cabinet is nobody
}  # fmt: skip
PREFIXES = [kind.api.prefix.strip("/") for kind in kinds.installed() if kind.api]
POSTED = re.compile(
    r"assignments/.*|matters/<int:pk>/(steps/.*|urging/|copies/|comments/|papers/orders/|files/(<int:file>/removal/)?)|copies/.*|language/|sign-out/"
    r"|archive/<int:pk>/.+|archive/disposals/<int:pk>/(approval|refusal)/|archive/transfers/<int:pk>/(receipt|withdrawal)/"
    r"|oversight/inspections/<int:pk>/(signature|sample/.+)/|oversight/findings/<int:pk>/steps/.+"
    r"|figures/indicators/weights/|figures/ledgers/(imports|<int:pk>/undoing)/|passports/<int:pk>/.+|passports/differences/<int:pk>/settlement/"
    r"|passports/stocktaking/<int:pk>/(ticks|scan|end)/|passports/hand-overs/<int:pk>/(signature|withdrawal)/"
    r"|passports/cabinets/<int:pk>/(key|revocation)/|incidents/<int:pk>/.+|me/(?!deputies/$).+"
    r"|routes/<int:pk>/(drafts|phases|discarding|publication|rollback)/|routes/<int:pk>/phases/.+"
    r"|results/<int:pk>/(removal|closing|summary|publication|withdrawal|erasure)/|results/sessions/<int:pk>/(?!$|list).+"
    r"|notices/(readings/|<int:pk>/reading/|undelivered/.+)"
    r"|api/v1/(matters/<int:matter_id>/(steps/\w+|urging)|copies/.*|assignments/.*(?<!earlier-steps)|incidents/.+|deputyships/.+"
    r"|findings/.+/(evidence|start|submit|accept|send-back)|inspections/.+/(signature|sample/.+)"
    r"|results/<int:result_id>/close|cabinet/(events|openings)"
    r"|inbox/decisions" + "".join(f"|{prefix}|{prefix}/<int:matter_id>/application" for prefix in PREFIXES) + r")|inbox/decisions/"
)
OPEN = {"healthz", "readyz", "source/", "verify/", "verify/<str:code>/"}
ANSWERS = {"readyz": {200, 503}, "verify/<str:code>/": {404}}  # no paper has the code
OPEN_API = {"api/v1/", "api/v1/openapi.json", "api/v1/docs", "api/v1/cabinet/openapi.json"}
REFUSED = {  # elsewhere: 404
    "api": {403, 404, 405, 422}, "notices": {403, 404}, "passports": {403}, "archive": {403}, "incidents": {403}, "routes": {403},
    "figures": {403}, "oversight": {403, 404},
}  # fmt: skip
NOT_COUNTED = {"Session", "Reading", "IssuedPaper"}  # a session is seen, a download is written down, a paper entered once


@pytest.fixture(scope="module")
def world(house: House, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Gu's trip at the approval, everybody of the vetting asked; and the numbers that fill the holes of the routes."""
    walk = house.template("approval")
    walk.register_passports()
    matter = fresh(walk)
    file = matter.attachments.latest("pk")
    newer = publish(begin(in_force("delegation").pk, by=house.cast["guan"], now=walk.now).pk, by=house.cast["guan"], now=walk.now)
    for row in house.cast.values():
        tokens.issue(row, name="test", scopes=["read"], expires_at=walk.now.replace(year=2030), by=row)
    ordered = rendering.order(matter, ["F1"], by=house.cast["gu"], now=timezone.now())
    copied = copy_to(matter.pk, by=house.cast["gu"], people=[house.cast["cheng"]], why="请知悉。", now=walk.now)
    with override_settings(VAR=tmp_path_factory.mktemp("var")):
        package = sealed(house.cast["dang"], walk.now)
    transfer = list_up([package.pk], by=house.cast["dang"], now=walk.now)
    paper = put(house.cast, "论文", kind="paper", matter=matter, by="gu")
    session = SharingSession.objects.create(
        topic="成果分享会", held_on=walk.today, place="一号楼", presenters="顾行之", organiser=house.cast["chen"], planned_at=walk.now
    )
    session.shares.create(matter=matter)
    facts = {
        "results": paper.pk, "public-results": paper.pk, "sessions": session.pk, "attendance": 1,
        "archive": package.pk, "transfers": transfer.pk, "disposals": 1,
        "matters": matter.pk, "copies": copied.fresh[0].pk, "apply": "delegation", "assignments": matter.assignments.latest("pk").pk,
        "attachments": file.pk, "files": file.pk, "notices": Message.objects.latest("pk").pk, "pages": 1,
        "routes": newer.pk, "rounds": matter.rounds.get().pk, "phases": "unit", "people": house.cast["gu"].pk, "steps": "suspend",
        "orders": ordered.pk, "public-notices": matter.notices.get().pk, "outside": 1, "verify": "00000", "figures": 2026, "ledgers": 1,
        "papers": "F1", "blank": "F20a", "edit": "basics", "tokens": 1, "passports": Passport.objects.latest("pk").pk,
        **custody_of(house.cast, walk.now),
        **dict.fromkeys(PREFIXES, matter.pk),
    }  # fmt: skip
    return SimpleNamespace(matter=matter, facts=facts, house=house)


def custody_of(cast: dict, now) -> dict[str, int]:
    """A finished count, a list of a box, a cabinet, and a difference."""
    office, passport = cast["qiao"], Passport.objects.latest("pk")
    places.place(passport, box="甲", slot="1", by=office, now=now)
    made, _key = cabinet_keys.set_up(name="一号柜", box="甲", keeper=office, by=office, now=now)
    count = stocktaking.open_count(box="", by=office, now=now)
    found = stocktaking.finish(count.pk, by=office, now=now)
    RoleGrant.objects.create(person=cast["lin"], role="custodian", since=timezone.localdate(now))
    handover = handing_over.hand_over(box="甲", receiver=cast["lin"], by=office, now=now)
    return {"differences": found[0].pk, "stocktaking": count.pk, "hand-overs": handover.pk, "cabinets": made.pk, "events": 1}


PAGES = [address for address in addresses() if address.area != "admin"]
ADMIN = [address for address in addresses() if address.area == "admin"]


def expected(address: Address, role: str) -> set[int]:
    """What that role gets when it looks at that address."""
    route = address.route
    if route in OPEN:
        return ANSWERS.get(route, {200})
    if POSTED.fullmatch(route):
        return {405}
    if route in ELSEWHERE:
        led_on, who, otherwise = ELSEWHERE[route]
        return {led_on if role in who else otherwise}
    if route in OPEN_API:
        return {200, 302, 404}
    if route not in LOOKED_AT:
        return {200, 302, 403, 404, 405}
    return {200 if role in LOOKED_AT[route] else 404}


def looked_at(client: Client, address: Address, facts: dict) -> int:
    """The status of a look; a file is read to its end, which closes it."""
    response = client.get(address.filled(facts))
    if response.streaming:
        response.getvalue()
    return response.status_code


def counted() -> dict[str, int]:
    """How many rows of everything there are."""
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models()
        if model.__name__ not in NOT_COUNTED and not model._meta.proxy
    }


@pytest.mark.parametrize("role", ROLES)
def test_everybody_gets_what_is_theirs_and_a_look_changes_nothing(role, world, stage):
    client = stage.office.browser(ROLES[role])
    before = counted()
    got = {address.route: (looked_at(client, address, world.facts), expected(address, role)) for address in PAGES}
    assert not {route: (status, wanted) for route, (status, wanted) in got.items() if status not in wanted}
    assert counted() == before


def test_who_is_not_signed_in_is_shown_to_the_door(world, stage):
    client, before, wrong = Client(), counted(), {}
    for address in [*PAGES, *ADMIN]:
        for ask in (client.get, client.post):
            response = ask(address.filled(world.facts))
            if not _shut_out(address, response):
                wrong[address.route] = (ask.__name__, response.status_code, response.get("Location"))
    assert not wrong
    assert counted() == before


def _shut_out(address: Address, response) -> bool:
    if address.area == "api":
        return response.status_code in (401, 405) or address.route in OPEN_API and response.status_code != 500
    if address.public and address.area != "admin":
        return response.status_code in (200, 302, 403, 404, 405, 422, 503)
    if address.route in ("admin/login/", "admin/jsi18n/"):
        return response.status_code in (200, 302)
    door = "/admin/login/" if address.area == "admin" else "/sign-in/"
    return response.status_code in (302, 405) and response.get("Location", door).startswith((door, "/sign-in/"))


@pytest.mark.parametrize("role", ["stranger", "foreign secretary"])
def test_nobody_does_anything_to_a_foreign_matter(role, world, stage):
    client, before, wrong = stage.office.browser(ROLES[role]), counted(), {}
    for address in PAGES:
        if POSTED.fullmatch(address.route) and "<" in address.route:
            kind = {"data": "{}", "content_type": "application/json"} if address.area == "api" else {}
            status = client.post(address.filled(world.facts), **kind).status_code
            if status not in REFUSED.get(address.area, {404}):
                wrong[address.route] = status
    assert not wrong
    assert counted() == before


@pytest.mark.parametrize("role", ["administrator", "office", "applicant", "leading group"])
def test_the_office_of_the_administrator_is_the_administrators(role, world, stage):
    client, wrong = stage.office.browser(ROLES[role]), {}
    for address in ADMIN:
        status = looked_at(client, address, world.facts)
        if status >= 500 or status == 200 and role != "administrator" and address.route != "admin/login/":
            wrong[address.route] = status
    assert not wrong


def test_the_table_says_who_may_look_at_every_address_and_names_none_that_is_gone():
    routes = {address.route for address in PAGES}
    told = LOOKED_AT.keys() | ELSEWHERE.keys() | OPEN
    assert not told - routes
    assert not {route for route in routes - told - OPEN_API if not POSTED.fullmatch(route)}
