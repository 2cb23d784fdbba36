"""manage.py pictures: the pictures of the documentation, taken anew from a demo of its own in a temporary folder."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from deploy.embedded import free_port
from workflow.rehearsal.cast import PASSWORD

try:
    from playwright.sync_api import sync_playwright
except ImportError:  # production does not install the extra [dev]
    sync_playwright = None  # type: ignore[assignment]

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "No Chromium was found: install it (apt-get install chromium) or give its path in CHROMIUM."
NO_PLAYWRIGHT = "Pictures need Playwright, which comes with the extra [dev]: make environment."
OWN = ("DATABASE_URL", "CELERY_BROKER_URL", "SECRET_KEY", "CONFIDENTIAL_KEYS", "BEHIND_PROXY", "ALLOWED_HOSTS", "PUBLIC_URL")
DESK, PHONE = (1280, 860), (390, 844)


class Picture(NamedTuple):
    """A page as somebody sees it: that address, from there the matter of that title, from there the page of that name."""

    name: str
    who: str
    address: str
    title: str = ""
    size: tuple[int, int] = DESK
    dark: bool = False
    then: str = ""


PICTURES = (
    Picture("inbox", "chen", "/inbox/"),
    Picture("application", "gu", "/matters/mine/", title="赴日本大阪参加高等教育国际化会议"),
    Picture("matter", "cheng", "/inbox/", title="赴日本、韩国校际交流团组"),
    Picture("decision-phone", "cheng", "/inbox/", title="赴日本、韩国校际交流团组", size=PHONE),
    Picture("inbox-phone", "chen", "/inbox/", size=PHONE),
    Picture("progress", "chen", "/matters/?state=approval", title="赴法国商谈学分互认", then="progress/"),
    Picture("route", "guan", "/routes/1/"),
    Picture("oversight", "wen", "/oversight/"),
    Picture("comparison", "wen", "/matters/?state=archived", title="赴新西兰访问团组", then="audit/"),
    Picture("figures", "chen", "/figures/"),
    Picture("results", "gu", "/results/?q=职业教育"),
    Picture("archived-dark", "chen", "/matters/?state=archived", title="赴新西兰访问团组", dark=True),
)


class Command(BaseCommand):
    help = "Take the pictures of docs/pictures anew (needs Chromium; a minute or two)."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
        if not chromium:
            raise CommandError(NO_BROWSER)
        if sync_playwright is None:
            raise CommandError(NO_PLAYWRIGHT)
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        with demo(self.stdout.write) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=arguments)
            for picture in PICTURES:
                _take(browser, address, picture)
                self.stdout.write(f"docs/pictures/{picture.name}.png")
            browser.close()


@contextmanager
def demo(say: Any) -> Iterator[str]:
    """The product with its invented university, on a free port; gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="waishi-pictures-"))
    folder.chmod(0o755)  # as root the servers run as nobody, who must get in
    port = str(free_port())
    env = {name: value for name, value in os.environ.items() if name not in OWN}
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "up", "--demo"]
    up = subprocess.Popen(
        command, env=env | {"VAR_DIR": str(folder), "HOST": "127.0.0.1", "PORT": port, "LOG_LEVEL": "ERROR"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        _wait(up, say)
        yield f"http://127.0.0.1:{port}"
    finally:
        up.send_signal(signal.SIGINT)
        up.communicate()
        shutil.rmtree(folder, ignore_errors=True)


def _wait(up: subprocess.Popen[str], say: Any) -> None:
    for line in up.stdout or []:
        if "| ready:" in line:
            return
        say(line.rstrip())
    raise CommandError("The demo did not start; its reason stands above.")


def _take(browser: Any, address: str, picture: Picture) -> None:
    width, height = picture.size
    context = browser.new_context(
        base_url=address, locale="zh-CN", viewport={"width": width, "height": height}, device_scale_factor=2 if width < 500 else 1,
        color_scheme="dark" if picture.dark else "light", reduced_motion="reduce",
    )  # fmt: skip
    page = context.new_page()
    page.goto("/sign-in/")
    page.fill("[name=username]", picture.who)
    page.fill("[name=password]", PASSWORD)
    page.click("main form:has([name=password]) button")
    page.wait_for_url("**/inbox/")
    page.goto(picture.address)
    if picture.title:
        page.click(f"main a >> text={picture.title}")
        page.wait_for_url("**/matters/*/")
    if picture.name == "application":
        page.goto(page.url + "edit/journey/")
    if picture.then:
        page.goto(page.url + picture.then)
    page.screenshot(path=settings.BASE_DIR / "docs" / "pictures" / f"{picture.name}.png")
    context.close()
