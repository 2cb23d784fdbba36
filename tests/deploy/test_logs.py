import json
import logging

from deploy.logs import OneLine


def _line(message: str, exc_info=None) -> str:
    return OneLine().format(logging.LogRecord("desk", logging.WARNING, __file__, 1, message, None, exc_info))


def test_what_a_user_typed_cannot_forge_a_second_line():
    line = _line('title\r\n{"level": "info"}\u2028\u0085end')
    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == 'title\r\n{"level": "info"}\u2028\u0085end'


def test_a_trace_stays_on_the_line():
    try:
        raise ValueError("two\nlines")
    except ValueError as error:
        line = _line("failed", (ValueError, error, error.__traceback__))
    assert len(line.splitlines()) == 1
    assert "ValueError: two\nlines" in json.loads(line)["trace"]
