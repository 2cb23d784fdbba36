"""Asked once (只问一次): while one page is shown or one verb is at work, the same question is not asked twice.

Nothing is remembered beyond that, and outside of ``asked_once`` nothing at all. A verb begins with an empty memory, so
that what it acts on was read after it took the lock.
"""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, TypeVar

Question = TypeVar("Question", bound=Callable[..., Any])

_answers: ContextVar[dict | None] = ContextVar("answers", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """A fresh memory for the block."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def remembered(question: Question) -> Question:
    """Answer a question from memory the second time; whoever changes the answer changes a copy of their own."""

    @wraps(question)
    def answer(*args: Any, **kwargs: Any) -> Any:
        answers = _answers.get()
        if answers is None:
            return question(*args, **kwargs)
        asked = (question, args, tuple(sorted(kwargs.items())))
        if asked not in answers:
            answers[asked] = question(*args, **kwargs)
        return copy.copy(answers[asked])

    return answer  # type: ignore[return-value]


def foretell(question: Any, *args: Any, answer: Any, **kwargs: Any) -> None:
    """Put the answer to a question into the memory, if there is one: many questions are often one statement."""
    answers = _answers.get()
    if answers is not None:
        answers[(question.__wrapped__, args, tuple(sorted(kwargs.items())))] = answer
