"""The library of results in a real browser: Gu enters, Chen finds and publishes, Mi holds a session; axe at desk and phone."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.making import made
from tests.stories.browsing import Somebody
from workflow.duties.models import Sharing
from workflow.matters.delegations.models import Delegation
from workflow.registers.models import Result, SharingSession
from workflow.rehearsal.cast import gather


@pytest.mark.slow
@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_what_a_trip_brought_is_entered_found_published_and_shared(
    browser: Any, live: str, transactional_db: None, settings: Any, tmp_path: Any, phone: bool
) -> None:
    settings.VAR, settings.PUBLIC_RESULTS = tmp_path, True
    matter = made("sharing", gather()).matter
    gu = Somebody(browser, live, "gu", phone=phone)
    gu.open(matter.get_absolute_url())
    assert "本事项成果" in gu.page.inner_text("main")
    day = timezone.localdate()
    _enter(gu, matter, kind="paper", title="职业教育考察讲稿", text="考察了双元制职业教育的师资培养。", on=day)
    _enter(gu, matter, kind="task", title="寄送课程大纲", on=day, due_on=day + timedelta(days=9), person="gu")
    _enter(gu, matter, kind="contact", title="仙台工业大学", on=day, contact_name="佐藤健")
    assert gu.page.locator("[name=outcome]").count() == 0
    task = Result.objects.get(kind="task")
    gu.open(task.get_absolute_url())
    gu.page.check('[name=outcome][value="done"]')
    _send(gu, "form[action$='/closing/'] button")
    assert Result.objects.get(kind="task").outcome == "done"
    gu.leave()

    chen = Somebody(browser, live, "chen", phone=phone)
    chen.open("/results/?q=职业教育")
    assert chen.page.locator("mark").first.inner_text() == "职业教育"
    paper = Result.objects.get(kind="paper")
    chen.open(paper.get_absolute_url())
    chen.page.fill("[name=title]", "职业教育交流新进展")
    chen.page.fill("[name=summary]", "顾行之等考察了双元制职业教育。")
    _send(chen, "form[action$='/summary/'] button", 422)
    assert "顾行之" in chen.page.locator("[role=alert]").inner_text()
    chen.page.fill("[name=summary]", "考察了双元制职业教育。")
    _send(chen, "form[action$='/summary/'] button")
    _send(chen, "form[action$='/publication/'] button")
    chen.open("/results/?kind=contact&open=any&unit=1")
    chen.open(Result.objects.get(kind="contact").get_absolute_url())
    chen.leave()

    mi = Somebody(browser, live, "mi", phone=phone)
    mi.open("/results/sessions/new/")
    mi.page.fill("[name=topic]", "赴日成果分享会")
    mi.page.fill("[name=place]", "报告厅")
    mi.page.fill("[name=presenters]", "顾行之")
    mi.page.check("[name=matters]")
    _send(mi, "main form button.primary")
    mi.page.fill("[name=lines]", "zhou\n王芳，材料学院")
    _send(mi, "form[action$='/attendance/'] button")
    _send(mi, "form[action$='/signature/'] button")
    assert Sharing.objects.get().matter_id == matter.pk and SharingSession.objects.get().signed_at
    mi.open("/results/sessions/")
    mi.leave()
    _outside(browser, live, paper)
    assert Delegation.objects.get(pk=matter.pk).state == "sharing"


def _enter(who: Somebody, matter: Any, **said: Any) -> None:
    who.open(f"/results/new/?matter={matter.pk}")
    who.page.select_option("[name=kind]", said.pop("kind"))
    for name, value in said.items():
        who.page.fill(f"[name={name}]", str(value))
    _send(who, "main form button.primary")


def _send(who: Somebody, button: str, status: int = 200) -> None:
    with who.page.expect_navigation() as went:
        who.press(who.page.locator(button).first)
    assert went.value.status == status, who.page.locator("main").inner_text()[:600]
    who.look()


def _outside(browser: Any, live: str, paper: Result) -> None:
    """A stranger reads the summary and nobody's name."""
    context = browser.new_context(base_url=live, locale="zh-CN")
    page = context.new_page()
    assert page.goto("/public-results/").ok
    page.click("main a >> text=职业教育交流新进展")
    words = page.inner_text("main")
    assert "考察了双元制职业教育" in words and "顾行之" not in words and paper.title not in words
    context.close()
