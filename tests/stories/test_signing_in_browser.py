"""Signing together on a phone: a signer added and taken off, a question and its answer, agreed and undone, returned and back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.making import trip
from tests.stories.test_in_browser import at, somebody, state_of
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.rehearsal.cast import gather

__all__ = ["at", "somebody"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def unfold(person, name: str):
    """Open “other ways”, and one of them; its form."""
    for words in ("其他操作", name):
        summary = person.page.locator("summary", has_text=words).first
        if not summary.evaluate("s => s.parentElement.open"):
            person.press(summary)
    return person.page.locator("details", has=person.page.locator("> summary", has_text=name)).last.locator("form")


def choose(person, form, typed: str, name: str) -> None:
    """Type, and tick who is found below."""
    form.locator("[name=q]").press_sequentially(typed)
    form.locator(".found label", has_text=name).wait_for()
    person.press(form.locator(".found label", has_text=name))
    person.look()


def send(person, form, **said: str) -> None:
    for name, words in said.items():
        form.locator(f"[name={name}]").fill(words)
    with person.page.expect_navigation():
        person.press(form.locator("button").last)
    person.look()


def seen(person, words: str) -> bool:
    return words in person.page.locator("main").inner_text()


def test_the_dean_asks_adds_agrees_and_undoes_on_a_phone(at, somebody):
    matter = at("vetting", handed_in_ago=20, leaves_in=60)
    page = matter.get_absolute_url()
    with somebody("cheng", phone=True) as dean, somebody("shen", phone=True) as colleague:
        dean.open(page)
        form = unfold(dean, "加签")
        choose(dean, form, "沈墨", "沈墨白")
        send(dean, form, question="请核对课题经费。")
        assert seen(dean, "等待沈墨白") and not dean.page.locator("button[name=verb][value=agree]").count()
        with dean.page.expect_navigation():
            dean.press(dean.page.get_by_role("button", name="撤下"))
        assert dean.page.locator("button[name=verb][value=agree]").count() == 1

        form = unfold(dean, "征求意见")
        choose(dean, form, "shen", "沈墨白")
        send(dean, form, question="该校近年合作情况如何？")
        colleague.open(page)
        assert seen(colleague, "该校近年合作情况如何？")
        colleague.page.fill("textarea[name=opinion]", "合作良好。")
        with colleague.page.expect_navigation():
            colleague.press(colleague.page.get_by_role("button", name="答复", exact=True))
        colleague.look()

        dean.open(page)
        assert seen(dean, "合作良好。")
        dean.agree(matter, "同意。")
        with dean.page.expect_navigation():
            dean.press(dean.page.locator(".undo button"))
        dean.look()
        assert seen(dean, "不再有效")
        dean.agree(matter, "同意，注意安全。")
    with somebody("cheng") as dean:
        dean.open(page)
        assert dean.page.get_by_role("button", name="拿回").count() == 1


def test_an_office_returns_it_to_the_dean_and_gets_it_back(at, somebody):
    matter = at("vetting", handed_in_ago=20, leaves_in=60)
    with somebody("cheng", phone=True) as dean, somebody("he", phone=True) as clerk:
        dean.agree(matter)
        clerk.open("/inbox/")
        with clerk.page.expect_navigation():
            clerk.press(clerk.page.locator('form[action$="/claim/"] button').first)
        form = unfold(clerk, "退回前序环节")
        clerk.press(form.locator("label", has_text="单位审核"))
        clerk.look()
        send(clerk, form, opinion="请核实人员名单。")
        assert seen(clerk, "已退回前序环节")
        dean.open(matter.get_absolute_url())
        assert seen(dean, "请核实人员名单。")
        dean.agree(matter, "已核实。")
        clerk.agree(matter)
        assert state_of(matter) == "vetting"


def test_what_is_alike_is_ticked_and_agreed_with_together(at, somebody):
    cast, starts = gather(), timezone.localdate() + timedelta(days=60)
    talks = [{"activity": "校际会谈"}, {"activity": "校际会谈"}, {"activity": "返程"}]
    for title in ("赴日本访问团组", "赴日本商谈协议"):
        walk = Walk(cast, timezone.now() - timedelta(days=20))
        walk.until("vetting", trip(cast, title=title, starts=starts, ends=starts + timedelta(days=4), itinerary=talks))
    at("vetting", handed_in_ago=20, leaves_in=60)  # with a rule that is not met: to be opened by itself
    for phone in (True, False):
        with somebody("cheng", phone=phone) as dean:
            dean.open("/inbox/")
            picks = dean.page.locator(".pick:has(input:enabled)")
            assert picks.count() == 2 and dean.page.locator(".toolbar").is_hidden()
            for pick in picks.all():
                dean.press(pick)
            dean.look()
            if not phone:
                with dean.page.expect_navigation():
                    dean.press(dean.page.locator(".toolbar button"))
                dean.look()
                assert dean.page.locator("main li .tag.ok").count() == 2
