"""A phase in words (环节的说法): who, how it passes, how long, when it is needed, and the rarer things where they differ."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from approvals.models import Phase
from approvals.revising.rows import Row
from approvals.revising.vocabulary import Vocabulary
from approvals.revising.who import who_in_words


def quorum_in_words(row: Row) -> str:
    """How it passes (怎么算通过)."""
    said = {
        Phase.Quorum.COUNT: _("%(need)d must agree"),
        Phase.Quorum.RATIO: _("%(need)d percent must agree"),
        Phase.Quorum.WEIGHT: _("votes that weigh %(need)d must agree"),
    }.get(row["quorum"])
    words = said % row if said else str(dict(Phase.Quorum.choices).get(row["quorum"], row["quorum"]))
    return words if row["veto"] else _("%(quorum)s; a refusal is a vote, no end") % {"quorum": words}


def when_in_words(condition: Mapping[str, Any], words: Vocabulary) -> str:
    """When it is needed (何时需要); a condition nobody can read stands as it was written."""
    if not condition:
        return pgettext("phase", "always")
    try:
        return _when(condition, words)
    except (KeyError, TypeError, AttributeError):
        return str(condition)


def _when(condition: Mapping[str, Any], words: Vocabulary) -> str:
    if "all" in condition:
        return _(" and ").join(_when(each, words) for each in condition["all"])
    if "any" in condition:
        return _(" or ").join(_when(each, words) for each in condition["any"])
    if "not" in condition:
        return _("not so: %(condition)s") % {"condition": _when(condition["not"], words)}
    told = {"fact": words.label("fact", condition["fact"])}
    if "in" in condition:
        return _("%(fact)s is one of %(values)s") % (told | {"values": _(", ").join(map(value, condition["in"]))})
    if "at_least" in condition:
        return _("%(fact)s is at least %(value)s") % (told | {"value": value(condition["at_least"])})
    return _("%(fact)s: %(value)s") % (told | {"value": value(condition["is"])})


def value(fact: Any) -> str:
    """A value of a fact; yes and no for what is true or false."""
    if isinstance(fact, bool):
        return pgettext("value", "yes") if fact else pgettext("value", "no")
    return str(fact)


def _evidence(row: Row, words: Vocabulary) -> str:
    return words.label("evidence", row["evidence"]) if row["evidence"] else _("none needed")


def _instead(row: Row, name: str, words: Vocabulary) -> str:
    if row[name] == Phase.Instead.OFFICE:
        return _("head of %(name)s") % {"name": words.unit(row["office"]) or "—"}
    return str(Phase.Instead(row[name]).label)


def _late(row: Row, words: Vocabulary) -> str:
    if not row["late"]:
        return str(Phase.Late.NOTHING.label)
    told = {"days": row["late_days"], "then": Phase.Late(row["late"]).label}
    said = _("%(days)d working days after the last day: %(then)s") % told
    return f"{said} “{row['late_words']}”" if row["late"] == Phase.Late.AGREE else said


Said = Callable[[Row, Vocabulary], str]
ASPECTS: dict[str, tuple[tuple[str, ...], Said]] = {  # aspect: the fields it is made of, and its words
    "name": (("name", "name_en"), lambda row, words: " / ".join(filter(None, (row["name"], row["name_en"])))),
    "who": (("who",), lambda row, words: who_in_words(row["who"], words)),
    "quorum": (("quorum", "need", "veto"), lambda row, words: quorum_in_words(row)),
    "days": (("days",), lambda row, words: _("%(days)d working days") % row),
    "when": (("when",), lambda row, words: when_in_words(row["when"], words)),
    "stage": (("stage",), lambda row, words: words.label("stage", row["stage"])),
    "evidence": (("evidence",), lambda row, words: _evidence(row, words)),
    "nobody": (("nobody", "office"), lambda row, words: _instead(row, "nobody", words)),
    "concerned": (("concerned", "office"), lambda row, words: _instead(row, "concerned", words)),
    "again": (("again",), lambda row, words: str(Phase.Again(row["again"]).label)),
    "late": (("late", "late_days", "late_words"), _late),
    "outside": (("outside",), lambda row, words: value(row["outside"])),
}  # fmt: skip


def names() -> dict[str, str]:
    """What each aspect is called."""
    return {
        "name": _("Name of the phase"), "who": _("Who is asked"), "quorum": _("When it passes"), "days": _("Time allowed"),
        "when": _("When it is needed"), "stage": _("Stage"), "evidence": _("Evidence before agreeing"),
        "nobody": _("When nobody is found"), "concerned": _("When the signer is concerned"),
        "again": _("Who agreed a step before"), "late": _("When nobody answers in time"),
        "outside": _("An outside authority may have it"), "place": _("Place in the order"),
    }  # fmt: skip


def rare(row: Row, unsaid: Row, words: Vocabulary) -> list[tuple[str, str]]:
    """The rarer things of a phase, only where they are not as usual: (name, words)."""
    named = names()
    return [
        (named[aspect], ASPECTS[aspect][1](row, words))
        for aspect in ("evidence", "nobody", "concerned", "again", "late", "outside")
        if any(row[name] != unsaid[name] for name in ASPECTS[aspect][0] if name != "office")
    ]
