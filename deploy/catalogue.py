"""The Chinese words of every English string: collected, compiled and checked with Babel, without GNU gettext.

Msgids are English, so only Chinese needs a catalogue. Rooms may hand in translations as templates/locale/parts/*.po.
"""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOMS = ("approvals", "deploy", "notifications", "workflow")
LOCALE = Path("templates/locale")
PO = LOCALE / "zh_Hans/LC_MESSAGES/django.po"
HEADER = """# The Chinese words of Waishi. Written by `manage.py messages collect`; translate the empty msgstr by hand.
msgid ""
msgstr ""
"Language: zh_Hans\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")


def collected(root: Path) -> str:
    """The catalogue as it should stand: every string in the code, with the translations known so far."""
    known = _known(root)
    catalogue = Catalog(locale="zh_Hans")
    for path, words, context in sorted(_strings(root), key=lambda found: (str(found[1]), found[0])):
        catalogue.add(words, known.get((_first(words), context), ""), locations=[(path, 0)], context=context)
    for message in catalogue:
        message.locations = sorted(set(message.locations))
    body = io.BytesIO()
    write_po(body, catalogue, width=120, omit_header=True, sort_output=True, include_lineno=False)
    return HEADER + body.getvalue().decode()


def compile_all(root: Path) -> None:
    """django.mo beside each django.po that is newer; a reader never sees half a file."""
    for po in (root / LOCALE).glob("*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        aside = mo.with_suffix(f".{os.getpid()}")
        with aside.open("wb") as file:
            write_mo(file, _read(po))
        os.replace(aside, mo)


def complaints(root: Path) -> list[str]:
    """What is not yet in order, one sentence each."""
    po = root / PO
    found = []
    if not po.exists() or po.read_text(encoding="utf-8") != collected(root):
        found.append(f"{PO} is not up to date: manage.py messages collect")
    for message in _read(po) if po.exists() else []:
        if message.id and not _first(message.string):
            found.append(f"not translated: {_first(message.id)!r}")
        elif message.id and message.fuzzy:
            found.append(f"fuzzy: {_first(message.id)!r}")
        elif message.id and _placeholders(message.id) != _placeholders(message.string):
            found.append(f"other placeholders in the translation: {_first(message.id)!r}")
    return found


def _known(root: Path) -> dict[tuple[str, str | None], str]:
    """Translations by string; a room's part wins over the catalogue."""
    known = {}
    for po in [root / PO, *sorted((root / LOCALE / "parts").glob("*.po"))]:
        for message in _read(po) if po.exists() else []:
            if message.id and _first(message.string) and not message.fuzzy:
                known[_first(message.id), message.context] = _first(message.string)
    return known


def _strings(root: Path) -> Iterator[tuple[str, Any, str | None]]:
    for path in _sources(root):
        method: Any = extract_python if path.suffix == ".py" else _extract_template
        with path.open("rb") as file:
            for _, words, _, context in _extracted(method, file):
                yield str(path.relative_to(root)), words, context


def _extracted(method: Any, file: IO[bytes]) -> Iterator[Any]:
    return extract(method, file, keywords=KEYWORDS, options={"encoding": "utf-8"})


def _sources(root: Path) -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted(path for path in (root / room).rglob("*.py") if "migrations" not in path.parts)
    for suffix in ("html", "txt"):
        yield from sorted((root / "templates").rglob(f"*.{suffix}"))


def _extract_template(file: IO[bytes], keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """A Django template as Python calls of gettext; indentation would be no Python, so it goes."""
    lines = templatize(file.read().decode()).splitlines()
    source = "\n".join(line.lstrip() for line in lines).encode()
    return extract_python(io.BytesIO(source), keywords, comment_tags, options)


def _read(po: Path) -> Catalog:
    with po.open("rb") as file:
        return read_po(file, locale="zh_Hans", charset="utf-8")


def _first(words: Any) -> str:
    return words if isinstance(words, str) else (words[0] if words else "")


def _placeholders(words: Any) -> list[str]:
    return sorted(PLACEHOLDER.findall(_first(words).replace("%%", "")))
