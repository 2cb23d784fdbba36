"""The list of papers in Chromium: read at a desk and on a phone, by day and by night; a link prints, a sentence says why not."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from approvals.routes import publish_first
from tests.making import trip
from tests.stories.browsing import Somebody
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def matter(live: str) -> Delegation:
    """Approved, its documents in the books."""
    publish_first("delegation", ROUTE)
    cast = gather()
    starts = timezone.localdate() + timedelta(days=60)
    walk = Walk(cast, timezone.now() - timedelta(days=60))
    walk.until("briefing", trip(cast, starts=starts, ends=starts + timedelta(days=4)))
    return walk.matter


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("who, private", [("gu", True), ("zhou", False)])
def test_what_can_be_printed_is_a_link_and_the_rest_says_why(
    browser: Any, live: str, matter: Delegation, phone: bool, who: str, private: bool
) -> None:
    reader = Somebody(browser, live, who, phone=phone)
    reader.open(matter.get_absolute_url())
    reader.press(reader.page.locator(f'a[href="{matter.get_absolute_url()}papers/"]'))
    reader.page.wait_for_url("**/papers/")
    reader.look()
    assert reader.page.locator('a[href$="/papers/F1.pdf"]').count() == 1
    assert reader.page.locator('a[href$="/papers/F2.pdf"]').count() == private
    assert reader.page.locator('a[href$="/papers/F15.pdf"]').count() == 0
    reader.leave()
