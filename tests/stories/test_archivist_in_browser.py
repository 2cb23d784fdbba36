"""The archivist in Chromium: a file is sealed and numbered, handed over with a receipt, and an old one goes with two signatures.

At a desk and on a phone, by day and by night; the server lives today, so what is to be destroyed was sealed in 1990.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pypdf
import pytest
from django.utils import timezone

from approvals.routes import publish_first
from tests.making import trip
from tests.stories.browsing import Somebody
from tests.workflow.registers.archived import sealed
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk
from workflow.matters.delegations.route import ROUTE
from workflow.registers.archive import disposals
from workflow.registers.models import ArchivePackage, Disposal, Transfer
from workflow.rehearsal.cast import gather

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
PATIENCE = 120_000  # milliseconds: sealing draws every paper of the file
LONG_AGO = datetime(1990, 6, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def cast(live: str) -> dict[str, Any]:
    """The cast, and a file of 1990."""
    publish_first("delegation", ROUTE)
    cast = gather()
    sealed(cast["dang"], LONG_AGO, "赴英国剑桥大学学术交流团组")
    return cast


@pytest.fixture
def shared(cast: dict[str, Any]) -> Delegation:
    """A trip that is over, whose results are shared: it waits for the archivist."""
    starts = timezone.localdate() - timedelta(days=120)
    walk = Walk(cast, timezone.now() - timedelta(days=200))
    walk.until("sharing", trip(cast, starts=starts, ends=starts + timedelta(days=4)))
    walk.share()
    return walk.matter


@pytest.fixture
def comes(browser: Any, live: str) -> Callable[..., Somebody]:
    """Somebody of the cast signs in; they leave when the test is over."""
    here: list[Somebody] = []

    def signs_in(username: str, *, phone: bool = False) -> Somebody:
        here.append(Somebody(browser, live, username, phone=phone))
        here[-1].page.set_default_timeout(PATIENCE)
        return here[-1]

    yield signs_in
    for person in here:
        person.leave()


def follow(person: Somebody, link: Any) -> None:
    """Press what leads on, and look at the page that comes."""
    with person.page.expect_navigation() as went:
        person.press(link)
    assert went.value.status == 200, person.page.locator("main").inner_text()[:500]
    person.look()


def taken(person: Somebody, link: Any, path: Path) -> Path:
    """Fetch what a link leads to, as the browser would."""
    answer = person.context.request.get(link.get_attribute("href"))
    assert answer.ok
    path.write_bytes(answer.body())
    return path


def test_a_file_is_sealed_numbered_and_handed_over(shared, comes, tmp_path):
    archivist = comes("dang")
    archivist.take(shared, "archive")
    hand_over(archivist, ArchivePackage.objects.get(matter=shared), tmp_path)


def test_a_file_is_handed_over_by_phone(cast, comes, tmp_path):
    hand_over(comes("chen", phone=True), sealed(cast["dang"], timezone.now(), "赴日本学术交流团组"), tmp_path)


def hand_over(archivist: Somebody, package: ArchivePackage, tmp_path: Path) -> None:
    page = archivist.page
    archivist.open("/archive/?only=unmoved")
    assert package.file_no in page.locator("main").inner_text()
    page.locator(f'input[name="pick"][value="{package.pk}"]').check()
    follow(archivist, page.locator('button[form="several"]'))
    assert package.file_no in page.locator("main").inner_text()
    follow(archivist, page.locator("main form button.primary"))
    transfer = Transfer.objects.get()
    assert page.url.endswith(transfer.get_absolute_url())

    listed = taken(archivist, page.locator('a[href$="list.pdf"]'), tmp_path / "list.pdf")
    assert package.digest in "".join(sheet.extract_text() for sheet in pypdf.PdfReader(listed).pages).replace("\n", "")
    form = page.locator('form[action$="/receipt/"]')
    form.locator('[name="received_by"]').fill("张敏（校档案馆）")
    follow(archivist, form.locator("button"))
    assert "张敏（校档案馆）" in page.locator("main").inner_text()
    archivist.open(f"/archive/{package.pk}/")
    archivist.open("/archive/transfers/")
    checked = subprocess.run([sys.executable, "-I", "-S", package.folder / "verify.py"], cwd=tmp_path, env={}, capture_output=True)
    assert checked.returncode == 0, "what goes over verifies by itself"


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_an_old_file_goes_with_two_signatures_and_is_stopped_once(cast, comes, phone):
    package = ArchivePackage.objects.get(year=1990)
    archivist, leader = comes("dang", phone=phone), comes("wen", phone=not phone)
    for why in ("保管期满，经鉴定已无保存价值。", "复查后仍拟销毁。"):
        archivist.open("/archive/?only=ended")
        follow(archivist, archivist.page.get_by_role("link", name=package.matter.title))
        proposal = archivist.page.locator('form[action$="/disposal/"]')
        archivist._unfold(proposal)
        proposal.locator("textarea").fill(why)
        follow(archivist, proposal.locator("button"))
        leader.open("/archive/?only=signing")
        follow(leader, leader.page.get_by_role("link", name=package.matter.title))
        assert why in leader.page.locator("main").inner_text()
        follow(leader, leader.page.locator('form[action$="/approval/"] button'))
        assert package.folder.exists(), "some days lie between"
        if why.startswith("保管"):
            archivist.open(f"/archive/{package.pk}/")
            stop = archivist.page.locator('form[action$="/refusal/"]')
            archivist._unfold(stop)
            stop.locator("textarea").fill("校史馆借展，暂缓。")
            follow(archivist, stop.locator("button"))
    disposals.carry_out(now=timezone.now() + timedelta(days=8))
    assert not package.folder.exists() and [bool(row.destroyed_at) for row in Disposal.objects.order_by("pk")] == [False, True]
    archivist.open("/archive/?only=disposed")
    follow(archivist, archivist.page.get_by_role("link", name=package.matter.title))
    text = archivist.page.locator("main").inner_text()
    assert "校史馆借展" in text and "复查后仍拟销毁" in text


def test_a_period_is_changed_with_a_reason(cast, comes):
    package = ArchivePackage.objects.get(year=1990)
    archivist = comes("dang", phone=True)
    archivist.open(f"/archive/{package.pk}/")
    form = archivist.page.locator('form[action$="/period/"]')
    archivist._unfold(form)
    form.locator('[name="period"]').select_option("permanent")
    form.locator("textarea").fill("我校首个赴英团组，有校史价值。")
    follow(archivist, form.locator("button"))
    package.refresh_from_db()
    assert package.kept_until is None and "校史价值" in archivist.page.locator("main").inner_text()
