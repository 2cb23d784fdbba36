"""The three refusals (三种拒绝): each says what would help, and the API answers 403, 409 or 422."""

from collections.abc import Sequence


class Refusal(Exception):
    """Something was asked that cannot be done; ``complaints`` are the sentences the person reads."""

    status = 400

    def __init__(self, sentence: str = "", *, complaints: Sequence[str] = ()):
        self.complaints = [str(c) for c in ([sentence] if sentence else complaints)]
        super().__init__(" ".join(self.complaints))


class NotYours(Refusal):
    """Somebody else may do this; the sentence says who."""

    status = 403


class NotNow(Refusal):
    """The matter has moved on; reload the page to see where it is."""

    status = 409


class NotComplete(Refusal):
    """Something is missing or wrong; the sentences say what would be right."""

    status = 422
