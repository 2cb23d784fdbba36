"""An administrator changes a route in Chromium, at a desk and on a phone: draft, phase, comparison, trial, publication, move."""

import pytest

from approvals import routes
from approvals.models import Route
from tests.stories.test_in_browser import at, somebody

__all__ = ["at", "somebody"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_route_is_changed_and_a_running_matter_moved(at, somebody, phone):
    matter = at("vetting", handed_in_ago=3, leaves_in=120)
    with somebody("guan", phone=phone) as guan:
        guan.open("/routes/")
        page = guan.page
        send(guan, 'form[action$="/drafts/"] button')
        draft = Route.objects.get(published_at=None)
        guan.open(f"/routes/{draft.pk}/?new=1")
        fill(page, name="领导小组审议", name_en="Leading group", code="group", days=5, need=67)
        choose(page, quorum="ratio", stage="approval", **{"who-0-how": "each:leading_group", "when-0-fact": "teachers_travel"})
        fill(page, **{"when-0-value": "是"})
        send(guan, "#edit button.primary")
        for place in ("?phase=group", "", "comparison/", "trial/"):
            guan.open(f"/routes/{draft.pk}/{place}")
        assert "领导小组审议" in page.inner_text("main") and matter.title in page.inner_text("main")
        guan.open(f"/routes/{draft.pk}/?phase=unit")
        choose(page, late="agree")
        send(guan, "#edit button.primary", answer=422)
        guan.open(f"/routes/{draft.pk}/")
        page.fill("[name=note]", "增设领导小组审议")
        send(guan, 'form[action$="/publication/"] button')
        assert routes.in_force("delegation") == draft
        guan.open(f"/routes/{draft.copied_from_id}/")
    with somebody("chen", phone=phone) as chen:
        chen.open(f"/routes/{draft.pk}/rounds/")
        chen.open(f"/routes/{draft.pk}/rounds/{matter.rounds.get().pk}/")
        chen.page.fill("[name=note]", "按新办法办理")
        send(chen, 'form[action*="/rounds/"] button')
        assert matter.rounds.get().route == draft
        chen.open(f"/routes/{draft.copied_from_id}/rounds/{matter.rounds.get().pk}/")
        chen.open("/routes/")


def send(person, button: str, *, answer: int = 200) -> None:
    with person.page.expect_navigation() as went:
        person.press(person.page.locator(button).first)
    assert went.value.status == answer, person.page.inner_text("main")[:800]
    person.look()


def fill(page, **said) -> None:
    for name, value in said.items():
        page.fill(f'[name="{name}"]', str(value))


def choose(page, **said) -> None:
    for name, value in said.items():
        field = page.locator(f'[name="{name}"]')
        for summary in reversed(page.locator("#edit details:not([open])", has=field).locator("> summary").all()):
            summary.click()
        field.select_option(value)
