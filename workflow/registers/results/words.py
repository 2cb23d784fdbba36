"""How Chinese is searched (中文全文检索): bigrams find the candidates in an index, a plain look makes it exact.

Tokens: every run of Han characters gives its overlapping bigrams (职业教育 → 职业, 业教, 教育) and its last character alone;
every run of other letters and digits is one token. They are computed here and stored as a ``tsvector`` without positions,
under a GIN index, so that no dictionary and no extension of the server is needed. A query asks for all its bigrams; of the
rows that have them, only those remain whose folded text contains the words of the query as they stand. So 职业教育 finds every
sentence with 职业教育 and none that only has 职业 here and 业教 there. Positions and ``<->`` would do the same for texts of
up to 16 383 tokens and be wrong after that; the plain look has no such end and costs only what the index has left over.

Folded: NFKC (full width and half width, compatibility characters), lower case, no invisible characters, no white space between
two Han characters (a line that was broken in a sentence), else one blank. Traditional and simplified characters stay two: there
is no table of them here. Several words are all asked for; a Latin word is found from its beginning.
"""

import re
import unicodedata
from functools import lru_cache

HAN = "\u3007\u3400-\u9fff\U00020000-\U000323af"
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
LONGEST = 100  # of a token, in characters: PostgreSQL takes 2 046 bytes
TERMS = 8  # of a query


def folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the text it comes from."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for one in _plain(letter):
            if one == " " and letters and letters[-1] == " ":
                continue
            if len(letters) > 1 and letters[-1] == " " and is_han(one) and is_han(letters[-2]):
                letters.pop()
                places.pop()
            letters.append(one)
            places.append(place)
    return "".join(letters), places


def fold(text: str) -> str:
    """The folded text alone."""
    return folded(text)[0].strip()


@lru_cache(maxsize=32_768)
def _plain(letter: str) -> str:
    if letter.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", letter).casefold()
    return "".join(" " if one.isspace() else one for one in plain if unicodedata.category(one)[0] != "C")


def is_han(letter: str) -> bool:
    """Whether it is a Chinese character."""
    return bool(_HAN.match(letter))


def tokens(plain: str) -> set[str]:
    """The tokens of a folded text."""
    found: set[str] = set()
    for run in RUN.findall(plain):
        if is_han(run[0]):
            found.update(run[i : i + 2] for i in range(len(run)))  # the last one is a single character
        else:
            found.add(run[:LONGEST])
    return found


def terms(query: str) -> list[str]:
    """The words of a query, folded; Chinese written with blanks between is several words."""
    return [word for word in (fold(part) for part in query.split()) if word][:TERMS]


def asked(words: list[str]) -> str:
    """The tsquery that no match can fail: all bigrams, and beginnings of what may go on in the text."""
    return " & ".join(sorted({part for word in words for part in _asked(word)}))


def _asked(word: str) -> list[str]:
    parts = []
    for run in RUN.findall(word):
        if not is_han(run[0]) or len(run) == 1:
            parts.append(f"'{run[:LONGEST]}':*")
        else:
            parts.extend(f"'{run[i : i + 2]}'" for i in range(len(run) - 1))
    return parts
