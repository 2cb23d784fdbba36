"""The straight story in Chromium, at a desk and on a phone, by day and by night: every step is really clicked.

The server lives today, so the matters of the story come from the past: each stands where its next step is due now.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from approvals.routes import publish_first
from tests.making import trip
from tests.stories.browsing import Somebody
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.registers.archive.verify import verify
from workflow.rehearsal.cast import gather
from workflow.rehearsal.letters import letter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
TOPICS = ["discipline", "secrecy", "preparation", "border", "consular", "etiquette", "safety"]


@pytest.fixture
def at(live: str) -> Callable[..., Delegation]:
    """A matter of Gu and Zhou that came to that state in the past and leaves so many days from now."""
    publish_first("delegation", ROUTE)
    cast = gather()

    def stands(state: str, *, handed_in_ago: int, leaves_in: int) -> Delegation:
        starts = timezone.localdate() + timedelta(days=leaves_in)
        application = trip(cast, starts=starts, ends=starts + timedelta(days=4))
        application = application.model_copy(update={"members": application.members[:2]})
        walk = Walk(cast, timezone.now() - timedelta(days=handed_in_ago))
        walk.until(state, application)
        return walk.matter

    return stands


@pytest.fixture
def somebody(browser: Any, live: str) -> Callable[..., Any]:
    @contextmanager
    def comes(username: str, *, phone: bool = False) -> Iterator[Somebody]:
        person = Somebody(browser, live, username, phone=phone)
        try:
            yield person
        finally:
            person.leave()

    return comes


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.pdf"
    path.write_bytes(letter("a scan"))
    return path


def state_of(matter: Delegation) -> str:
    return Delegation.objects.get(pk=matter.pk).state


def travellers(matter: Delegation) -> list[int]:
    return list(matter.participants.filter(dropped_at=None).values_list("pk", flat=True))


def test_the_application_is_decided(at, somebody, paper):
    matter = at("vetting", handed_in_ago=20, leaves_in=60)
    with somebody("cheng", phone=True) as dean:
        dean.agree(matter, "同意。")
    for number, office in enumerate(("he", "meng", "song", "jiao")):
        with somebody(office, phone=number % 2 == 1) as clerk:
            clerk.agree(matter)
    assert state_of(matter) == "notice"
    today = timezone.localdate()
    with somebody("chen") as chen:
        published = {"opened_on": today - timedelta(days=18), "place": "校园网公示栏", "contact": "国际处 0000-0000000"}
        chen.take(matter, "open_notice", **published)
        chen.agree(matter)
        assert state_of(matter) == "approval"
        chen.agree(matter, "材料齐全，拟同意。")
        with somebody("ji", phone=True) as leader:
            leader.agree(matter, "同意。")
        chen.take(matter, "record_permit", number="外批〔2026〕1号", authority="省外办", scan=paper)
        chen.agree(matter)
    assert state_of(matter) == "documents"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_group_gets_ready_and_leaves(at, somebody, phone):
    matter = at("documents", handed_in_ago=60, leaves_in=0)
    first, second = travellers(matter)
    Walk(gather(), timezone.now(), matter=matter).register_passports()
    with somebody("qiao", phone=phone) as custodian:
        custodian.take(matter, "record_visa", participant=first, visa="none")
        custodian.take(matter, "record_visa", participant=second, visa="ready")
        assert state_of(matter) == "briefing"
        with somebody("chen", phone=phone) as chen:
            chen.take(matter, "hold_briefing", topics=TOPICS, attended=[first, second])
        for traveller in ("gu", "zhou"):
            with somebody(traveller, phone=phone) as person:
                person.take(matter, "sign_pledge")
        assert state_of(matter) == "ready"
        for _each in range(2):
            custodian.take(matter, "draw_passport")
    with somebody("gu", phone=phone) as applicant:
        applicant.take(matter, "depart", tickets_match=True)
    assert state_of(matter) == "abroad"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_group_comes_home_and_the_file_is_sealed(at, somebody, phone, settings):
    matter = at("abroad", handed_in_ago=70, leaves_in=-4)
    with somebody("gu", phone=phone) as applicant:
        applicant.take(matter, "come_home")
        applicant.take(
            matter, "hand_in_report", done="完成会谈。", results="达成课程互认意向。", follow_up="两个月内寄出协议文本。",
            discipline="无违纪情况。", money_note="无超支。",
        )  # fmt: skip
        with somebody("qiao", phone=phone) as custodian:
            custodian.take(matter, "take_passport_back")
            custodian.take(matter, "take_passport_back")
        with somebody("chen", phone=phone) as chen:
            chen.take(matter, "accept_report")
            chen.take(matter, "publish_second_notice", place="校园网公示栏", contact="国际处")
        with somebody("song", phone=phone) as finance:
            spent = {f"line{number}": line.amount for number, line in enumerate(matter.application.budget)}
            finance.take(matter, "settle", **spent)
        assert state_of(matter) == "sharing"
        applicant.take(matter, "share", form="session", title_="出访成果分享会", place="学院会议室", attendance=23)
    with somebody("dang", phone=phone) as archivist:
        archivist.take(matter, "archive")
        archivist.open("/matters/")
    assert state_of(matter) == "archived"
    package = Delegation.objects.get(pk=matter.pk).archive_package
    assert not verify(settings.VAR / package.path, digest=package.digest)
