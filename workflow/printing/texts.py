"""Fixed texts of the papers (固定文字), in files that a school can replace: titles, notes, pledges, letters, notices.

``templates/papers/F4/body.txt`` says what the house says; a file of the same path under ``TEMPLATES_DIR`` comes before it.
A text has named places such as {团长}; nothing else in it means anything, and what fills a place is never read again.

>>> BODY = FixedText("F4/body", "团长", "国家")
>>> BODY.filled(团长="顾行之", 国家="日本")
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

PLACE = re.compile(r"\{([^{}\n]*)\}")
FOLDER, OPEN = "papers", "＿＿＿＿"
declared: dict[str, "FixedText"] = {}


class FixedText:
    """One text: its path below ``papers`` without the ending, and the places it may name."""

    def __init__(self, path: str, *places: str):
        self.path, self.places = path, frozenset(places)
        declared[path] = self

    @property
    def file(self) -> Path:
        """The school's own file, or the house's."""
        found = [file for folder in folders() if (file := folder / FOLDER / f"{self.path}.txt").is_file()]
        if not found:
            raise FileNotFoundError(f"There is no templates/{FOLDER}/{self.path}.txt")
        return found[0]

    def words(self) -> str:
        """The text as it stands in the file; lines that begin with # are remarks to whoever edits it."""
        lines = self.file.read_text(encoding="utf-8-sig").splitlines()
        return "\n".join(line.rstrip() for line in lines if not line.startswith("#")).strip("\n")

    def filled(self, **facts: object) -> str:
        """The text with its places filled; what is not known is left open for the hand.

        A place that its paper does not know stays as it is written; a system check names it.
        """
        said = {place: str(fact) if fact not in (None, "") else OPEN for place, fact in facts.items()}
        return PLACE.sub(lambda found: said.get(found[1], found[0]), self.words())

    def unknown(self) -> list[str]:
        """Places that the text names and its paper does not know."""
        return sorted(set(PLACE.findall(self.words())) - self.places)


def folders() -> list[Path]:
    """Where texts are looked for: the school's folder first."""
    places: Any = settings.TEMPLATES[0]["DIRS"]
    return [Path(place) for place in places]


def strangers() -> Iterator[Path]:
    """Files among the papers' texts that no paper asks for: a slip in the name, most likely."""
    for folder in folders():
        for file in sorted((folder / FOLDER).rglob("*.txt")):
            if file.relative_to(folder / FOLDER).with_suffix("").as_posix() not in declared:
                yield file
