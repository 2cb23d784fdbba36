import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest

from deploy.embedded import free_port
from deploy.processes import Keeper

ROOT = Path(__file__).parents[2]
OURS = ("DATABASE_URL", "CELERY_BROKER_URL", "INSECURE_HTTP", "LOG_LEVEL")


class Up:
    """A real `manage.py up` with its own var/ and port."""

    def __init__(self, var: Path) -> None:
        self.var, self.port = var, free_port()
        self.log = var / "up.log"

    def start(self) -> None:
        env = {name: value for name, value in os.environ.items() if name not in OURS}
        env |= {"VAR_DIR": str(self.var), "PORT": str(self.port)}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"], cwd=ROOT, env=env, stdout=log, stderr=log
            )

    def until(self, true, seconds: float = 120):
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            assert self.process.poll() is None, self.log.read_text()
            if found := true():
                return found
            time.sleep(0.2)
        raise AssertionError(self.log.read_text())

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=10) as answer:
                return json.load(answer)["ready"]
        except (urllib.error.URLError, OSError):
            return False

    def family(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def member(self, *words: str) -> psutil.Process:
        return next(child for child in self.family() if all(word in " ".join(child.cmdline()) for word in words))

    def end(self, number: signal.Signals) -> list[psutil.Process]:
        """Who is left after it got that signal."""
        family = self.family()
        self.process.send_signal(number)
        self.process.wait(90)
        return psutil.wait_procs(family, timeout=15)[1]


@pytest.fixture
def up(var):
    up = Up(var)
    up.start()
    yield up
    if up.process.poll() is None:
        up.end(signal.SIGTERM)


@pytest.mark.slow
def test_up_gets_ready_survives_a_crash_and_leaves_nobody_behind(up):
    up.until(up.is_ready)
    address = (up.var / "state.json").read_text()
    up.member("valkey-server").kill()
    up.until(lambda: "valkey has ended; it starts again" in up.log.read_text())
    up.until(up.is_ready)
    assert up.end(signal.SIGINT) == []
    assert up.process.returncode == 0
    lines = [line for line in up.log.read_text().splitlines() if line.endswith(" stopped")]
    order = ["beat", "worker", "web", "valkey", "postgresql"]
    assert [line.split("| ")[1].removesuffix(" stopped") for line in lines] == order
    up.start()
    up.until(up.is_ready)
    assert (up.var / "state.json").read_text() == address
    assert up.end(signal.SIGKILL) == []  # no chance to say good-bye: its children notice themselves


@pytest.mark.slow
def test_a_second_up_on_the_same_var_is_told_so(up):
    up.until(lambda: "postgresql on 127.0.0.1" in up.log.read_text())
    second = Up(up.var)
    second.log = up.var / "second.log"
    second.start()
    second.process.wait(60)
    assert "already runs here" in second.log.read_text()


class Fragile:
    name = "fragile"

    def __init__(self) -> None:
        self.starts = 0

    def start(self) -> None:
        self.starts += 1

    def is_running(self) -> bool:
        return False

    def stop(self) -> None: ...


def test_what_falls_again_and_again_waits_longer_each_time(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("deploy.processes.time.monotonic", lambda: clock[0])
    said: list[str] = []
    keeper = Keeper(lambda who, line: said.append(line))
    thing = Fragile()
    keeper.start(thing)
    for _ in range(400):
        keeper.look_after()
        clock[0] += 0.5
    waits = [line.split(" in ")[1] for line in said]
    assert waits[:7] == ["1 s", "2 s", "4 s", "8 s", "16 s", "30 s", "30 s"]
    assert thing.starts == len(waits) or thing.starts == len(waits) + 1
