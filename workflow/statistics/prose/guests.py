"""Guests and events (来访、涉外活动)."""

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workflow.core.counting import DOMESTIC, EVENT, IN
from workflow.statistics.cube import Cube

from .saying import link, listed, numbers, sentence


def received(cube: Cube) -> SafeString | None:
    """From abroad, by origin, and how many school leaders met."""
    total = cube.total(IN)
    if not total.groups:
        return None
    words = _(
        "The school received {groups} groups of guests, {people} person-times: {origins}. School leaders met {leaders} of them."
    )
    leaders = link(cube, IN, total.leaders, leaders="true")
    return sentence(words, origins=listed(cube, IN, "origin"), leaders=leaders, **numbers(cube, IN, total))


def domestic(cube: Cube) -> SafeString | None:
    """Guests of the country, who are no foreign guests."""
    total = cube.total(DOMESTIC)
    words = _("Domestic guests, counted apart: {groups} groups, {people} person-times.")
    return sentence(words, **numbers(cube, DOMESTIC, total)) if total.groups else None


def lectures(cube: Cube) -> SafeString | None:
    """Events with speakers from abroad."""
    total = cube.total(EVENT)
    words = _("{groups} lectures with {people} speakers from abroad were held before an audience of {audience}.")
    audience = link(cube, EVENT, total.audience)
    return sentence(words, audience=audience, **numbers(cube, EVENT, total)) if total.groups else None
