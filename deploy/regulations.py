"""docs/regulations.md, written from the rules themselves, so that the page and the product cannot differ."""

from collections.abc import Iterable
from os.path import commonpath

from django.utils.translation import override

from workflow.core import kinds
from workflow.core.kinds import Kind
from workflow.core.rules import Moment, Rule, Severity
from workflow.core.sources import SOURCES
from workflow.core.weighing import registered
from workflow.registers.national import DEFAULTS, Default

SEVERITIES = {Severity.BLOCK: "阻止 blocks", Severity.WARN: "提醒 warns", Severity.INFO: "说明 informs"}
MOMENTS = {Moment.SUBMIT: "提交 submission", Moment.DEPARTURE: "出境前 departure", Moment.ARRIVAL: "来访前 arrival",
           Moment.SETTLEMENT: "核销 settlement"}
PAGE = """# Regulations (规定)

Written by `manage.py regulations` from the rules and the table of limits; do not edit it by hand.

A rule answers with a sentence and what would help. *Blocks*: the step is refused while it is broken, unless the
foreign-affairs office grants a reasoned exception (例外). *Warns*: it is shown to everybody who decides. *Informs*: it
explains a number. What cannot be judged for want of data is never taken for kept.

{kinds}
## The numbers (执行标准): national defaults

Rules hold no numbers. A school dates its own values over these on the administrators' pages (*Limits*); a matter is
judged by the limits of the day it was handed in. `workflow/registers/national.py`

| Limit | Value | Unit | Source | Note |
|---|---|---|---|---|
{limits}

## Sources (出处)

What was read. *Mirror*: the text of a university or an office on somebody else's site; compare it with the original
before quoting it. The full texts of 中办发〔2013〕16号, 厅字〔2016〕17号 and 教外厅〔2015〕1号 were not read, only what
these sources relay of them.

| Key | Source |
|---|---|
{sources}
"""
KIND = """## {name}

Each rule is a function of its own in `{place}`.

| Code | 规定 | Rule | Severity | Asked at | Source |
|---|---|---|---|---|---|
{rules}
"""


def written() -> str:
    """The whole page."""
    return PAGE.format(
        kinds="\n".join([*(_of_kind(kind) for kind in kinds.installed() if kind.rules), *_of_every_kind()]),
        limits=_lines(_of_limit(row) for row in DEFAULTS),
        sources=_lines(SOURCES.items()),
    )


def _of_kind(kind: Kind) -> str:
    return KIND.format(
        name="{} ({})".format(*_both(kind.name)), place=_place(kind.rules),
        rules=_lines(_of_rule(rule) for rule in sorted(kind.rules, key=lambda rule: rule.code)),
    )  # fmt: skip


def _of_every_kind() -> list[str]:
    """Rules that rooms above the kinds have registered; asked of every application."""
    rules = [weight.rule for weight in registered()]
    if not rules:
        return []
    return [KIND.format(name="Every kind (所有事项)", place=_place(rules), rules=_lines(map(_of_rule, rules)))]


def _place(rules: Iterable[Rule]) -> str:
    """The module of the rules, or the folder of their modules."""
    files = [rule.function.__module__.replace(".", "/") + ".py" for rule in rules]
    found = commonpath(files)
    return found if found.endswith(".py") else found + "/"


def _both(words: object) -> tuple[str, str]:
    """English and Chinese."""
    with override("zh-hans"):
        chinese = str(words)
    with override("en"):
        return str(words), chinese


def _of_rule(rule: Rule) -> tuple[str, ...]:
    english, chinese = _both(rule.title)
    moments = ", ".join(MOMENTS[moment] for moment in rule.at)
    return rule.code, chinese, english, SEVERITIES[rule.severity], moments, rule.source


def _of_limit(row: Default) -> tuple[str, ...]:
    return f"`{row.code}`", row.value, row.unit, row.source, row.note


def _lines(rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
