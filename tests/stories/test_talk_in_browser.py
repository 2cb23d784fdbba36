"""What is said beside deciding, in Chromium: urged, copied, read, mentioned; and an opinion that is there on another device."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from approvals.models import Comment, Copy, HalfWritten
from approvals.routes import publish_first
from tests.making import trip
from tests.stories.browsing import Somebody
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def walk(live: str) -> Walk:
    publish_first("delegation", ROUTE)
    cast, starts = gather(), timezone.localdate() + timedelta(days=60)
    walk = Walk(cast, timezone.now() - timedelta(days=2))
    walk.until("vetting", trip(cast, starts=starts, ends=starts + timedelta(days=4)))
    return walk


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


def sends(person: Somebody, form: Any, *, answer: int = 200) -> None:
    """Press the button of the form and look at the page that comes."""
    with person.page.expect_navigation() as went:
        person.press(form.locator("button").last)
    assert went.value.status == answer
    person.look()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_urged_copied_read_and_mentioned(walk, somebody, phone):
    page = walk.matter.get_absolute_url()
    with somebody("gu", phone=phone) as gu:
        gu.open(page)
        sends(gu, gu.page.locator('form[action$="/urging/"]'))
        assert not gu.page.locator('form[action$="/urging/"]').count() and gu.page.locator("#urged").count() == 1
        copy = gu.page.locator('form[action$="/copies/"]')
        gu._unfold(copy)
        gu._fill(copy, "people", "赵明川、没有的人")
        gu._fill(copy, "why", "同组老师，请知悉。")
        sends(gu, copy, answer=422)
        assert gu.page.locator("#copy_people").input_value() == "赵明川、没有的人" and not Copy.objects.exists()
        gu._fill(copy, "people", "zhao")
        sends(gu, copy)
        comment = gu.page.locator('form[action$="/comments/"]')
        gu.press(comment.locator("summary"))
        gu._fill(comment, "text", "会谈提纲已在附件中，请陈老师核对。")
        gu._fill(comment, "mentions", [walk.cast["chen"].pk])
        gu._fill(comment, "others", "赵明川")
        sends(gu, comment)
    assert set(Comment.objects.get().mentions.values_list("username", flat=True)) == {"chen", "zhao"}
    with somebody("zhao", phone=phone) as zhao:
        zhao.open("/inbox/?only=copies")
        zhao.open(page)
        sends(zhao, zhao.page.locator('form[action$="/reading/"]'))
    assert Copy.objects.get().read_at
    with somebody("gu", phone=phone) as gu:
        gu.open(page)


def test_an_opinion_saves_itself_and_is_there_on_another_device(walk, somebody):
    page, box = walk.matter.get_absolute_url(), "textarea[name=opinion]"
    with somebody("cheng") as dean:
        dean.open(page)
        dean.page.fill(box, "拟同意，请补充")
        dean.page.locator('[id^="kept"] .icon').wait_for()
        dean.look()
        assert HalfWritten.objects.get().opinion == "拟同意，请补充"
        assert dean.page.evaluate("!document.querySelector('form[data-unsaved]')")
        with somebody("cheng", phone=True) as pocket:
            pocket.open(page)
            assert pocket.page.input_value(box) == "拟同意，请补充" and pocket.page.locator('[id^="kept"] .icon').count()
            pocket.page.fill(box, "拟同意，请补充日程。")
            with pocket.page.expect_response("**/half-written/"):
                pass
            pocket.page.fill(box, "")
            with pocket.page.expect_response("**/half-written/"):
                pass
            assert not HalfWritten.objects.exists()
            with pocket.page.expect_response("**/half-written/") as answer:
                pocket.page.fill(box, "机密★")
            assert answer.value.status == 422
            pocket.page.locator("[role=alert]").wait_for()
            assert pocket.page.input_value(box) == "机密★" and not HalfWritten.objects.exists()
