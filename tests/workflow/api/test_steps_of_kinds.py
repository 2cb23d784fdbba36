"""One address serves the step of that name of every kind: each matter is read and guarded as its own kind says."""

from dataclasses import replace

import pytest
from ninja.errors import ValidationError
from pydantic import BaseModel

from workflow.api import steps
from workflow.api.auth import ANYBODY, DECIDERS
from workflow.api.sentences import sentences
from workflow.core import kinds
from workflow.core.life import Life, Right


class Short(BaseModel):
    why: str


class Long(BaseModel):
    why: str
    held_on: int


def test_a_body_of_its_own_kind_is_taken_as_it_was_read():
    body = Short(why="x")
    assert steps._as_its_kind(Short, body, b"") is body


def test_a_body_read_as_another_kinds_is_read_again():
    assert steps._as_its_kind(Long, Short(why="x"), b'{"why": "x", "held_on": 3}') == Long(why="x", held_on=3)


@pytest.mark.parametrize("raw", [b'{"why": "x"}', b"", b'{"why": "x", "held_on": "soon"}'])
def test_a_body_that_fits_another_kind_alone_is_refused_with_the_field(raw):
    with pytest.raises(ValidationError) as refused:
        steps._as_its_kind(Long, Short(why="x"), raw)
    assert any(sentence.startswith("held_on: ") for sentence in sentences(refused.value.errors))


def test_a_step_that_is_a_judgement_in_one_kind_asks_for_the_scope_of_decisions(monkeypatch):
    life = {code: Life((), {"weigh": Right(roles=("fao",), barred_may_not=judged)}) for code, judged in (("a", False), ("b", True))}
    for code in life:
        monkeypatch.setitem(kinds._kinds, code, replace(kinds.installed()[0], code=code, life=life[code]))
    assert steps._who({"a": Short}, "weigh")["auth"] is ANYBODY
    assert steps._who({"a": Short, "b": Long}, "weigh")["auth"] is DECIDERS
