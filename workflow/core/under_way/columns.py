"""The columns of a spreadsheet (列): their names in both languages, and the words a cell may hold."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import get_language


@dataclass(frozen=True)
class Columns:
    """What may stand in a kind's spreadsheet. Every column has an English code and a Chinese name."""

    chinese: Mapping[str, str]
    required: Collection[str] = ()
    dates: Collection[str] = ()
    words: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)  # column → word, lower-case → what it means

    @cached_property
    def _codes(self) -> dict[str, str]:
        return {chinese: code for code, chinese in self.chinese.items()} | {code: code for code in self.chinese}

    def code_of(self, name: str) -> str:
        """The column of that heading in either language; empty for an unknown one."""
        return self._codes.get(name) or self._codes.get(name.lower(), "")

    def heading(self, code: str) -> str:
        """What the reader calls the column."""
        return code if get_language() == "en" else self.chinese[code]
