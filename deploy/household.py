"""Who lives together under `manage.py up`, in which order they come, and what each is told."""

import fcntl
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from deploy import liveness
from deploy.binaries import CannotRun
from deploy.embedded import Server, is_free
from deploy.models import PATIENCE
from deploy.postgresql import PostgreSQL
from deploy.processes import Child, Keeper, Worker
from deploy.valkey import Valkey

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LOOK_AT_WORKER = 15.0  # seconds


class OnlyOne:
    """A second `up` on the same var/ would fight over the database; it is told so."""

    def __init__(self, var: Path) -> None:
        var.mkdir(parents=True, exist_ok=True)
        self.path = var / "up.lock"

    def __enter__(self) -> None:
        self.file = self.path.open("w")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotRun(f"`manage.py up` already runs here ({self.path.parent}). Stop it first.") from error

    def __exit__(self, *error: object) -> None:
        self.file.close()


class Household:
    def __init__(self, var: Path, say: Callable[[str, str], None]) -> None:
        self.var, self.say = var, say
        self.host = os.environ.get("HOST") or "127.0.0.1"
        self.port = int(os.environ.get("PORT") or "8000")
        self.keeper = Keeper(say)
        self.env = {**os.environ, "PYTHONUNBUFFERED": "1"}
        self.worker_looked_at = time.monotonic()

    @property
    def address(self) -> str:
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        host = f"[{host}]" if ":" in host else host
        return f"http://{host}:{self.port}"

    def move_in(self, *, demo: bool) -> None:
        if not is_free(self.port, self.host):
            raise CannotRun(f"Port {self.port} on {self.host} is taken. Give another: PORT=8001 …")
        (self.var / "static").mkdir(exist_ok=True)  # whitenoise warns where there is none
        if demo:
            self.env["DEMO"] = "1"  # the accounts on the sign-in page, the clock that skips days
        self._tell_about_http()
        if os.getuid() == 0:
            self.say("up", "running as root: fine for trying out; for a school take a user of its own")
            self.env["PYTHONWARNINGS"] = "ignore::UserWarning:celery.platforms"  # says the same in eight lines
        self._serve("DATABASE_URL", PostgreSQL)
        self._serve("CELERY_BROKER_URL", Valkey)
        self._manage("migrate", "--verbosity", "0")
        self.say("up", "database is up to date")
        self._manage("check", "--database", "default")  # rounds that are not whole are told; nothing stops for them
        if demo:
            self._furnish()
        self._start_children()
        self.say("up", f"ready: {self.address}")
        if demo:
            self._manage("demo", "--accounts")

    def look_after(self) -> None:
        self.keeper.look_after()
        now = time.monotonic()
        if now - self.worker_looked_at > LOOK_AT_WORKER:
            self.worker_looked_at = now
            self._wake_worker()

    def move_out(self) -> None:
        self.keeper.stop()

    def _tell_about_http(self) -> None:
        """Nobody ends TLS before us unless BEHIND_PROXY says so; `__Host-` cookies would be lost over plain http."""
        self.env.setdefault("PUBLIC_URL", self.address)
        if self.env.get("BEHIND_PROXY") == "1" or self.env.get("INSECURE_HTTP") == "0":
            return
        self.env["INSECURE_HTTP"] = "1"
        if self.host in LOOPBACK:
            self.env.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
        self.say("up", "plain http (INSECURE_HTTP=1): for trying out; behind a proxy that ends TLS set BEHIND_PROXY=1")

    def _serve(self, variable: str, kind: type[Server]) -> None:
        if self.env.get(variable):
            self.say("up", f"{kind.name}: as given by {variable}")
            return
        server = kind(self.var)
        self.env[variable] = str(self.keeper.start(server))
        self.say("up", f"{server.name} on 127.0.0.1:{server.port}, data in {server.home}")

    def _furnish(self) -> None:
        if not (self.env.get("SMTP_HOST") or self.env.get("EMAIL_BACKEND")):
            self.env["EMAIL_BACKEND"] = "deploy.mail.OneLine"
            self.say("up", "e-mails are printed here, none is sent")
        if not liveness.has_matters(self.env["DATABASE_URL"]):
            self.say("up", "filling the empty database with an invented university …")
            self._manage("demo")

    def _manage(self, *words: str) -> None:
        """A management command as a child, its lines prefixed; where it fails, so do we."""
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *words]
        done = subprocess.Popen(command, env=self.env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for line in done.stdout or []:
            self.say(words[0], line.rstrip())
        if done.wait():
            raise CannotRun(f"manage.py {' '.join(words)} failed.")

    def _start_children(self) -> None:
        web = self._child("web", "granian", "--interface", "wsgi", "--host", self.host, "--port", str(self.port),
                          "--blocking-threads", "4", "--http", "1", "--no-ws", "deploy.wsgi:application")  # fmt: skip
        self.worker = self._child("worker", "celery", "--quiet", "-A", "deploy.celery", "worker", "--concurrency", "2",
                                  "--without-gossip", "--without-mingle", "--loglevel", "WARNING", of=Worker)  # fmt: skip
        beat = self._child("beat", "celery", "--quiet", "-A", "deploy.celery", "beat", "--loglevel", "WARNING",
                           "--pidfile=", "--schedule", str(self.var / "beat-schedule"))  # fmt: skip
        self.keeper.start(web)
        self._wait_for_web(web)
        self.say("up", f"web on {self.host}:{self.port}")
        for child in (self.worker, beat):
            self.keeper.start(child)
            self.say("up", f"{child.name} started")

    def _child(self, name: str, module: str, *words: str, of: type[Child] = Child) -> Child:
        return of(name, [sys.executable, "-m", module, *words], self.env, self.say)

    def _wait_for_web(self, web: Child) -> None:
        while web.is_running():
            try:
                urllib.request.urlopen(f"{self.address}/healthz", timeout=5)
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.1)
        raise CannotRun("The web server did not start; its reason stands above.")

    def _wake_worker(self) -> None:
        patience = PATIENCE.total_seconds()
        if self.worker.age() > patience and liveness.worker_is_idle(self.env["DATABASE_URL"]):
            self.say("up", f"the worker gave no sign of life for {patience:.0f} s; it is restarted")
            self.worker.stop(grace=5)  # it has done nothing for long; nobody waits for it
            self.worker.start()
