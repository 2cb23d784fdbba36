"""The dean goes on a trip, a colleague decides in his place, then he leaves for good: clicked, at a desk and on a phone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from approvals.models import Deputyship
from approvals.routes import publish_first
from tests.making import trip, waiting
from tests.stories.browsing import Somebody
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


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


def handed_in(cast) -> Walk:
    starts = timezone.localdate() + timedelta(days=60)
    walk = Walk(cast, timezone.now() - timedelta(days=2))
    walk.until("vetting", trip(cast, starts=starts, ends=starts + timedelta(days=4)))
    return walk


def test_away_and_gone(live, somebody):
    publish_first("delegation", ROUTE)
    cast = gather()
    first, second = handed_in(cast), handed_in(cast)
    today = timezone.localdate()
    with somebody("cheng") as dean:
        dean.open("/me/deputies/")
        form = dean.page.locator('form[action="/me/deputies/"]')
        for name, said in {"deputy": "shen", "starts": str(today), "ends": str(today + timedelta(days=4)), "why": "出差"}.items():
            form.locator(f"[name={name}]").fill(said)
        with dean.page.expect_navigation():
            dean.press(form.locator("button.primary"))
        dean.look()
    assert Deputyship.objects.get().deputy == cast["shen"]
    with somebody("shen", phone=True) as deputy:
        deputy.open("/me/deputies/")
        deputy.open("/inbox/")
        deputy.open(first.matter.get_absolute_url())
        deputy.agree(first.matter, "同意。")
    assert first.matter.decisions.get().in_place_of == cast["cheng"]
    with somebody("gu") as applicant:
        applicant.open(first.matter.get_absolute_url())
        assert f"{cast['shen'].name}（代{cast['cheng'].name}）" in applicant.page.locator("main").inner_text()
    for phone in (True, False):
        with somebody("guan", phone=phone) as administrator:
            administrator.open(f"/people/{cast['cheng'].pk}/hand-over/")
            administrator.open("/me/deputies/")
    with somebody("guan") as administrator:
        administrator.open(f"/people/{cast['cheng'].pk}/hand-over/")
        administrator.page.fill("[name=to]", "shen")
        with administrator.page.expect_navigation():
            administrator.press(administrator.page.locator("main button.primary"))
        administrator.look()
    assert waiting(second).get().person == cast["shen"] and not Deputyship.objects.to_come(timezone.now()).exists()
