"""Children of `up`: their lines prefixed, restarted with back-off when they die, ended with their starter."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, Protocol

from deploy.binaries import CannotRun
from deploy.embedded import LEASH

CALM = 60.0  # seconds after which a child counts as healthy again
LONGEST_WAIT = 30.0
GRACE = 60.0  # seconds a child has to finish its work


class Kept(Protocol):
    """Something `up` keeps running: a server or a child."""

    name: str

    def start(self) -> object: ...
    def is_running(self) -> bool: ...
    def stop(self) -> None: ...


class Child:
    """One process of the application; ``orphaned`` is the signal it gets when `up` dies without a word."""

    orphaned = signal.SIGTERM

    def __init__(self, name: str, command: list[str], env: dict[str, str], say: Callable[[str, str], None]) -> None:
        self.name, self.command, self.env, self.say = name, command, env, say
        self.process: subprocess.Popen[str] | None = None
        self.started = 0.0

    def start(self) -> None:
        leash = [sys.executable, "-I", str(LEASH), str(os.getuid()), str(os.getgid()), str(int(self.orphaned))]
        self.process = subprocess.Popen(
            leash + self.command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # the terminal's Ctrl-C reaches `up` alone, which stops the children in order
        )
        self.started = time.monotonic()
        threading.Thread(target=self._pass_on, args=[self.process.stdout], daemon=True).start()

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def age(self) -> float:
        return time.monotonic() - self.started

    def stop(self, grace: float = GRACE) -> None:
        if not (self.process and self.is_running()):
            return
        self.process.terminate()
        try:
            self.process.wait(grace)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _pass_on(self, output: IO[str]) -> None:
        for line in output:
            self.say(self.name, line.rstrip())


class Worker(Child):
    """A worker that looks for a broker that is gone hears no polite signal; killed, it loses nothing."""

    orphaned = signal.SIGKILL


class Keeper:
    """Starts things in order, restarts those that fall, stops them in the reverse order."""

    def __init__(self, say: Callable[[str, str], None]) -> None:
        self.say = say
        self.kept: list[Kept] = []
        self.falls: dict[str, int] = {}
        self.not_before: dict[str, float] = {}
        self.upright_since: dict[str, float] = {}

    def start(self, thing: Kept) -> object:
        self.kept.append(thing)
        self.upright_since[thing.name] = time.monotonic()
        return thing.start()

    def look_after(self) -> None:
        for thing in self.kept:
            if not thing.is_running():
                self._raise(thing)

    def stop(self) -> None:
        while self.kept:
            thing = self.kept.pop()
            thing.stop()
            self.say("up", f"{thing.name} stopped")

    def _raise(self, thing: Kept) -> None:
        now = time.monotonic()
        if thing.name not in self.not_before:
            self._plan(thing, now)
        elif now >= self.not_before[thing.name]:
            del self.not_before[thing.name]
            self.upright_since[thing.name] = now
            try:
                thing.start()
            except CannotRun as error:
                self.say("up", str(error))

    def _plan(self, thing: Kept, now: float) -> None:
        calm = now - self.upright_since[thing.name] > CALM
        self.falls[thing.name] = 0 if calm else self.falls.get(thing.name, 0) + 1
        wait = min(2.0 ** self.falls[thing.name] / 2, LONGEST_WAIT)
        self.not_before[thing.name] = now + wait
        self.say("up", f"{thing.name} has ended; it starts again in {wait:g} s")
