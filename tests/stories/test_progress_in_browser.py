"""The progress picture in Chromium: accessible at a desk and on a phone, by day and by night, text as large as promised; on paper too."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from pypdf import PdfReader

from approvals.routes import publish_first
from tests.making import answered, trip
from tests.stories.browsing import Somebody
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
VISIBLE = "figure svg:visible"


@pytest.fixture
def matter(live: str) -> Delegation:
    """Sent back once, handed in again, agreed by the head and the finance office."""
    publish_first("delegation", ROUTE)
    cast = gather()
    starts = timezone.localdate() + timedelta(days=60)
    walk = Walk(cast, timezone.now() - timedelta(days=12))
    walk.until("vetting", trip(cast, starts=starts, ends=starts + timedelta(days=4)))
    answered(walk, "back")
    walk.matter = Delegation.objects.get(pk=walk.matter.pk)
    walk.matter.draft |= {"necessity": "已补充。"}
    walk.matter.save(update_fields=["draft"])
    walk.step("submit", "gu")
    open_ = walk.matter.assignments.filter(closed_at=None, panel__isnull=False)
    walk.move_to(walk.today + timedelta(days=2))
    walk.decide(open_.get(), "agree", "同意。")
    walk.decide(open_.get(panel__phase__code="finance"), "agree", "")
    return walk.matter


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_it_is_read_at_a_desk_and_on_a_phone(browser: Any, live: str, matter: Delegation, phone: bool) -> None:
    gu = Somebody(browser, live, "gu", phone=phone)
    gu.open(f"/matters/{matter.pk}/progress/")
    shown = gu.page.locator(VISIBLE)
    assert shown.count() == 2, "one picture a round"
    drawn = shown.first.evaluate("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
    assert 0.97 <= drawn <= 1.3, "12 stay 12"
    assert not shown.first.evaluate(OUTSIDE)
    gu.leave()


OUTSIDE = """svg => [...svg.querySelectorAll("g:has(> rect)")].flatMap(g => {
  const box = g.querySelector("rect").getBoundingClientRect();
  return [...g.querySelectorAll("text")].filter(t => {
    const text = t.getBoundingClientRect();
    return text.left < box.left || text.right > box.right || text.top < box.top || text.bottom > box.bottom;
  }).map(t => t.textContent);
})"""


def test_it_is_printed_across_a_page(browser: Any, live: str, matter: Delegation) -> None:
    gu = Somebody(browser, live, "gu")
    gu.open(f"/matters/{matter.pk}/progress/")
    pages = PdfReader(io.BytesIO(gu.page.pdf(prefer_css_page_size=True))).pages
    gu.leave()
    assert len(pages) == 2, "a round a page"
    for page in pages:
        assert page.mediabox.width > page.mediabox.height
    text = "".join(page.extract_text() for page in pages)
    assert "程述" in text and "BPMN" not in text
