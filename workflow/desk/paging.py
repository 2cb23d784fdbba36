"""Keyset paging (翻页): newest first by id; nothing counts history."""

from dataclasses import dataclass

SIZE = 25


@dataclass(frozen=True)
class Page:
    """The rows of one page, and the addresses of the newer and the older one, if there are any."""

    rows: list
    newer: str
    older: str


def page_of(rows, query, *, size: int = SIZE, first=None) -> Page:
    """The page that ?before=ID or ?after=ID asks for; ``first(rows, order, count)`` may know a shorter way to it."""
    first = first or (lambda rows, order, count: rows.order_by(order)[:count])
    before, after = _number(query.get("before")), _number(query.get("after"))
    if after is not None:
        found = list(first(rows.filter(pk__gt=after), "pk", size + 1))
        more, found = len(found) > size, found[:size][::-1]
        return _page(found, query, newer=more, older=True)
    rows = rows.filter(pk__lt=before) if before is not None else rows
    found = list(first(rows, "-pk", size + 1))
    return _page(found[:size], query, newer=before is not None, older=len(found) > size)


def _page(found: list, query, *, newer: bool, older: bool) -> Page:
    return Page(
        rows=found,
        newer=_address(query, after=found[0].pk) if newer and found else "",
        older=_address(query, before=found[-1].pk) if older and found else "",
    )


def _address(query, **place) -> str:
    kept = query.copy()
    for name in ("before", "after"):
        kept.pop(name, None)
    for name, value in place.items():
        kept[name] = value
    return "?" + kept.urlencode()


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None
