"""The shell: places by role, the office's way of writing, refusals with words, nothing foreign in a page."""

import re
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings as project
from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpResponse, QueryDict
from django.template import engines
from django.template.loader import get_template, render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import trans_real
from django_fsm import TransitionNotAllowed

from approvals import calendar
from approvals.deputies import Desk
from approvals.errors import NotComplete, NotNow, NotYours
from workflow.core.life import State
from workflow.desk import deadlines
from workflow.desk.context import Shell, shell
from workflow.desk.menu import menu_for, place_of, tabs_of
from workflow.desk.middleware import ContentSecurityPolicy, RefusalsHaveWords
from workflow.desk.states import LOOKS
from workflow.desk.templatetags import office
from workflow.desk.typed import typed_in

MONDAY = date(2026, 11, 23)
ONLY_WEEKENDS = calendar.Table(special={date(2026, 10, 1): False}, years=range(2024, 2031))


@pytest.fixture
def chinese(tmp_path, settings):
    """Chinese, from this room's own part of the catalogue."""
    part = Path(project.BASE_DIR, "templates/locale/parts/desk.po").read_text(encoding="utf-8")
    folder = tmp_path / "zh_Hans" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + part)
    with open(folder / "django.po", "rb") as source, open(folder / "django.mo", "wb") as target:
        write_mo(target, read_po(source, locale="zh_Hans"))
    settings.LOCALE_PATHS = [tmp_path]
    _forget_translations()
    with translation.override("zh-hans"):
        yield
    settings.LOCALE_PATHS = project.LOCALE_PATHS
    _forget_translations()


def _forget_translations():
    trans_real._translations = {}
    trans_real._default = None


@pytest.fixture
def only_weekends(monkeypatch):
    monkeypatch.setattr(deadlines, "table", lambda first, last: ONLY_WEEKENDS)


@pytest.fixture
def request_from(rf: RequestFactory, monkeypatch):
    """A request of somebody with these roles; the counts are given, not asked for."""

    def make(*roles: str, method: str = "get", path: str = "/inbox/", **data):
        request = getattr(rf, method)(path, data)
        person = SimpleNamespace(is_authenticated=True, theme="dark", username="200017", pk=1)
        request.user = person if roles else AnonymousUser()
        desk = Desk(frozenset((role, None) for role in roles), (), frozenset())
        monkeypatch.setattr("workflow.desk.context.desk_of", lambda person, at: desk)
        monkeypatch.setattr("workflow.desk.context.waiting_count", lambda person: 7)
        monkeypatch.setattr(Shell, "unread", 3)
        monkeypatch.setattr(Shell, "incidents", 0)
        return request

    return make


def _render(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


# places


def test_only_the_custodian_and_the_office_see_the_passports():
    seen = {role: "passports" in [e.key for e in menu_for({role})] for role in ("custodian", "fao", "finance", "")}
    assert seen == {"custodian": True, "fao": True, "finance": False, "": False}


@pytest.mark.parametrize(
    ("roles", "keys"),
    [
        (set(), ["inbox", "matters", "apply", "notices", "me"]),
        ({"fao"}, ["inbox", "matters", "passports", "notices", "me"]),
    ],
)
def test_a_phone_has_five_places(roles, keys):
    assert [entry.key for entry in tabs_of(menu_for(roles))] == keys


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/inbox/", "inbox"),
        ("/matters/17/", "matters"),
        ("/matters/mine/", "mine"),
        ("/apply/", "apply"),
        ("/matters/4/edit/journey/", "matters"),
        ("/elsewhere/", ""),
    ],
)
def test_the_place_follows_the_address(path, place):
    assert place_of(path) == place


def test_a_page_with_nothing_else_has_its_shell(request_from):
    html = render_to_string("base/page.html", {}, request_from("fao"))
    assert '<a href="/inbox/" aria-current="page">' in html
    assert 'data-theme="dark"' in html and 'href="#main"' in html
    assert html.count("<main ") == html.count("<header ") == html.count("<footer ") == 1
    assert "7<span" in html


