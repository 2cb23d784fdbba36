"""The auditor in a real browser: a sample is drawn, a finding recorded, rectified, returned and closed; the next applicant hears of it.

Wen of the leading group inspects Gu's trip together with Lin of the office. Every page is looked at by axe, light and dark, at a desk
and, where people would, with a phone.
"""

import io
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.utils import timezone
from pypdf import PdfReader

from approvals.routes import publish_first
from tests.cast import gather
from tests.making import trip
from tests.stories.browsing import Somebody
from workflow.core.models import Reading
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.oversight.models import Finding, Inspection
from workflow.registers.models import Limit
from workflow.registers.national import FROM_THE_BEGINNING
from workflow.rehearsal.letters import letter

pytestmark = [pytest.mark.slow]
FOUND = "入境日与批件不一致，缺说明。"


@pytest.fixture
def home(transactional_db: None) -> Walk:
    """Gu's group came home a day late, and said why."""
    publish_first("delegation", ROUTE)
    cast = gather()
    begun = timezone.now().replace(hour=9, minute=0) - timedelta(days=160)
    walk = Walk(cast, begun)
    walk.until("abroad", trip(cast, starts=begun.date() + timedelta(days=120), ends=begun.date() + timedelta(days=124)))
    end = walk.matter.ends_on
    walk.move_to(end + timedelta(days=3))
    late = {"came_home_on": end + timedelta(days=1), "overstay_reason": "航班取消，次日返回"}
    walk.step("come_home", walk.owner, left_on=walk.matter.starts_on, people_back=3, **late)
    return walk


@pytest.fixture
def people(browser: Any, live: str, home: Walk) -> Any:
    """Each of the cast at a browser of their own."""
    seated: dict[tuple[str, bool], Somebody] = {}

    def at(who: str, *, phone: bool = False) -> Somebody:
        if (who, phone) not in seated:
            seated[who, phone] = Somebody(browser, live, who, phone=phone)
        return seated[who, phone]

    yield at
    for somebody in seated.values():
        somebody.leave()


def send(somebody: Somebody, form: Any, *, status: int = 200, **answers: Any) -> None:
    """Fill in a form and send it off."""
    somebody._unfold(form)
    for name, said in answers.items():
        somebody._fill(form, name, said)
    with somebody.page.expect_navigation() as went:
        somebody.press(form.locator(".actions button").last)
    assert went.value.status == status, somebody.page.locator("main").inner_text()[:800]
    somebody.look()


def form(somebody: Somebody, ending: str) -> Any:
    return somebody.page.locator(f'form[action$="{ending}"]')


def plan(wen: Somebody) -> Inspection:
    """From the desk to the drawn sample, with a seed of the auditor's own."""
    wen.open("/oversight/")
    wen.press(wen.page.locator('a[href="/oversight/inspections/new/"]'))
    wen.page.wait_for_url("**/new/")
    cast = gather()
    drawn = {"title": "年度出访检查", "count": 1, "seed": "2026"}
    send(wen, form(wen, "/new/"), status=422, **drawn, first=cast["wen"].pk, second=cast["wen"].pk)
    send(wen, form(wen, "/new/"), first=cast["wen"].pk, second=cast["lin"].pk)
    return Inspection.objects.get()


def walk_the_checklist(wen: Somebody, inspection: Inspection) -> None:
    """A no without a word is refused and loses nothing; with it the answers are kept."""
    sampled = inspection.sample.get()
    answers = dict.fromkeys(("letter", "passport_kind", "invoices", "report", "discipline"), "yes")
    ending = f"/sample/{sampled.pk}/answers/"
    send(wen, form(wen, ending), status=422, stamps="no", **answers)
    assert form(wen, ending).locator("[name=letter]:checked").get_attribute("value") == "yes"
    send(wen, form(wen, ending), **{"stamps.note": "入境章晚一日。"})
    sampled.refresh_from_db()
    assert {code: row["answer"] for code, row in sampled.answers.items()} == {"stamps": "no", **answers}


def record(wen: Somebody, inspection: Inspection) -> Finding:
    """The finding is Gu's to rectify."""
    base, prefix = f"/sample/{inspection.sample.get().pk}/findings/", f"f{inspection.sample.get().pk}-"
    said = {"what": FOUND, "citation": "OUT-25 · S06", "severity": "serious", "responsible": gather()["gu"].pk, "working_days": 10}
    send(wen, form(wen, base), **{prefix + name: value for name, value in said.items()})
    return Finding.objects.get()


def rectify(somebody: Somebody, finding: Finding, proof: Path, *, done: str) -> None:
    """Found among the to-dos, put right, handed in with a proof."""
    open_to_do(somebody, finding)
    begin = form(somebody, "/steps/start/")
    if begin.count():
        send(somebody, begin, plan="补交航空公司证明。")
    send(somebody, form(somebody, "/steps/submit/"), done=done, evidence=proof)


