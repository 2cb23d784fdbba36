"""Late and outside in a browser: the way before handing in, the outside authority, silence in the history; axe is content."""

import os
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from approvals.models import Deputyship, Panel, Phase
from approvals.routes import publish_first
from tests.approvals.late import asked, climb, late_route
from tests.making import a_walk, trip
from tests.stories.browsing import Somebody
from workflow.matters.delegations.route import ROUTE
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]
SHOTS = os.environ.get("SHOTS", "")
AUTHORITY = "省外办，澜外〔2026〕12号"


def shot(who: Somebody, name: str) -> None:
    if SHOTS:
        for scheme in ("light", "dark"):
            who.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            who.page.screenshot(path=f"{SHOTS}/{name}-{'390' if who.phone else '1280'}-{scheme}.png", full_page=True)


@pytest.fixture
def cast(settings: Any) -> dict[str, Any]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    publish_first("delegation", ROUTE)
    return gather()


def at_the_permit(cast: dict[str, Any]) -> Any:
    walk = a_walk(cast)
    walk.until("approval", trip(cast))
    for code in ("office", "leader"):
        walk.decide(asked(walk, code), "agree", "同意。")
    return walk


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_office_sends_it_outside_and_fetches_it(cast, browser, live, phone):
    walk = at_the_permit(cast)
    chen = Somebody(browser, live, "chen", phone=phone)
    chen.open(f"/matters/{walk.matter.pk}/")
    form = chen.page.locator('form[action$="/outside/"]')
    chen._unfold(form)
    chen.look()
    shot(chen, "sending")
    chen._fill(form, "why", AUTHORITY)
    with chen.page.expect_navigation():
        chen.press(form.locator("button"))
    chen.look()
    shot(chen, "outside")
    chen.open("/inbox/")
    assert "停计时限" in chen.page.locator("main").inner_text()
    shot(chen, "inbox")
    chen.open(f"/matters/{walk.matter.pk}/")
    with chen.page.expect_navigation():
        chen.press(chen.page.locator('form[action$="/outside/return/"] button'))
    chen.look()
    chen.leave()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_silence_and_the_way_are_shown_as_they_are(cast, browser, live, phone):
    late_route("agree", codes=("unit", "secrecy"))
    walk = a_walk(cast)
    walk.until("vetting", trip(cast))
    climb(walk, 2)
    _history_of(walk)
    now = timezone.now()
    Deputyship.objects.create(
        principal=cast["cheng"], deputy=cast["shen"], begins_at=now - timedelta(days=9), ends_at=now + timedelta(days=60),
        made_at=now, made_by=cast["cheng"],
    )  # fmt: skip
    gu = Somebody(browser, live, "gu", phone=phone)
    gu.open(f"/matters/{walk.matter.pk}/")
    assert "逾期视同同意（路线规定）" in gu.page.locator("main").inner_text()
    shot(gu, "history")
    other = a_walk(cast)
    other.begin()
    other.save(trip(cast))
    gu.open(f"/matters/{other.matter.pk}/edit/check/")
    said = gu.page.locator("main").inner_text()
    assert "沈墨白 代 程述" in said and "尚无足够数据" in said and "中位数" in said
    shot(gu, "way")
    gu.leave()


def _history_of(walk: Any) -> None:
    """Ended panels of the last month, so that something is known."""
    round, now = walk.matter.rounds.get(), timezone.now()
    task = round.panels.first().task
    for phase in Phase.objects.filter(route=round.route, step__in=[1, 2, 4]):
        Panel.objects.bulk_create(
            Panel(round=round, task=task, phase=phase, opened_at=now, ended_at=now - timedelta(days=9), outcome="agree", took=n % 4)
            for n in range(7)
        )