def test_a_plain_page_asks_the_database_nothing(request_from):
    """No database mark: a statement would fail this test."""
    assert project.SCHOOL in render_to_string("base/plain.html", {}, request_from("fao"))


def test_every_page_leads_to_its_source(request_from):
    for template in ("base/page.html", "base/plain.html"):
        html = render_to_string(template, {}, request_from("fao"))
        assert f'href="{project.SOURCE_URL}"' in html and project.VERSION in html


def test_the_red_bar_shows_on_an_open_connection(request_from, monkeypatch):
    for insecure in (True, False):
        monkeypatch.setattr(Shell, "insecure", insecure)
        assert ('class="insecure"' in render_to_string("base/plain.html", {}, request_from("fao"))) is insecure


def test_the_language_of_the_page_is_said(request_from, chinese):
    assert '<html lang="zh-Hans"' in render_to_string("base/plain.html", {}, request_from("fao"))


# writing


def test_days_and_hours_as_the_office_writes_them(chinese):
    assert office.day(date(2026, 12, 3)) == "2026年12月3日（周四）"
    assert office.day(date(2026, 12, 3), "short") == "12月3日（周四）"
    assert office.daytime(datetime(2026, 12, 3, 15, 20)) == "2026年12月3日 15:20"


def test_days_in_english():
    with translation.override("en"):
        assert office.day(date(2026, 12, 3)) == "3 Dec 2026 (Thu)"


@pytest.mark.parametrize(
    ("amount", "written"),
    [(98600, "¥98,600.00"), (Decimal("-3.5"), "-¥3.50"), ("115914.56", "¥115,914.56"), (None, ""), ("x", "")],
)
def test_money_to_the_cent(amount, written):
    assert office.money(amount) == written


def test_foreign_money_has_its_unit_after_it(chinese):
    assert office.money(175, "USD") == "175 美元"


@pytest.mark.parametrize(
    ("due", "words", "level"),
    [
        (date(2026, 11, 25), "剩 2 个工作日", ""),
        (MONDAY, "今天到期", "soon"),
        (date(2026, 11, 18), "逾期 3 个工作日", "late"),
        (date(2026, 11, 21), "逾期 1 个工作日", "late"),
    ],
)
def test_deadlines_count_working_days(chinese, only_weekends, due, words, level):
    assert (office.due(due, MONDAY), office.due_level(due, MONDAY)) == (words, level)


def test_a_deadline_in_a_year_without_holidays_says_so(chinese, only_weekends):
    assert office.due_note(date(2026, 12, 1), MONDAY) == ""
    assert "2027 年" in office.due_note(date(2027, 1, 5), MONDAY)


def test_many_deadlines_read_the_holidays_once(monkeypatch):
    readings = []
    monkeypatch.setattr(deadlines, "table", lambda first, last: readings.append(first) or ONLY_WEEKENDS)
    with deadlines.one_reading():
        for n in range(1, 28):
            office.due(date(2026, 12, n), MONDAY)
    assert len(readings) == 1


def test_every_state_has_an_icon_that_exists():
    for state, look in LOOKS.items():
        html = office.state_tag(state, "<b>")
        assert "<svg" in html and 'aria-hidden="true"' in html and "&lt;b&gt;" in html, state
        assert look.level in ("", "ok", "warn", "bad", "info")


def test_a_state_of_a_life_brings_its_name_and_its_look():
    html = office.state_tag(State("preparing", "<b>", icon="stamp", level="info"))
    assert html == f'<span class="tag info">{office.icon("stamp")} &lt;b&gt;</span>'


def test_icons_leave_size_and_colour_to_the_style_sheet():
    assert not re.search(r"<svg[^>]*(stroke|fill|width|style)=", office.icon("stamp"))


# refusals