def open_to_do(somebody: Somebody, finding: Finding) -> None:
    somebody.open("/inbox/")
    somebody.press(somebody.page.locator(f'main a[href="{finding.get_absolute_url()}"]'))
    somebody.page.wait_for_url(f"**{finding.get_absolute_url()}")
    somebody.look()


def waits(somebody: Somebody, finding: Finding) -> bool:
    somebody.open("/inbox/")
    return somebody.page.locator(f'main a[href="{finding.get_absolute_url()}"]').count() == 1


def judge(somebody: Somebody, finding: Finding, step: str, **said: Any) -> None:
    open_to_do(somebody, finding)
    send(somebody, form(somebody, f"/steps/{step}/"), **said)


def fetched(somebody: Somebody, address: str) -> bytes:
    answer = somebody.context.request.get(address)
    assert answer.ok, address
    return answer.body()


def test_a_finding_lives_from_the_draw_to_its_closing(people: Any, home: Walk, tmp_path: Path) -> None:
    proof = tmp_path / "证明.pdf"
    proof.write_bytes(letter("delay"))
    wen, lin, gu = people("wen"), people("lin"), people("gu", phone=True)
    wen.open(f"/matters/{home.matter.pk}/audit/")
    assert "OUT-25" in wen.page.locator("main").inner_text()
    inspection = plan(wen)
    walk_the_checklist(wen, inspection)
    finding = record(wen, inspection)
    rectify(gu, finding, proof, done="已补交说明。")
    assert not waits(gu, finding) and waits(wen, finding)
    judge(lin, finding, "send_back", why="缺航空公司证明。", working_days=5)
    rectify(gu, finding, proof, done="已补交航空公司证明。")
    judge(lin, finding, "accept")
    assert Finding.objects.get().state == "accepted" and not waits(wen, finding)
    for signer in (wen, lin):
        signer.open(inspection.get_absolute_url())
        send(signer, form(signer, "/signature/"))
    phone = people("wen", phone=True)
    for address in ("/oversight/", inspection.get_absolute_url(), f"/matters/{home.matter.pk}/audit/"):
        phone.open(address)
    _read_back(wen, inspection, home.matter.number)
    assert Reading.objects.filter(by=home.cast["wen"], matter=home.matter.pk).count() >= 4  # twice compared, twice reported
    assert not Reading.objects.filter(by=home.cast["gu"], matter=home.matter.pk).exists()


def _read_back(wen: Somebody, inspection: Inspection, number: str) -> None:
    """Both reports say the number, the finding and that it is closed."""
    base = inspection.get_absolute_url()
    told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(fetched(wen, f"{base}report.pdf"))).pages)
    sheet = openpyxl.load_workbook(io.BytesIO(fetched(wen, f"{base}report.xlsx"))).active
    line = [cell.value for cell in sheet[2]]
    assert number in told and "已销号" in told and inspection.seed in told
    assert (line[0], line[4], line[-1]) == (number, FOUND, "已销号")


def test_an_open_finding_is_shown_to_the_next_applicant_and_lifted_by_a_named_human(people: Any, home: Walk, tmp_path: Path) -> None:
    block = {"kind": "word", "value": "block", "published": True}
    Limit.objects.update_or_create(code="open_findings", since=FROM_THE_BEGINNING, defaults=block)
    wen = people("wen")
    record(wen, plan(wen))
    cast, begun = gather(), timezone.now()
    following = Walk(cast, begun)
    following.begin()
    following.save(trip(cast, starts=date.today() + timedelta(days=60), ends=date.today() + timedelta(days=64)))
    gu = people("gu")
    gu.open(f"/matters/{following.matter.pk}/edit/check/")
    told = gu.page.locator("main").inner_text()
    assert "OVS-01" in told and home.matter.number in told and "S06" in told
    explained = following.attach("other", "情况说明", by="gu")
    following.step("ask_exception", "gu", rule="OVS-01", reason="整改期限未到。", evidence=explained.pk)
    chen = people("chen")
    chen.take(following.matter, "decide_exception", rule="OVS-01", granted="1", why="整改进行中，准予先行申请。")
    decided = following.matter.exceptions.get()
    assert (decided.granted, decided.decided_by, decided.why) == (True, cast["chen"], "整改进行中，准予先行申请。")


def test_the_desk_prints_on_paper(people: Any, home: Walk) -> None:
    """A4, nothing cut off, and this year against last is on it."""
    wen = people("wen")
    record(wen, plan(wen))
    wen.open("/oversight/")
    printed = PdfReader(io.BytesIO(wen.page.pdf(prefer_css_page_size=True)))
    width, height = (round(float(side)) for side in printed.pages[0].mediabox[2:])
    told = plain("".join(page.extract_text() for page in printed.pages))
    assert (width, height) == (595, 842) and len(printed.pages) <= 3
    assert "今年与去年" in told and plain(FOUND) in told and "去年同期" in told


def plain(text: str) -> str:
    """Without the radicals and widths that a PDF writes some letters in, and without its breaks of lines."""
    return "".join(unicodedata.normalize("NFKC", text).split())
