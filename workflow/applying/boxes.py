"""A box (填写框): one named place to write in, and what stands in it, readable or not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from workflow.applying.fields import WRITTEN_DATE
from workflow.core import countries

LONGEST = 20_000
CURRENCIES = ("CNY", "USD", "EUR", "GBP", "JPY", "HKD", "KRW", "SGD", "AUD", "CAD", "CHF", "RUB", "THB", "MYR")
HOUR = re.compile(r"\d\d:\d\d")


@dataclass(frozen=True)
class Box:
    """``kind``: text, long, day, hour, number, money, tick, yesno, choice, country, currency, or sealed: an identity number
    that is never kept in clear. ``when`` hides it until it matters."""

    name: str
    kind: str = "text"
    wide: bool = False
    optional: bool = False
    when: str = ""
    help: Any = ""
    label: Any = ""


@dataclass(frozen=True)
class Filled:
    """A box at its place in the draft, with the raw value and the words beside it."""

    box: Box
    path: str
    raw: Any
    label: Any
    choices: Mapping[str, Any]
    word: tuple[str, str] | None = None  # (level, sentence)
    autofocus: bool = False
    tail: str = ""  # of a sealed number: its last characters

    @property
    def id(self) -> str:
        return id_of(self.path)

    @property
    def value(self) -> str:
        """As it was typed; a date in any known form as the browser's date field wants it."""
        text = as_text(self.raw)
        if self.box.kind == "day":
            found = WRITTEN_DATE.fullmatch(text.strip())
            return "{:0>4}-{:0>2}-{:0>2}".format(*found.groups()) if found else text
        if self.box.kind == "country":
            return countries.code_of(text) or text
        return text

    @property
    def control(self) -> str:
        """What cannot stand in a date or time field is shown as text, so that it is not lost."""
        if self.box.kind == "day":
            return "date" if not self.value or WRITTEN_DATE.fullmatch(self.value) else "text"
        if self.box.kind == "hour":
            return "time" if not self.value or HOUR.fullmatch(self.value) else "text"
        return self.box.kind

    @property
    def ticked(self) -> bool:
        return self.value.strip().lower() in ("true", "1", "yes", "on")

    @property
    def answer(self) -> str:
        """Of a yes or no: true, false or nothing."""
        said = self.value.strip().lower()
        return "true" if self.ticked else "false" if said in ("false", "0", "no", "off") else ""

    @property
    def wanting(self) -> bool:
        """Left empty although it will be asked for."""
        return not (self.value or self.box.optional or self.box.when or self.box.kind in ("tick", "sealed"))

    @property
    def options(self) -> list[tuple[str, Any]]:
        """The answers offered, and what was typed instead of one of them."""
        known = options_of(self.box.kind, self.choices)
        odd = self.value and self.value not in dict(known)
        return [*known, (self.value, self.value)] if odd else known


def options_of(kind: str, choices: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What a choice offers."""
    if kind == "country":
        return countries.choices()
    if kind == "currency":
        return [(code, code) for code in CURRENCIES]
    return list(choices.items())


def id_of(path: str) -> str:
    """members.0.name → members-0-name."""
    return path.replace(".", "-")


def plain(path: str) -> str:
    """members.0.name → members.name."""
    return ".".join(step for step in path.split(".") if not step.isdigit())


def as_text(raw: Any) -> str:
    """A raw value as a box shows it."""
    if raw is None or isinstance(raw, (dict, list)):
        return ""
    return str(raw).lower() if isinstance(raw, bool) else str(raw)


def fill(
    form: Any, boxes: Iterable[Box], prefix: str, values: Mapping, words: Mapping, *, focus: str = "",
    tails: Mapping[Any, str] | None = None,
) -> list[Filled]:  # fmt: skip
    """The boxes of one place, filled."""
    return [
        Filled(
            box, path, values.get(box.name), box.label or form.label(path), form.choices.get(plain(path), {}), words.get(path),
            autofocus=path == focus, tail=(tails or {}).get(row_of(values.get(box.name)), "") if box.kind == "sealed" else "",
        )
        for box in boxes for path in [f"{prefix}{box.name}"]
    ]  # fmt: skip


def row_of(sealed: Any) -> Any:
    """The row of a sealed number, as a draft names it."""
    return sealed.get("confidential") if isinstance(sealed, dict) else None
