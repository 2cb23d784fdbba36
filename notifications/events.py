"""Which events have words (消息的事件名): one folder in templates/messages each. An event without one is a mistake."""

from functools import cache
from pathlib import Path

from django.conf import settings

WORDS = Path(settings.BASE_DIR) / "templates" / "messages"
PIECES = ("subject.txt", "body.txt")


class UnknownEvent(LookupError):
    """Nobody has words for this event; add templates/messages/<event>/{subject.txt,body.txt}."""


@cache
def events() -> frozenset[str]:
    """The names of all events that can be told."""
    return frozenset(f.name for f in WORDS.iterdir() if all((f / piece).is_file() for piece in PIECES))


def known(event: str) -> str:
    if event not in events():
        raise UnknownEvent(f"{event}: {UnknownEvent.__doc__}")
    return event
