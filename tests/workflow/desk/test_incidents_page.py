"""The page of incidents: the office's and the administrators'; open ones first; try again and close by button and by API."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from approvals import incidents
from approvals.models import Incident
from approvals.people import tokens
from notifications.models import Message
from notifications.render import letter
from tests.making import House

LOOK = "/incidents/"


@pytest.fixture
def incident(stage: House) -> Incident:
    return incidents.note("core.previews", LookupError("顾行之"), timezone.now())


@pytest.fixture(autouse=True)
def sent(monkeypatch: Any) -> list[str]:
    """The jobs the broker was asked for."""
    asked: list[str] = []
    monkeypatch.setattr(incidents, "publish", asked.append)
    return asked


@pytest.mark.parametrize("username", ["chen", "guan"])
def test_the_office_and_administrators_see_cause_and_buttons(stage: House, incident: Incident, username: str) -> None:
    page = stage.office.browser(username).get(LOOK).text
    assert "生成附件预览" in page and "core.previews" in page and "LookupError" in page and "顾行之" not in page
    assert f"/incidents/{incident.pk}/retrial/" in page and f"/incidents/{incident.pk}/closing/" in page


@pytest.mark.parametrize("username", ["gu", "cheng", "mi", "qiao", "ji", "wen"])
def test_nobody_else_sees_or_does_anything(stage: House, incident: Incident, username: str, sent: list[str]) -> None:
    browser = stage.office.browser(username)
    assert browser.get(LOOK).status_code == 403
    for verb in ("retrial", "closing"):
        assert browser.post(f"{LOOK}{incident.pk}/{verb}/").status_code == 403
        assert browser.post(f"{LOOK}999999/{verb}/").status_code == 403
    assert not sent and Incident.objects.get().closed_at is None
    assert LOOK not in browser.get("/inbox/").text


def test_the_menu_counts_what_is_open_and_says_nothing_of_none(stage: House, incident: Incident) -> None:
    assert 'href="/incidents/"' in stage.office.chen.get("/inbox/").text
    entry = stage.office.chen.get("/inbox/").text.split('href="/incidents/"')[1].split("</a>")[0]
    assert 'class="count">1' in entry
    incidents.succeeded("core.previews", timezone.now())
    assert 'class="count"' not in stage.office.chen.get("/inbox/").text.split('href="/incidents/"')[1].split("</a>")[0]


def test_try_again_sends_the_job_once_however_often_it_is_pressed(
    stage: House, incident: Incident, sent: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert stage.office.chen.post(f"{LOOK}{incident.pk}/retrial/", {"_once": "k"}).status_code == 302
    assert sent == ["core.previews"]
    page = stage.office.chen.get(LOOK).text
    assert "陈立夏 已重试" in page
    incidents.note("core.previews", LookupError(), timezone.now() + timedelta(minutes=1))
    assert "再次失败" in stage.office.chen.get(LOOK).text


def test_closed_by_hand_or_by_success_it_stands_below_for_thirty_days(stage: House, incident: Incident) -> None:
    assert stage.office.guan.post(f"{LOOK}{incident.pk}/closing/").status_code == 302
    incidents.note("core.sweep", ValueError(), timezone.now())
    incidents.succeeded("core.sweep", timezone.now())
    page = stage.office.chen.get(LOOK).text
    assert "管弦 关闭" in page and "已恢复" in page and "没有未关闭的异常" in page
    assert stage.office.chen.post(f"{LOOK}{incident.pk}/closing/").status_code == 409
    Incident.objects.update(closed_at=timezone.now() - timedelta(days=31))
    assert "LookupError" not in stage.office.chen.get(LOOK).text


def test_without_incidents_the_page_says_that_all_is_well(stage: House) -> None:
    assert "没有未关闭的异常" in stage.office.chen.get(LOOK).text


def test_the_word_of_it_names_job_and_cause_in_the_readers_language(stage: House, incident: Incident) -> None:
    message = Message.objects.filter(event="incident.opened", channel="email", recipient=stage.cast["chen"]).get()
    subject, body = letter(message)
    assert subject == "后台任务执行失败：生成附件预览"
    assert "LookupError" in body and body.rstrip().endswith("/incidents/")
    message.recipient.language = "en"
    assert letter(message)[0] == "A background job failed: Drawing previews of attachments"


def test_a_program_of_the_office_does_the_same(
    stage: House, incident: Incident, sent: list[str], django_capture_on_commit_callbacks: Any
) -> None:
    def ask(username: str, method: str, path: str) -> Any:
        person, until = stage.cast[username], timezone.now() + timedelta(days=1)
        _token, clear = tokens.issue(person, name="t", scopes=["read", "write"], expires_at=until, by=person)
        send = getattr(stage.office.browser(username), method)
        return send(f"/api/v1{path}", content_type="application/json", headers={"Authorization": f"Bearer {clear}"})

    assert ask("gu", "get", "/incidents").status_code == 403
    assert ask("gu", "post", f"/incidents/{incident.pk}/retry").status_code == 403
    (row,) = ask("chen", "get", "/incidents").json()["rows"]
    assert (row["job"], row["error"], row["times"], row["closed_at"]) == ("core.previews", "LookupError", 1, None)
    with django_capture_on_commit_callbacks(execute=True):
        assert ask("chen", "post", f"/incidents/{incident.pk}/retry").json()["retried_at"]
    assert sent == ["core.previews"]
    assert ask("guan", "post", f"/incidents/{incident.pk}/close").json()["closed_at"]
    assert ask("guan", "post", f"/incidents/{incident.pk}/close").status_code == 409
    assert ask("guan", "post", "/incidents/999999/close").status_code == 404