@pytest.mark.parametrize(
    ("refusal", "status"),
    [(NotYours("Only the office."), 403), (NotNow("It moved."), 409), (NotComplete(complaints=["One.", "Two."]), 422)],
)
def test_a_refusal_is_a_page_with_its_sentences(request_from, refusal, status):
    response = RefusalsHaveWords(HttpResponse).process_exception(request_from("fao", method="post"), refusal)
    assert response.status_code == status
    assert all(sentence in response.content.decode() for sentence in refusal.complaints)


def test_htmx_gets_a_fragment(request_from):
    request = request_from("fao", method="post")
    request.htmx = True
    response = RefusalsHaveWords(HttpResponse).process_exception(request, NotNow("It moved."))
    assert response.status_code == 409 and b"<html" not in response.content and b'role="alert"' in response.content


def test_a_locked_row_is_somebody_else_deciding(request_from):
    locked = OperationalError()
    locked.__cause__ = type("LockNotAvailable", (Exception,), {"sqlstate": "55P03"})()
    response = RefusalsHaveWords(HttpResponse).process_exception(request_from("fao", method="post"), locked)
    assert response.status_code == 409


def test_a_step_the_life_does_not_allow_is_a_409(request_from):
    response = RefusalsHaveWords(HttpResponse).process_exception(request_from("fao"), TransitionNotAllowed("submit"))
    assert response.status_code == 409


@pytest.mark.parametrize("fault", [ValueError(), OperationalError("the server went away")])
def test_a_fault_stays_a_fault(request_from, fault):
    assert RefusalsHaveWords(HttpResponse).process_exception(request_from("fao"), fault) is None


def test_the_api_words_its_own_refusals(request_from):
    request = request_from("fao", path="/api/v1/matters/")
    assert RefusalsHaveWords(HttpResponse).process_exception(request, NotNow("x")) is None


def test_what_was_typed_is_shown_again_and_secrets_are_not(request_from):
    request = request_from(
        "fao", method="post", opinion="同意 <script>", password="correct horse battery", csrfmiddlewaretoken="x y"
    )
    html = RefusalsHaveWords(HttpResponse).process_exception(request, NotNow("It moved.")).content.decode()
    assert "同意 &lt;script&gt;" in html
    assert "correct horse" not in html and "x y" not in html


@pytest.mark.parametrize(
    ("posted", "kept"),
    [
        ("opinion=OK", ["opinion"]),
        ("opinion=", []),
        ("verb=agree&digest=0a1b&page=2", []),
        ("purpose=%E5%95%86%E8%B0%88&passport_no=E12345678901234567890123456789", ["purpose"]),
        ("idempotency_key=11111111-2222-3333-4444-555555555555", []),
    ],
)
def test_only_written_words_are_kept(posted, kept):
    assert [field.name for field in typed_in(QueryDict(posted))] == kept


def test_the_way_back_is_never_to_a_stranger(request_from):
    ours = "http://testserver/matters/1/"
    for came_from, back in [(ours, ours), ("https://evil.example/", "/"), ("", "/")]:
        request = request_from("fao")
        request.META["HTTP_REFERER"] = came_from
        assert shell(request)["shell"].back == back


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "409", "422", "500"])
def test_error_pages_stand_without_a_request(name):
    assert "<h1" in get_template(f"{name}.html").render()


# nothing foreign


def test_the_policy_allows_no_inline_script_or_style(rf):
    policy = ContentSecurityPolicy(lambda request: HttpResponse())(rf.get("/"))["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_no_template_carries_inline_script_or_style():
    for path in Path(project.BASE_DIR, "templates").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=\"", html), path


def test_components_escape_what_people_wrote():
    evil = "<img src=x>"
    html = _render(
        "".join(f'{{% include "components/{name}.html" %}}' for name in ("facts", "diff", "timeline")),
        facts=[{"name": evil, "value": evil}],
        changes=[{"name": evil, "before": evil, "after": evil}],
        entries=[{"who": evil, "did": evil, "opinion": evil}],
    )
    assert "<img" not in html and html.count("&lt;img") == 8
