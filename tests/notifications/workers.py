"""Workers of the fault tests (故障测试的工人): real processes on the test's database, killed without mercy."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent.parent


def database_url() -> str:
    """The address of the test database; the settings of this process name it only after the tests have made it."""
    parts = connection.settings_dict
    user = f"{quote(parts['USER'])}:{quote(parts['PASSWORD'])}"
    return f"postgres://{user}@{parts['HOST']}:{parts['PORT']}/{parts['NAME']}"


@contextmanager
def working(code: str, **environment: str) -> "Iterator[subprocess.Popen[str]]":
    """A piece of Python with Django set up, in a process of its own, which does not outlive the block."""
    lines = "import deploy.celery, django; django.setup()\nfrom django.utils import timezone\n" + code
    worker = subprocess.Popen(
        [sys.executable, "-c", lines],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database_url()} | environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield worker
    finally:
        killed(worker)


def drainer(*, port: int = 0, **environment: str) -> "AbstractContextManager[subprocess.Popen[str]]":
    """A worker that delivers in small batches until it is killed; says so when it begins."""
    code = (
        "import time; from notifications.outbox import drain\n"
        "print('begun', flush=True)\n"
        "while True: drain(now=timezone.now(), limit=7) or time.sleep(0.02)"
    )
    mail = {"EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend", "SMTP_HOST": "127.0.0.1"}
    return working(code, **mail, SMTP_PORT=str(port or 1), **environment)


def killed(worker: Any) -> int:
    """SIGKILL, if it still lives; its exit status."""
    if worker.returncode is None:
        worker.kill()
        worker.communicate()
    return worker.returncode
