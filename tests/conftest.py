"""What every test stands on: servers, settings, fast sign-in, a flush the append-only triggers let pass, a browser.

The settings are loaded here and not by pytest-django's option, because the servers must be up before.
"""

import atexit
import os
import shutil
from collections.abc import Iterator
from typing import Any

import django
import pytest

from tests import servers

servers.provide()
atexit.register(servers.stop)
django.setup()

from django.db import connections  # noqa: E402
from django.test import TransactionTestCase  # noqa: E402

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_BROWSER = "No Chromium was found: install it (apt-get install chromium) or give its path in CHROMIUM."


def pytest_unconfigure() -> None:
    servers.stop()


def _flush_past_the_triggers(self: TransactionTestCase, _flush: Any = TransactionTestCase._fixture_teardown) -> None:
    """Append-only tables refuse TRUNCATE; the suite's flush, and nothing else, is let through."""
    names = list(self._databases_names(include_mirrors=False))
    _replication_role(names, "replica")
    _flush(self)
    _replication_role(names, "origin")


def _replication_role(databases: list[str], role: str) -> None:
    for name in databases:
        with connections[name].cursor() as cursor:
            cursor.execute(f"SET session_replication_role = {role}")


TransactionTestCase._fixture_teardown = _flush_past_the_triggers  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def fast_passwords(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, one for the whole run."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        refuse = pytest.fail if os.environ.get("WAISHI_REQUIRE_BROWSER") == "1" else pytest.skip
        refuse(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture
def live(live_server: Any) -> str:
    """The address of a real server on the test's database."""
    return live_server.url


@pytest.fixture
def page(browser: Any, live: str) -> Iterator[Any]:
    """A page of a fresh Chinese browser at 1280 × 800; relative addresses go to the live server."""
    context = browser.new_context(base_url=live, locale="zh-CN", viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()
