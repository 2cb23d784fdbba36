"""The cast of the message tests (消息测试的人物): a few people, and a matter that is only a name."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))  # a Monday
DAY = timedelta(days=1)


@dataclass
class Trip:
    """What this room knows of a matter."""

    pk: int = 17
    title: str = "赴日本、韩国校际交流团组"
    number: str | None = "CF2026-0042"

    def get_absolute_url(self) -> str:
        return f"/matters/{self.pk}/"


def person(name: str, *, email: str = "", **facts):
    """Somebody who can be told things."""
    return get_user_model().objects.create(username=name, name=name, email=email, **facts)
