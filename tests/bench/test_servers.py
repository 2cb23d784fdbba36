"""Real servers: ten pages for ten people at once on granian, and what the processes hold in memory."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import psutil
import pytest

from deploy.embedded import free_port
from tests.bench.measuring import p95
from tests.cast import Office
from tests.faults.office import handed_in
from tests.notifications.workers import ROOT, database_url, working

CLIENTS, VISITS = 10, 20
MEGABYTE = 1024 * 1024
PRINTING = """
import sys
from workflow.registers.papers import printed
from workflow.matters.delegations.models import Delegation
matter = Delegation.objects.first()
for _ in range(3):
    printed(matter, "F1", by=matter.owner, now=matter.changed_at)
print("printed", flush=True)
sys.stdin.read()
"""


def memory(pid: int) -> float:
    """What a process and its children hold, shared pages counted once, in MB."""
    root = psutil.Process(pid)
    return sum(process.memory_full_info().pss for process in [root, *root.children(recursive=True)]) / MEGABYTE


@contextmanager
def serving(command: list[str], url: str, seconds: float, **environment: str) -> Iterator[subprocess.Popen]:
    """A server in its own process, once it answers; ended with everything it started."""
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + seconds
        while not _answers(url):
            assert time.monotonic() < until and server.poll() is None, f"{command[0]} does not answer"
            time.sleep(0.2)
        yield server
    finally:
        server.terminate()
        server.wait(timeout=60)


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.fixture
def granian() -> Callable[[int], Any]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "deploy.wsgi:application"]
    return lambda port: serving(
        [*command, "--port", str(port)], f"http://127.0.0.1:{port}/healthz", 60, DATABASE_URL=database_url(), INSECURE_HTTP="1"
    )


def test_pages_for_ten_people_at_once(office: Office, granian: Callable[[int], Any]) -> None:
    walk, port = handed_in(office.cast), free_port()
    pages = [
        "/inbox/", "/matters/", "/matters/mine/", "/notices/", f"/matters/{walk.matter.pk}/", "/me/", "/apply/",
        "/matters/?q=日本", "/inbox/?only=late", "/matters/?state=vetting",
    ]  # fmt: skip
    cookies = [{"session": office.browser(who).cookies["session"].value} for who in ("cheng", "gu", "chen", "he", "mi") * 2]
    took: dict[str, list[float]] = {page: [] for page in pages}

    def visit(cookie: dict[str, str]) -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", cookies=cookie, timeout=30) as client:
            for page in pages * VISITS:
                began = time.perf_counter()
                status = client.get(page).status_code
                took[page].append(time.perf_counter() - began)
                assert status in (200, 404), (page, status)

    with granian(port) as server:
        threads = [threading.Thread(target=visit, args=[cookie]) for cookie in cookies[:CLIENTS]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        held = memory(server.pid)
    print(f"\n\nten pages, {CLIENTS} people at once on one granian worker")
    for page, seconds in took.items():
        assert len(seconds) == CLIENTS * VISITS
        print(f"  {page:<26} p50 {median(seconds) * 1000:7.1f} ms   p95 {p95(seconds) * 1000:7.1f} ms")
    print(f"  web, with its children: {held:.0f} MB (goal 150 for a worker)")


def test_memory_after_printing(office: Office) -> None:
    handed_in(office.cast)
    with working(PRINTING) as worker:
        assert worker.stdout and worker.stdout.readline() == "printed\n"
        held = memory(worker.pid)
    print(f"\n\na worker that has printed F1 three times: {held:.0f} MB (goal 250)")
    assert held < 1.2 * 250


def test_memory_of_the_whole_demo(tmp_path: Path) -> None:
    port, settings = free_port(), {name: "" for name in ("DATABASE_URL", "CELERY_BROKER_URL")}
    var = tmp_path / "var"
    var.mkdir()
    for folder in (var, tmp_path, tmp_path.parent, tmp_path.parent.parent):
        folder.chmod(0o755)  # PostgreSQL runs as nobody and must get in
    kept = {name: value for name, value in os.environ.items() if name not in settings}
    url = f"http://127.0.0.1:{port}"
    said = tmp_path / "said.log"
    with said.open("w") as log:
        demo = subprocess.Popen(
            [sys.executable, "manage.py", "up", "--demo"], cwd=ROOT, env=kept | {"VAR_DIR": str(var), "PORT": str(port)},
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        until = time.monotonic() + 240
        while not _answers(f"{url}/readyz"):
            assert time.monotonic() < until and demo.poll() is None, said.read_text()[-800:]
            time.sleep(1)
        held = memory(demo.pid)
    finally:
        demo.terminate()
        demo.wait(timeout=60)
    print(f"\n\nthe whole demo: {held:.0f} MB (goal 1024)")
    assert held < 1024
