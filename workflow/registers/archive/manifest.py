"""The manifest (归档清单) of a package: what it holds, in words and digests; it stands in data/metadata.json."""

import re
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from workflow.core.canonical import canonical_json

from .verify import FORMAT  # a later standard of electronic records is a later format

DESCRIPTION = "description.xml"
UNSAFE = re.compile(r"[^\w.()（）【】《》、，+=@ -]")


@dataclass(frozen=True)
class Held:
    """A file of the package: under which name it was known, where it lies, its SHA-256."""

    name: str
    path: str
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What a package holds. ``digest`` stands for all its bytes; it is kept outside of the package."""

    number: str
    kind: str
    title: str
    revisions: tuple[Held, ...]
    attachments: tuple[Held, ...]
    papers: tuple[Held, ...]
    entries: int
    head: str  # the newest entry's hash
    withheld: dict[str, str] = field(default_factory=dict)  # SHA-256 of a named file that stayed out → why
    metadata: dict[str, Any] = field(default_factory=dict)
    description: tuple[Held, ...] = ()  # the XML, where there is one
    digest: str = ""

    def text(self) -> str:
        """The bytes of metadata.json: the same content gives the same text."""
        said = {"format": FORMAT} | asdict(self)
        del said["digest"]
        return canonical_json(said)

    def sealed(self, digest: str) -> "Manifest":
        return replace(self, digest=digest)

    def with_description(self, held: Held) -> "Manifest":
        return replace(self, description=(held,))

    def held(self) -> tuple[Held, ...]:
        """All files but the journal and the manifest itself."""
        return self.revisions + self.attachments + self.papers + self.description


def safe_name(name: str) -> str:
    """A file name that every system can write down, and a manifest in one line."""
    name = UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    stem, dot, ending = name.rpartition(".")
    return f"{_cut(stem, 150)}.{_cut(ending, 20)}" if dot else _cut(name, 150) or "_"


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")
