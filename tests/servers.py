"""The servers of a test run: those of TEST_DATABASE_URL and TEST_BROKER_URL, else its own in a temporary folder.

The first process of a run starts and stops them; the workers of pytest-xdist inherit the addresses.
"""

import os
import shutil
import tempfile
from pathlib import Path

from deploy.embedded import Server
from deploy.postgresql import PostgreSQL
from deploy.valkey import Valkey

RUNNING: list[Server] = []
TEMPORARY: list[Path] = []


def provide() -> None:
    """Point the settings at a database, a broker and a var/ that are the tests' own."""
    if "TEST_VAR_DIR" not in os.environ:
        os.environ["TEST_VAR_DIR"] = str(_temporary_folder())
    var = Path(os.environ["TEST_VAR_DIR"])
    (var / "static").mkdir(exist_ok=True)  # whitenoise warns where there is none
    if "TEST_DATABASE_URL" not in os.environ:
        os.environ["TEST_DATABASE_URL"] = _start(PostgreSQL(var, unsafe_but_fast=True))
    if "TEST_BROKER_URL" not in os.environ:
        os.environ["TEST_BROKER_URL"] = _start(Valkey(var))
    os.environ.update(
        VAR_DIR=str(var),
        DATABASE_URL=os.environ["TEST_DATABASE_URL"],
        CELERY_BROKER_URL=os.environ["TEST_BROKER_URL"],
        INSECURE_HTTP="1",  # the test client and the live server speak plain http
        LOG_LEVEL="WARNING",
        DJANGO_SETTINGS_MODULE="deploy.settings",
        DJANGO_ALLOW_ASYNC_UNSAFE="true",  # Playwright's sync API runs a loop in the tests' thread
    )


def stop() -> None:
    while RUNNING:
        RUNNING.pop().stop()
    while TEMPORARY:
        shutil.rmtree(TEMPORARY.pop(), ignore_errors=True)


def _start(server: Server) -> str:
    RUNNING.append(server)
    return server.start()


def _temporary_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="waishi-tests-"))
    folder.chmod(0o755)  # as root the servers run as nobody, who must get in
    TEMPORARY.append(folder)
    return folder
