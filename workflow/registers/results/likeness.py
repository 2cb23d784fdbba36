"""Likeness (雷同): how much of a report stands in an earlier one already. It warns and never blocks.

A text becomes shingles: five units in a row, a unit being a Chinese character or a word of another script; headings and short
lines are left out, for every report has them. The share (重复率) is how many of the report's shingles the earlier one has, so
that a short copy out of a long report shows, and paragraphs in another order change little. Every eighth shingle, chosen by its
hash and so the same in every text, is stored in an array under a GIN index: it finds the few reports worth comparing whole.
A report of fewer than sixty shingles is not compared. All of it is our own way of measuring; no regulation gives a number.
"""

import hashlib
import re

from django.db import connection

from . import words

UNIT = re.compile(rf"[{words.HAN}]|[^\W_{words.HAN}]+")
IN_A_ROW, SAMPLED, FEWEST, CANDIDATES = 5, 8, 60, 8
HEADING = re.compile(r"^\s*(第?[一二三四五六七八九十百\d]+[、.．章节条)）]|[（(][一二三四五六七八九十\d]+[)）]|#+)")
SENTENCE = re.compile(r"[。！？；.!?;]\s*$")
SHORT_LINE, HEADING_LINE = 12, 30

SEARCH = """
    SELECT r.id, count(*) AS shared
    FROM registers_result r, unnest(r.sample) AS one
    WHERE r.kind = 'report' AND r.id < %s AND r.sample && %s::int[] AND one = ANY(%s::int[])
      AND (r.matter_id IS NULL OR r.matter_id IS DISTINCT FROM %s)
    GROUP BY r.id ORDER BY shared DESC, r.id DESC LIMIT %s
"""


def body(text: str) -> str:
    """The text without headings and short lines that end no sentence."""
    return "\n".join(line for line in text.splitlines() if not _boilerplate(line.strip()))


def _boilerplate(line: str) -> bool:
    if SENTENCE.search(line):
        return False
    return len(line) <= SHORT_LINE or bool(HEADING.match(line)) and len(line) <= HEADING_LINE


def shingles(text: str) -> set[int]:
    """The hashes of what stands in a row."""
    units = UNIT.findall(words.fold(body(text)))
    return {_hash("\0".join(units[i : i + IN_A_ROW])) for i in range(len(units) - IN_A_ROW + 1)}


def _hash(row: str) -> int:
    """A number that fits PostgreSQL's integer."""
    return int.from_bytes(hashlib.blake2b(row.encode(), digest_size=4).digest()) - 2**31


def sample(found: set[int]) -> list[int]:
    """What is stored of them; nothing of a text too short to be compared."""
    return sorted(one for one in found if one % SAMPLED == 0) if len(found) >= FEWEST else []


def share(found: set[int], earlier: set[int]) -> int:
    """How many per cent of the first the second has."""
    return round(100 * len(found & earlier) / len(found)) if found else 0


def candidates(chosen: list[int], *, before: int, matter: int | None) -> list[int]:
    """The earlier reports, of other matters, that share most of the sample."""
    if not chosen:
        return []
    with connection.cursor() as cursor:
        cursor.execute(SEARCH, [before, chosen, chosen, matter, CANDIDATES])
        return [pk for pk, _shared in cursor.fetchall()]
