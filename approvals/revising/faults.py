"""Faults (草稿检查): what forbids a draft to be published, a sentence each. Pure.

``broken`` is what cannot even be stored; everything else may stand in a draft until it is published.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from approvals import conditions
from approvals.models import Phase
from approvals.revising.rows import Row, by_step
from approvals.revising.vocabulary import Vocabulary
from approvals.revising.who import who_faults

COUNTED = (Phase.Quorum.COUNT, Phase.Quorum.RATIO, Phase.Quorum.WEIGHT)
CHOSEN = {
    "quorum": Phase.Quorum, "nobody": Phase.Instead, "concerned": Phase.Instead, "again": Phase.Again, "late": Phase.Late,
}  # fmt: skip


def faults(rows: Sequence[Row], words: Vocabulary) -> list[str]:
    """Everything that is wrong, in reading order; nothing when it may be published."""
    if not rows:
        return [_("The route has no phase; add one.")]
    return [*broken(rows), *_order(rows, words), *_end(rows, words), *(said for row in rows for said in _phase(row, words))]


def broken(rows: Sequence[Row]) -> Iterator[str]:
    """What the database itself would refuse, or nobody could read."""
    for code, times in Counter(row["code"] for row in rows).items():
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", code):
            yield _("The code “%(code)s” is no code: small letters, figures and _, a letter first.") % {"code": code}
        if times > 1:
            yield _("%(times)d phases have the code “%(code)s”; a code stands once in a route.") % {"code": code, "times": times}
    for row in rows:
        named = {"phase": row["name"] or row["code"]}
        if not row["name"]:
            yield _("The phase “%(code)s” has no name.") % {"code": row["code"]}
        if row["step"] < 1 or row["days"] < 1:
            yield _("“%(phase)s”: steps and working days are counted from 1.") % named
        if row["quorum"] in COUNTED and row["need"] < 1:
            yield _("“%(phase)s”: say how many must agree.") % named
        if row["late"] == Phase.Late.AGREE and not row["late_words"].strip():
            yield _("“%(phase)s”: silence counts as agreed only in words that the papers will show; give them.") % named
        for note in conditions.faults(row["when"]):
            yield _("“%(phase)s”: the condition cannot be read (%(note)s).") % (named | {"note": note})
        for name, choices in CHOSEN.items():
            if row[name] not in choices.values:
                yield _("“%(phase)s”: “%(value)s” is no choice for %(field)s.") % (named | {"value": row[name], "field": name})


def _order(rows: Sequence[Row], words: Vocabulary) -> Iterator[str]:
    """One stage a step, known, and never backwards."""
    last = -1
    for side_by_side in by_step(rows):
        stages = dict.fromkeys(row["stage"] for row in side_by_side)
        if len(stages) > 1:
            told = {"step": side_by_side[0]["step"], "stages": ", ".join(words.label("stage", stage) for stage in stages)}
            yield _("Step %(step)d has phases of several stages (%(stages)s); a step belongs to one stage.") % told
        for row in side_by_side:
            named = {"phase": row["name"], "stage": words.label("stage", row["stage"])}
            if row["stage"] not in words.stages:
                known = ", ".join(words.label("stage", stage) for stage in words.stages)
                yield _("“%(phase)s”: there is no stage “%(stage)s”; there are: %(known)s.") % (named | {"known": known})
            elif words.stages.index(row["stage"]) < last:
                yield _("“%(phase)s” goes back to the stage “%(stage)s”, which lies behind; put it before.") % named
        last = max([last, *(words.stages.index(stage) for stage in stages if stage in words.stages)])


def _end(rows: Sequence[Row], words: Vocabulary) -> Iterator[str]:
    """A matter is approved out of its last stage: somebody must be asked there, whatever the facts."""
    always = {row["stage"] for row in rows if not row["when"]}
    if words.stages and words.stages[-1] not in always:
        sentence = _("No phase that is always asked stands in the stage “%(stage)s”, where it is approved; end it there.")
        yield sentence % {"stage": words.label("stage", words.stages[-1])}


def _phase(row: Row, words: Vocabulary) -> Iterator[str]:
    named: dict[str, Any] = {"phase": row["name"] or row["code"]}
    yield from who_faults(row["who"], words, phase=named["phase"])
    if not list(conditions.faults(row["when"])):
        for fact in conditions.named_facts(row["when"]):
            if fact not in words.facts:
                yield _("“%(phase)s”: no matter has the fact “%(fact)s”.") % (named | {"fact": fact})
    if row["quorum"] == Phase.Quorum.RATIO and row["need"] > 100:
        yield _("“%(phase)s”: at most 100 percent can agree.") % named
    if row["evidence"] and row["evidence"] not in words.evidence:
        yield _("“%(phase)s”: no matter knows the evidence “%(code)s”.") % (named | {"code": row["evidence"]})
    if row["office"] and row["office"] not in words.units:
        yield _("“%(phase)s”: there is no unit “%(code)s”.") % (named | {"code": row["office"]})
    if Phase.Instead.OFFICE in (row["nobody"], row["concerned"]) and not row["office"]:
        yield _("“%(phase)s”: say which office is asked instead.") % named
    if row["late"] and row["late_days"] < 1:
        yield _("“%(phase)s”: say after how many working days it counts as late.") % named
