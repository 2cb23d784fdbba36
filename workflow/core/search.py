"""Search (检索) by number, title, person, country: two Chinese characters suffice.

Words are stored as bigrams of Chinese characters and as runs of letters and digits, in a tsvector with a GIN index:
a trigram index never serves words of two characters.
"""

import re

from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup
from django.db.models.expressions import RawSQL

RUN = re.compile(r"[A-Za-z0-9]+|[\u3007\u3400-\u9fff\U00020000-\U000323af]+")


def tokens(text: str) -> list[str]:
    """Bigrams of each Chinese run (a single character stands alone), other runs lower-cased and whole."""
    found: list[str] = []
    for run in RUN.findall(text):
        if run[0].isascii():
            found.append(run.lower())
        else:
            found.extend(run[i : i + 2] for i in range(max(1, len(run) - 1)))
    return found


def vector(*texts: str) -> RawSQL:
    """The value to store in ``Matter.words``."""
    words = sorted({token for text in texts for token in tokens(text or "")})
    return RawSQL("array_to_tsvector(%s::text[])", [words])


@SearchVectorField.register_lookup
class Holds(Lookup):
    """``words__holds``: the vector holds what a tsquery asks for, given as its text."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        vector, first = self.process_lhs(compiler, connection)
        return f"{vector} @@ %s::tsquery", [*first, self.rhs]


class Searchable:
    """A queryset whose rows have a ``words`` vector and a ``number``."""

    def matching(self, text: str):
        """Rows that hold all words of the text; Latin words and numbers match from their beginning."""
        words = tokens(text)
        if not words:
            return self.none() if text.strip() else self
        query = " & ".join(f"'{word}'" + (":*" if word.isascii() else "") for word in words)
        return self.filter(words__holds=query)
