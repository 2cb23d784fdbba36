"""A paper and who doubts it: printed at the desk, its address opened by a stranger, compared as a file, changed and found out."""

import pytest
from django.core.cache import cache

from tests.stories.browsing import DESK, PHONE, Somebody
from tests.stories.test_in_browser import at, somebody
from workflow.registers.models import IssuedPaper
from workflow.registers.papers import codes, rendering

__all__ = ["at", "somebody"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


class Stranger(Somebody):
    """Somebody without an account, at a desk or with a phone."""

    def __init__(self, browser, live: str, *, phone: bool):
        self.phone = phone
        self.context = browser.new_context(base_url=live, locale="zh-CN", **(PHONE if phone else DESK))
        self.page = self.context.new_page()

    def reads(self, words: str) -> bool:
        return words in self.page.locator("main").inner_text()

    def compares(self, content: bytes) -> None:
        self.page.set_input_files("[name=file]", {"name": "F1.pdf", "mimeType": "application/pdf", "buffer": content})
        with self.page.expect_navigation():
            self.press(self.page.get_by_role("button", name="比对文件"))
        self.look()


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_a_paper_is_printed_scanned_compared_and_a_forgery_is_found_out(at, somebody, browser, live, phone):
    cache.clear()
    matter = at("vetting", handed_in_ago=20, leaves_in=60)
    with somebody("chen") as chen:
        pdf = chen.page.request.get(f"{matter.get_absolute_url()}papers/F1.pdf").body()
    row = IssuedPaper.objects.get()
    stranger = Stranger(browser, live, phone=phone)
    stranger.open("/verify/")
    stranger.page.fill("[name=code]", codes.grouped(row.code).lower().replace("-", " "))
    with stranger.page.expect_navigation():
        stranger.press(stranger.page.get_by_role("button", name="核验", exact=True))
    stranger.look()
    assert stranger.reads("真实有效") and stranger.reads(matter.number) and not stranger.reads("顾行之")
    stranger.open(f"/verify/{codes.grouped(row.code)}/")
    assert stranger.reads("现行有效")

    stranger.compares(pdf)
    assert stranger.reads("内容未被改动，现行有效")
    stranger.compares(pdf[:5000] + bytes([pdf[5000] ^ 1]) + pdf[5001:])
    assert stranger.reads("非本系统签发或已被改动") and not stranger.reads("真实有效")
    stranger.leave()


def test_a_long_paper_is_watched_until_it_is_there(at, somebody, monkeypatch):
    monkeypatch.setattr(rendering, "LONG", 1)
    matter = at("vetting", handed_in_ago=20, leaves_in=60)
    with somebody("chen", phone=True) as chen:
        chen.open(f"{matter.get_absolute_url()}papers/F1.pdf")
        with chen.page.expect_navigation():
            chen.press(chen.page.get_by_role("button", name="开始生成"))
        chen.look()
        rendering.print_orders(now=rendering.PaperOrder.objects.get().at)
        chen.page.get_by_role("link", name="打开文件").wait_for(timeout=10_000)  # the page asked by itself
        chen.look()
        address = chen.page.get_by_role("link", name="打开文件").get_attribute("href")
        assert chen.page.request.get(address).body().startswith(b"%PDF")


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_the_notice_board_can_be_read_by_everybody_and_outside_by_strangers(at, somebody, browser, live, settings, phone):
    settings.PUBLIC_NOTICES = True
    matter = at("notice", handed_in_ago=20, leaves_in=60)
    with somebody("chen") as chen:
        chen.take(matter, "open_notice", place="校园网公示栏", contact="国际处 0000-0000000")
    notice = matter.notices.get()
    with somebody("zhao", phone=phone) as zhao:
        zhao.open("/public-notices/")
        zhao.open(f"/public-notices/{notice.pk}/")
        assert "校际会谈" in zhao.page.locator("main").inner_text()
    stranger = Stranger(browser, live, phone=phone)
    stranger.open("/public-notices/outside/")
    stranger.open(f"/public-notices/outside/{notice.pk}/")
    assert stranger.reads("顾行之") and not stranger.reads("校际会谈")
    stranger.leave()
