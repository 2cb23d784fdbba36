"""Excerpts (摘录): the place of a text where the words of the query stand, marked; everything else is escaped."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import words

BEFORE, LENGTH = 24, 120
LOOKED_AT = 20_000  # characters; a hit further on is found and not shown


def excerpt(text: str, query: str) -> SafeString:
    """Some hundred characters around the first hit, hits in ``<mark>``; the beginning where there is none."""
    spans = _hits(text[:LOOKED_AT], words.terms(query))
    begins = max(0, spans[0][0] - BEFORE) if spans else 0
    ends = min(len(text), begins + LENGTH)
    return mark_safe(f"{'…' if begins else ''}{_marked(text, spans, begins, ends)}{'…' if ends < len(text) else ''}")


def marked(text: str, query: str) -> SafeString:
    """The whole text with the hits marked."""
    return _marked(text, _hits(text, words.terms(query)), 0, len(text))


def _marked(text: str, spans: list[tuple[int, int]], begins: int, ends: int) -> SafeString:
    said, at = [], begins
    for first, last in spans:
        if at <= first and last <= ends:
            said += [escape(text[at:first]), "<mark>", escape(text[first:last]), "</mark>"]
            at = last
    return mark_safe("".join([*said, escape(text[at:ends])]))


def _hits(text: str, asked: list[str]) -> list[tuple[int, int]]:
    """Where the words stand; a text is folded only where they do not stand there as they were typed."""
    lower = text.lower()
    if len(lower) == len(text) and all(word in lower for word in asked):
        return _spans(lower, range(len(lower)), asked)
    return _spans(*words.folded(text), asked)


def _spans(plain: str, places: Sequence[int], asked: list[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text itself, first to last, none over another."""
    found = []
    for word in asked:
        at = plain.find(word)
        while at >= 0:
            found.append((places[at], places[at + len(word) - 1] + 1))
            at = plain.find(word, at + len(word))
    kept: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return kept
