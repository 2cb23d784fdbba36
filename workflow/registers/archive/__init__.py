"""Archive packages (归档包): everything about an ended matter in one folder that verifies without this system.

A package is a BagIt bag (RFC 8493) under ``var/archive/<number>/``. ``packing`` makes it, ``verify`` reads it back with
no database and no server, ``keeping`` packs a matter and writes the row that remembers the package's digest.

    data/metadata.json       what the package holds, and what describes it
    data/description.xml     the same in the archivists' words (DA/T 46, 48), for other systems
    data/journal.jsonl       the journal, a line an entry, chained by hash
    data/revisions/0001.json each revision as it was signed: its SHA-256 is the digest that decisions name
    data/attachments/…       files as they were uploaded        data/papers/…   what was printed
"""

from .keeping import keep

__all__ = ["keep"]
