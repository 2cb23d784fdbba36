"""Every event has its words, every string its Chinese, every state one name."""

import ast

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from notifications.events import WORDS, events
from tests.house.rooms import calls, sources, tree
from workflow.core import kinds


def named(function: str, position: int = 0) -> set[str]:
    """The events named as literals in the calls of that function."""
    found = set()
    for _path, call in calls(function):
        given = [*call.args[position : position + 1], *(k.value for k in call.keywords if k.arg == "event")]
        found |= {node.value for node in given if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return found


def in_rungs() -> set[str]:
    """Events that single rungs bring: {"event": …}."""
    dicts = [node for path in sources() for node in ast.walk(tree(path)) if isinstance(node, ast.Dict)]
    pairs = [pair for node in dicts for pair in zip(node.keys, node.values, strict=True)]
    return {
        value.value
        for key, value in pairs
        if isinstance(key, ast.Constant) and key.value == "event" and isinstance(value, ast.Constant)
    }


def test_every_event_that_is_told_has_words():
    brought = {event for kind in kinds.installed() for event in kind.events}
    told = brought | named("tell") | named("Bell") | {event for event in in_rungs() if "." in str(event)}
    assert len(told) > 20
    assert not told - events()


def test_every_event_has_both_pieces_in_one_folder_of_its_name():
    assert not [f.name for f in WORDS.iterdir() if f.is_dir() and f.name not in events()]


def test_nothing_is_left_untranslated():
    try:
        call_command("messages", "check")
    except CommandError as complaint:
        pytest.fail(str(complaint))


@pytest.mark.parametrize("kind", kinds.installed(), ids=lambda kind: kind.code)
def test_a_state_is_called_one_thing_only(kind):
    for language in ("zh-hans", "en"):
        with translation.override(language):
            names = [str(state.name) for state in kind.life.states]
        assert len(set(names)) == len(names)
