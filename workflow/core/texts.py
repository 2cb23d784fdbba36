"""Texts (文字): all that stand somewhere in what was sent, and those that are worded only when somebody reads them."""

from collections.abc import Callable, Iterator
from typing import Any, cast

from django.utils.translation import gettext_lazy

later = cast(Callable[[str], str], gettext_lazy)
"""A lazy translation, for whoever declares that they want a str and only ever write it out."""


def texts_in(content: Any) -> Iterator[str]:
    """Each text in nested plain values, in their order."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for value in content.values():
            yield from texts_in(value)
    elif isinstance(content, (list, tuple)):
        for value in content:
            yield from texts_in(value)
