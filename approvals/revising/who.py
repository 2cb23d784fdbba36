"""Who is asked (由谁办), as it is written in a phase: judged and said in words. Its meaning is ``approvals.seating``'s."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from approvals.people.models import Unit
from approvals.revising.vocabulary import Vocabulary

BESIDES = {  # the ways to name somebody, each with what may stand beside it
    "heads_of": set(), "office": set(), "duty": set(), "post": {"unit"}, "role": {"of", "each"}, "field": set(),
    "together": set(),
}  # fmt: skip
LEVELS = ("unit", *Unit.Kind.values)


def way_of(who: Any) -> str:
    """Which of the ways it is; "" where it is none, or two at once."""
    ways = [way for way in BESIDES if isinstance(who, Mapping) and way in who]
    return ways[0] if len(ways) == 1 else ""


def who_faults(who: Any, words: Vocabulary, *, phase: str, part: bool = False) -> Iterator[str]:
    """What is wrong with it, in sentences."""
    way = way_of(who)
    strange = set(who) - {way, *BESIDES[way], *(["weight"] if way != "together" else [])} if way else set()
    if not way or strange or part and way == "together":
        yield _("“%(phase)s”: it cannot be read who is asked.") % {"phase": phase}
        return
    weight = who.get("weight", 1)
    if isinstance(weight, bool) or not isinstance(weight, int) or weight < 1:
        yield _("“%(phase)s”: a vote weighs a whole number from 1.") % {"phase": phase}
    if way == "together":
        parts = who["together"] if isinstance(who["together"], list) else []
        if not parts:
            yield _("“%(phase)s”: nobody is named who decides together.") % {"phase": phase}
        for one in parts:
            yield from who_faults(one, words, phase=phase, part=True)
    elif not _known(way, who, words):
        told = {"phase": phase, "who": " ".join(str(who[name]) for name in ("unit", way) if name in who)}
        yield {
            "heads_of": _("“%(phase)s”: “%(who)s” is no level of unit."),
            "office": _("“%(phase)s”: there is no unit “%(who)s”."),
            "duty": _("“%(phase)s”: there is no duty “%(who)s”."),
            "post": _("“%(phase)s”: there is no post “%(who)s”."),
            "role": _("“%(phase)s”: there is no role “%(who)s”."),
            "field": _("“%(phase)s”: no matter has the fact “%(who)s”."),
        }[way] % told


def _known(way: str, who: Mapping[str, Any], words: Vocabulary) -> bool:
    named = who[way]
    if not isinstance(named, str):
        return False
    if way == "post":
        return (who.get("unit"), named) in words.posts
    if way == "role" and (who.get("of", "unit") != "unit" or who.get("each", True) is not True):
        return False
    return named in {
        "heads_of": LEVELS, "office": words.units, "duty": words.duties, "role": words.roles, "field": words.facts,
    }[way]  # fmt: skip


def who_in_words(who: Mapping[str, Any], words: Vocabulary) -> str:
    """As the page and a comparison say it."""
    way = way_of(who)
    if way == "together" and isinstance(who["together"], list):
        return _(", ").join(who_in_words(part, words) for part in who["together"])
    if not way:
        return _("nobody yet")
    said = _said(way, who, words)
    return _("%(who)s (%(weight)s votes)") % {"who": said, "weight": who["weight"]} if who.get("weight", 1) != 1 else said


def _said(way: str, who: Mapping[str, Any], words: Vocabulary) -> str:
    named = str(who[way])
    if way == "heads_of":
        return {
            "unit": _("head of the applicant's unit"),
            "college": _("head of the applicant's college"),
            "office": _("head of the applicant's office"),
            "school": _("head of the university"),
        }.get(named, named)
    if way == "role":
        return _role_in_words(who) % {"role": words.roles.get(named, named)}
    return {
        "together": named,
        "office": _("head of %(name)s") % {"name": words.unit(named)},
        "duty": str(words.duties.get(named, named)),
        "post": f"{words.unit(str(who.get('unit', '')))} {named}",
        "field": _("the people named in “%(fact)s”") % {"fact": words.label("fact", named)},
    }[way]


def _role_in_words(who: Mapping[str, Any]) -> str:
    if who.get("each"):
        there = _("everybody with the role “%(role)s” in the applicant's unit")
        return there if "of" in who else _("everybody with the role “%(role)s”")
    return _("“%(role)s” of the applicant's unit, whoever claims it") if "of" in who else _("“%(role)s”, whoever claims it")
