"""What you sign is what you get: one text for one content, and its digest (SHA-256).

Two contents that mean the same give the same text: sorted keys, UTF-8, no spaces, no floats; decimals and dates
are strings. A number that is not whole has to be a string before it comes here.
"""

import hashlib
import json
from typing import Any


def canonical_json(content: Any) -> str:
    """The one text of a content; TypeError names what has no canonical form."""
    _refuse_floats(content, "")
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(text: str) -> str:
    """The SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _refuse_floats(content: Any, path: str) -> None:
    if isinstance(content, dict):
        for key, value in content.items():
            if not isinstance(key, str):
                raise TypeError(f"the key {key!r} at {path or 'the top'} is not text")
            _refuse_floats(value, f"{path}.{key}")
    elif isinstance(content, (list, tuple)):
        for number, value in enumerate(content):
            _refuse_floats(value, f"{path}.{number}")
    elif not (content is None or isinstance(content, (str, int))):
        raise TypeError(f"{type(content).__name__} at {path or 'the top'} has no canonical form; give it as text")
