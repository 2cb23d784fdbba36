"""Marks of secrecy (密级标志): papers that bear one never enter this system (保守国家秘密法 2024, art. 31).

Looked for: 绝密, 机密, 秘密 with a ★, in brackets, after 密级, before 文件 or 资料, or standing alone. 商业秘密 and
保密义务 are ordinary words and pass. What was found is neither repeated to the person nor kept.
"""

import re
import unicodedata

from django.utils.translation import gettext as _

from approvals.errors import NotComplete

LEVEL = r"(?:[绝絕]\s*密|[机機]\s*密|秘\s*密)"
HAN = "\u3400-\u9fff"
STARRED = re.compile(rf"{LEVEL}\s*[★☆*]")
MARKED = re.compile(
    rf"{LEVEL}\s*[★☆*]"
    rf"|[\[(【〔「『<《]\s*{LEVEL}\s*[\])】〕」』>》]"
    rf"|密\s*[级級]\s*[:为為是]?\s*{LEVEL}"
    rf"|(?<![{HAN}]){LEVEL}(?:级|級)?\s*(?:文件|资料|材料|件)"
    rf"|(?<![{HAN}]){LEVEL}(?:级|級)?(?![{HAN}])"
)


def bears_mark(text: str) -> bool:
    """Whether a name or a text somebody typed bears a mark of secrecy."""
    return bool(MARKED.search(_plain(text)))


def refuse_marked(*texts: str) -> None:
    """Raise NotComplete if any of the texts bears a mark; to be asked before anything is stored."""
    if any(bears_mark(text) for text in texts):
        raise _refusal()


def refuse_starred(words: str) -> None:
    """The same for the words of a whole paper, where only the printed mark counts (机密★5年): prose uses the words."""
    if STARRED.search(_plain(words)):
        raise _refusal()


def _refusal() -> NotComplete:
    return NotComplete(
        _("This looks like a mark of secrecy. Classified papers must not enter this system; nothing was stored.")
    )


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
