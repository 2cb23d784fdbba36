"""A server beside the application: its data under var/, on 127.0.0.1, owned by no root, nothing orphaned.

PostgreSQL refuses root, so as root the servers run as `nobody`; what `nobody` could not reach (programs in a closed
environment, a var/ in a closed home) is kept where it can. See deploy/postgresql.py and deploy/valkey.py.
"""

import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from pathlib import Path

from deploy import state
from deploy.binaries import CannotRun

LEASH = Path(__file__).with_name("leash.py")
ELSEWHERE = Path("/var/lib/waishi")


class Server(ABC):
    """A home, a port, a password, an owner and a process."""

    name: str
    farewell: signal.Signals  # what stops it quickly and cleanly

    def __init__(self, var: Path) -> None:
        _make_open(var)
        self.var = var
        self.owner = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self.home = home_for(var, self.owner) / self.name
        self.log = self.home / "server.log"
        self.process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def start(self) -> str:
        """Start it and give its address."""

    @abstractmethod
    def answers(self) -> bool: ...

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        if self.process and self.is_running():
            self.process.send_signal(self.farewell)
            self.process.wait()

    def prepare(self) -> None:
        _make_open(self.home)
        os.chown(self.home, self.owner.pw_uid, self.owner.pw_gid)
        self.password: str = state.remembered(self.var, self.name, "password", lambda: secrets.token_urlsafe(24))
        self.port: int = state.remembered(self.var, self.name, "port", free_port)
        if not is_free(self.port):
            self.port = state.remember(self.var, self.name, "port", free_port())

    def launch(self, *command: str | Path) -> None:
        """Start it on a leash, away from the terminal's Ctrl-C, and wait until it answers, however long that takes."""
        leash = [sys.executable, "-I", LEASH, self.owner.pw_uid, self.owner.pw_gid, int(self.farewell), *command]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(word) for word in leash],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.home,
                start_new_session=True,
            )
        while not self.answers():
            if self.process.poll() is not None:
                raise CannotRun(f"{self.name} did not start. The last lines of {self.log}:\n{self.last_words()}")
            time.sleep(0.03)

    def listening_at(self, address: str) -> str:
        return state.remember(self.var, self.name, "address", address)

    def run(self, *command: str | Path) -> None:
        """A program that ends by itself, as the server's owner."""
        done = subprocess.run(
            command, cwd=self.home, capture_output=True, text=True, stdin=subprocess.DEVNULL, **as_user(self.owner)
        )
        if done.returncode:
            raise CannotRun(f"{Path(command[0]).name} failed: {done.stderr.strip() or done.stdout.strip()}")

    def last_words(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-8:])

    def write(self, name: str, text: str) -> Path:
        """A file that only the server's owner can read."""
        path = self.home / name
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        os.chown(path, self.owner.pw_uid, self.owner.pw_gid)
        return path

    def within_reach(self, program: Path, tree: Path) -> Path:
        """The program, or its copy where the owner cannot reach the tree it is in."""
        if can_reach(program, self.owner):
            return program
        copy = self.home / "programs" / hashlib.sha256(str(tree).encode()).hexdigest()[:12]
        if not copy.exists():
            aside = copy.with_suffix(".new")
            shutil.rmtree(aside, ignore_errors=True)
            shutil.copytree(tree, aside)
            aside.rename(copy)
        return copy / program.relative_to(tree)


def home_for(var: Path, owner: pwd.struct_passwd) -> Path:
    """var itself, or a folder of its own under /var/lib where the owner cannot reach var."""
    if can_reach(var, owner):
        return var
    home = ELSEWHERE / hashlib.sha256(str(var.resolve()).encode()).hexdigest()[:12]
    _make_open(home)
    return home


def can_reach(path: Path, owner: pwd.struct_passwd) -> bool:
    return subprocess.run(["test", "-x", path], cwd="/", **as_user(owner)).returncode == 0


def as_user(owner: pwd.struct_passwd) -> dict:
    """What subprocess needs to become that user; nothing where we are that user."""
    if owner.pw_uid == os.getuid():
        return {}
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def is_free(port: int, host: str = "127.0.0.1") -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _make_open(folder: Path) -> None:
    """Whatever the umask: the servers' owner must be able to walk through."""
    for missing in [path for path in (*reversed(folder.parents), folder) if not path.exists()]:
        missing.mkdir()
        missing.chmod(0o755)
