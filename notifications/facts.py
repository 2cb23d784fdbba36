"""What a message may carry (消息要素): text, whole numbers, and days as ISO text; nothing richer goes into a row."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise


class UnfitFact(TypeError):
    """A fact of a message is text, a whole number or a date; give the name of a thing, not the thing."""


def plain(facts: Mapping[str, Any]) -> dict[str, str | int]:
    """The facts as the row keeps them; None is left out, so that the words see an empty fact."""
    return {name: _plain(name, value) for name, value in facts.items() if value is not None}


def _plain(name: str, value: Any) -> str | int:
    if isinstance(value, (str, Promise)):
        return str(value)
    if isinstance(value, int):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "、".join(str(_plain(name, item)) for item in value)
    raise UnfitFact(f"{name} is a {type(value).__name__}. {UnfitFact.__doc__}")
