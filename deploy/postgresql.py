"""The embedded PostgreSQL: made with scram-sha-256 and UTF-8, stopped fast and cleanly."""

import shutil
import signal
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from deploy import binaries
from deploy.embedded import Server, as_user

ROLE = "waishi"
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # unit tests only


class PostgreSQL(Server):
    name = "postgresql"
    farewell = signal.SIGINT  # "fast": sessions are ended, nothing is lost

    def __init__(self, var: Path, *, unsafe_but_fast: bool = False) -> None:
        super().__init__(var)
        self.options = UNSAFE_BUT_FAST if unsafe_but_fast else {}
        self.data = self.home / "data"

    def start(self, database: str = "waishi") -> str:
        self.prepare()
        folder = binaries.postgresql()
        self.programs = self.within_reach(folder / "postgres", folder.parent).parent
        if self.data.exists():
            self._stop_what_still_runs()
        else:
            self._initialise()
        self.launch(self.programs / "postgres", "-D", self.data, *self._settings())
        self._make_database(database)
        return self.listening_at(self.url(database))

    def url(self, database: str) -> str:
        return f"postgres://{ROLE}:{self.password}@127.0.0.1:{self.port}/{database}"

    def answers(self) -> bool:
        where = ["-q", "-h", "127.0.0.1", "-p", str(self.port), "-d", "postgres"]
        asked: list[str | Path] = [self.programs / "pg_isready", *where]
        return subprocess.run(asked, cwd=self.home, stdin=subprocess.DEVNULL).returncode == 0

    def stop(self) -> None:
        if self.process and self.is_running():
            self.run(self.programs / "pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-t", "600")
            self.process.wait()

    def _initialise(self) -> None:
        # Made aside and renamed: an interrupted first start leaves no half-made cluster behind.
        aside = self.home / "data.new"
        shutil.rmtree(aside, ignore_errors=True)
        words = self.write("password", self.password)
        sync = ["--no-sync"] if self.options else []
        self.run(
            self.programs / "initdb", "-D", aside, f"--username={ROLE}", "--auth=scram-sha-256", f"--pwfile={words}",
            "--locale=C.UTF-8", "--encoding=UTF8", "--no-instructions", *sync,
        )  # fmt: skip
        words.unlink()
        aside.rename(self.data)

    def _settings(self) -> list[str]:
        settings = {"listen_addresses": "127.0.0.1", "port": self.port, "unix_socket_directories": "", **self.options}
        return [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]

    def _stop_what_still_runs(self) -> None:
        """A server whose starter was killed a moment ago may still be saying good-bye."""
        status: list[str | Path] = [self.programs / "pg_ctl", "status", "-D", self.data]
        if subprocess.run(status, cwd=self.home, capture_output=True, **as_user(self.owner)).returncode == 0:
            self.run(self.programs / "pg_ctl", "stop", "-D", self.data, "-m", "fast", "-w", "-t", "600")

    def _make_database(self, name: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
