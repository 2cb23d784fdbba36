"""How the sentences of the summary are made (行文): numbers with their links, parts one after the other."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workflow.statistics.cube import Cube, Sums
from workflow.statistics.words import named


def link(cube: Cube, way: str, number: object, **where: str) -> SafeString | str:
    """A number that leads to its rows; nothing leads to nothing."""
    said = f"{number:,}" if isinstance(number, int) else str(number)
    return format_html('<a href="{}">{}</a>', cube.period.link(way, **where), said) if number else said


def numbers(cube: Cube, way: str, sums: Sums, **where: str) -> dict:
    """Groups and person-times, both with their links."""
    return {"groups": link(cube, way, sums.groups, **where), "people": link(cube, way, sums.people, **where)}


def sentence(words: str, **told: object) -> SafeString:
    """Words of the catalogue with their places filled, what is no markup escaped."""
    return format_html(words, **told)


def joined(parts: Iterable[SafeString]) -> SafeString:
    """One after the other, as the reader's language separates them."""
    return format_html_join(_("; "), "{}", ((part,) for part in parts))


def listed(cube: Cube, way: str, dimension: str) -> SafeString:
    """本校组团 36 个、102 人次，参团 5 个、24 人次: every part of the dimension, so that they add up."""
    parts = (
        sentence(_("{name}: {groups} groups, {people} person-times"), name=named(dimension, value),
                 **numbers(cube, way, sums, **{dimension: value}))
        for value, sums in cube.by(way, dimension).items()
    )  # fmt: skip
    return joined(parts)
