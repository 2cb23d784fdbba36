"""The whole application typed in a browser, as a professor does it, and handed in."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from approvals import calendar
from approvals.people.models import Holding, Person, Post, RoleGrant, Unit
from approvals.routes import publish_first
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.route import ROUTE

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a long password"
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


@pytest.fixture
def college():
    publish_first("delegation", ROUTE)
    calendar.load([timezone.localdate().year])
    school = Unit.objects.create(code="0", name="澜江大学", kind="school")
    return Unit.objects.create(code="1", name="外国语学院", parent=school)


@pytest.fixture
def somebody(college):
    def make(number: str, name: str, title: str, duty: str = "", role: str = "") -> Person:
        person = Person.objects.create_user(number, name, PASSWORD, language="en")
        post, _made = Post.objects.get_or_create(unit=college, title=title, defaults={"duty": duty})
        Holding.objects.create(post=post, person=person, since=date(2024, 1, 1))
        if role:
            RoleGrant.objects.create(person=person, role=role, since=date(2024, 1, 1))
        return person

    return make


@pytest.fixture
def signed_in(page, somebody):
    somebody("1001", "顾行之", "教授")
    somebody("1002", "程述", "院长", duty="head")
    somebody("1003", "林晚晴", "副教授")
    for number, role in enumerate(("personnel", "secrecy", "finance", "fao", "teaching"), 3001):
        somebody(str(number), f"经办{role}", role, role=role)
    page.goto("/sign-in/")
    page.fill("[name=username]", "1001")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button")
    page.wait_for_url(re.compile("inbox|/$"))
    return page


def kept() -> dict:
    return Delegation.objects.get().draft


def go_on(page, part: str) -> None:
    page.click("button[name=verb][value=next]")
    page.wait_for_url(f"**/edit/{part}/")


def answer(page, path: str, said: str) -> None:
    page.check(f'[type=radio][name="{path}"][value="{said}"]')


def _task(page) -> None:
    page.goto("/apply/")
    page.click('main a[href="/apply/delegation/"]')
    page.click("main form button.primary")
    page.wait_for_url("**/edit/basics/")
    page.fill("#title", "赴日本访问团组")
    page.select_option("#track", "general")
    page.select_option("#task_type", "visit")
    page.fill("#purpose", "商谈联合培养")
    page.fill("#necessity", "协议到期")
    answer(page, "in_plan", "true")
    page.wait_for_selector("#matter-title >> text=赴日本访问团组")  # it saved itself
    assert kept()["title"] == "赴日本访问团组"
    go_on(page, "people")


def _member(page, number: int) -> None:
    page.select_option(f"#members-{number}-passport_kind", "official")
    answer(page, f"members.{number}.teaching_or_research", "true")
    page.select_option(f"#members-{number}-teaching_cover", "none_needed")
    answer(page, f"members.{number}.secret_related", "false")


def _people(page) -> None:
    page.fill("#q", "lin")
    page.click("#found button")
    page.wait_for_selector("#members-1-name")
    for number in range(2):
        _member(page, number)
    page.fill("#members-0-identity", "11010519491231002X")
    page.press("#members-0-identity", "Tab")
    page.wait_for_selector("#sealed-members-0-identity >> text=••••002X")
    go_on(page, "journey")


def _journey(page, first: date) -> None:
    days = [first + timedelta(days=n) for n in range(3)]
    page.fill("#starts", days[0].isoformat())
    page.fill("#ends", days[-1].isoformat())
    page.select_option("#legs-0-country", "JP")
    page.fill("#legs-0-arrives", days[0].isoformat())
    page.fill("#legs-0-leaves", days[-1].isoformat())
    page.fill("#legs-0-host", "仙台工业大学")
    page.select_option("#legs-0-invitation_issuer", "host")
    answer(page, "legs.0.invitation_from_host_country", "true")
    for number in range(3):
        page.fill(f"#itinerary-{number}-activity", "校际会谈")
        answer(page, f"itinerary.{number}.substantive", "true")
    go_on(page, "money")


def _money(page) -> None:
    page.click('button[value="add:budget"]')
    page.wait_for_selector("#budget-0-amount")
    page.select_option("#budget-0-kind", "lodging")
    page.fill("#budget-0-amount", "12000")
    page.fill("#budget-0-source", "4 晚 × 3 人 × 1000")
    page.fill("#fund_source", "学校事业费")
    go_on(page, "papers")


def test_a_professor_writes_and_hands_in(signed_in, tmp_path: Path):
    page, letter = signed_in, tmp_path / "letter.pdf"
    letter.write_bytes(PDF)
    _task(page)
    _people(page)
    _journey(page, timezone.localdate() + timedelta(days=200))
    _money(page)
    page.set_input_files("main input[type=file] >> nth=0", letter)
    page.wait_for_selector(".paper-row >> text=letter.pdf")
    page.click(".actions a.primary")
    page.wait_for_url("**/edit/check/")
    for name in ("no_family", "no_agency", "no_secrets", "single_passport_kind"):
        page.check(f"#declarations-{name}")
    page.click("#hand-in")
    page.wait_for_url(re.compile(r"/matters/\d+/$"))
    matter = Delegation.objects.get()
    assert matter.state == "vetting" and matter.number and matter.revision.no == 1
    assert [member.name for member in matter.application.members] == ["顾行之", "林晚晴"]
    assert "11010519491231" not in matter.revision.canonical


def test_a_second_window_overwrites_nothing(signed_in):
    page = signed_in
    _task(page)
    page.goto(f"/matters/{Delegation.objects.get().pk}/edit/basics/")
    other = page.context.new_page()
    other.goto(page.url)
    other.fill("#title", "另一窗口")
    other.click("button[value=save]")
    other.wait_for_selector("#matter-title >> text=另一窗口")
    page.fill("#purpose", "在旧窗口里写的一大段话")
    page.wait_for_selector("#refusal .notice")
    assert page.input_value("#purpose") == "在旧窗口里写的一大段话"
    assert kept()["title"] == "另一窗口" and kept()["purpose"] == "商谈联合培养"
