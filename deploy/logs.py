"""One event, one line of JSON: whatever a user typed cannot forge a second line."""

import json
import logging
from datetime import UTC, datetime


class OneLine(logging.Formatter):
    """A record as one line of JSON; line breaks inside it are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return _without_breaks(json.dumps(line, ensure_ascii=False, default=str))


def _without_breaks(text: str) -> str:
    # JSON escapes CR and LF itself; these three also start a new line in some viewers.
    return text.replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
