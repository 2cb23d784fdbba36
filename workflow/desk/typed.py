"""What was typed is not lost (已填内容): a refused page shows the words again, to copy, never the secrets."""

import re
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

LABELS = {"opinion": _("Opinion"), "why": _("Reason"), "reason": _("Reason"), "comment": _("Comment"), "question": _("Question")}
SECRET = re.compile(r"^_|pass|secret|token|csrf|otp|(^|_|-)(pin|key|code)($|_|-)|document_no|id_?number|digest", re.I)
WRITTEN = re.compile(r"\s|[^\x00-\x7f]|.{25}")  # a space, a Chinese character, or long: somebody wrote it
LONGEST = 20_000
MOST = 40


class Typed(NamedTuple):
    """One field as it was sent."""

    name: str
    text: str

    @property
    def label(self) -> object:
        """What the reader calls the field."""
        return LABELS.get(self.name, self.name)

    @property
    def rows(self) -> int:
        """Height enough for what was written."""
        return min(12, 2 + self.text.count("\n") + len(self.text) // 60)


def typed_in(posted: QueryDict) -> list[Typed]:
    """The sentences in a submission, in order; choices, keys and numbers are quickly given again."""
    fields = [
        Typed(name, text[:LONGEST])
        for name, texts in posted.lists()
        if not SECRET.search(name)
        for text in texts
        if _worth_keeping(name, text.strip())
    ]
    return fields[:MOST]


def _worth_keeping(name: str, text: str) -> bool:
    return bool(text) and (name in LABELS or bool(WRITTEN.search(text)))
