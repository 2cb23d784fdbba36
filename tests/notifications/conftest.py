"""Fixtures of the message tests: two people and a mail server."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.notifications.cast import person
from tests.notifications.smtp import PostOffice


@pytest.fixture
def lin(db: Any) -> Any:
    """林晚晴 reads e-mail."""
    return person("林晚晴", email="lin@example.edu.cn")


@pytest.fixture
def wu(db: Any) -> Any:
    """吴令仪 has no address."""
    return person("吴令仪")


@pytest.fixture
def post_office(settings: Any) -> Iterator[PostOffice]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 1
    with PostOffice() as office:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        yield office
