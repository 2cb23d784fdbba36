"""Every address of the URLconf, found by walking it: no list is kept, so a new one cannot be forgotten."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver

HOLE = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    """One pattern: its route as written, and the view behind it."""

    route: str
    callback: Any

    @property
    def public(self) -> bool:
        """Marked ``login_not_required``."""
        return getattr(self.callback, "login_required", True) is False

    @property
    def area(self) -> str:
        """The first part of the route: admin, api, matters …"""
        return self.route.split("/")[0]

    def filled(self, facts: dict[str, object]) -> str:
        """The path with its holes filled: ``facts`` are named by the word before the hole, else by the hole itself."""
        return "/" + HOLE.sub(lambda hole: str(self._fact(hole, facts)), self.route)

    def _fact(self, hole: re.Match[str], facts: dict[str, object]) -> object:
        before = self.route[: hole.start()].rstrip("/").rsplit("/", 1)[-1]
        return facts.get(before, facts.get(hole[1], 1))


def addresses() -> list[Address]:
    return list(_walk(get_resolver(), ""))


def _walk(resolver: Any, prefix: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        route = prefix + re.sub(r"\\Z|[\^$]", "", str(pattern.pattern))
        if isinstance(pattern, URLPattern):
            yield Address(route, pattern.callback)
        else:
            yield from _walk(pattern, route)
