#!/usr/bin/env python3
"""Is this archive package as it was sealed (归档包核验)? Python 3.9 or newer is enough: no server, no database, no library.

    python3 verify.py [FOLDER] [--digest SHA256] [--heads FILE]

A copy of this file lies in every package and checks the folder it lies in. Whoever can write the folder can write that copy
and all manifests anew: take this file from elsewhere then, and give the digest (from the hand-over list) or the exported
heads of the journal. Every fault is a line that begins with the name of a file; with faults the exit code is 1.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
TAGS = ("bag-info.txt", "bagit.txt", MANIFEST)
FORMAT = "waishi-archive/1"
METADATA, JOURNAL = "metadata.json", "journal.jsonl"
LISTS = ("revisions", "attachments", "papers", "description")
START = "0" * 64  # what the first entry of a journal follows
LINE, SHA256 = re.compile(r"([0-9a-f]{64})  (\S.*)"), re.compile(r"[0-9a-f]{64}")
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, ElementTree.ParseError)

# The elements that a description has, by its version; the names are those of DA/T 46-2009 and DA/T 48-2009.
FIRST = (
    "封装包类型", "封装包创建时间", "封装包创建单位", "聚合层次", "来源/全宗名称", "来源/立档单位名称", "电子文件号",
    "档号/编号", "档号/全宗号", "档号/类别号", "档号/年度", "档号/保管期限", "档号/机构或问题", "内容描述/题名",
    "内容描述/文件编号", "内容描述/责任者", "内容描述/人名", "内容描述/日期", "内容描述/文种", "封装内容",
)  # fmt: skip
MORE = (
    "来源/档案馆名称", "来源/档案馆代码", "档号/目录号", "档号/室编案卷号", "档号/馆编案卷号", "档号/室编件号", "档号/馆编件号",
    "档号/文档序号", "档号/页号", "内容描述/并列题名", "内容描述/副题名", "内容描述/说明题名文字", "内容描述/主题词",
    "内容描述/关键词", "内容描述/摘要", "内容描述/分类号", "电子签名块", "锁定签名",
)  # fmt: skip
ELEMENTS = {"1": FIRST, "2": FIRST + MORE}
NEVER_EMPTY = ("封装包创建时间", "档号/编号", "档号/年度", "档号/保管期限", "内容描述/题名", "内容描述/责任者", "内容描述/日期")


class Held(NamedTuple):
    """A file that metadata.json names: how it was called, where it lies below data/, its SHA-256."""

    name: str
    path: str
    sha256: str


class Metadata(NamedTuple):
    """What metadata.json says, as far as it is verified."""

    lists: dict[str, list[Held]]
    withheld: set[str]
    entries: int
    head: str
    file_no: str

    def held(self, *names: str) -> list[Held]:
        return [held for name in names or LISTS for held in self.lists[name]]


Digests = dict[str, str]  # name of a file → its SHA-256; empty for what is no ordinary file


def verify(folder: Path, *, digest: str = "", heads: Path | None = None) -> list[str]:
    """What is wrong with the package, one line each; nothing if it is as it was sealed."""
    if not folder.is_dir():
        return [f"{folder}: there is no such folder"]
    there = dict(_read(folder))
    return [*_faults_of_bag(folder, there, digest), *_faults_of_content(folder / "data", there, heads)]


def digest_of(folder: Path) -> str:
    """The digest that stands for the whole package: that of its tag manifest."""
    return sha256_of(folder / TAG_MANIFEST)


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            digest.update(chunk)
    return digest.hexdigest()


def listed(digests: Digests) -> bytes:
    """A manifest: a line a file, by name."""
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(digests.items())).encode()


# --- the bag (BagIt 1.0, RFC 8493) -----------------------------------------------------------------------------------


def _read(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        if path.is_symlink() or not path.is_dir():
            yield path.relative_to(folder).as_posix(), _digest_or_none(path)


def _digest_or_none(path: Path) -> str:
    try:
        return sha256_of(path) if path.is_file() and not path.is_symlink() else ""
    except OSError:
        return ""


def _faults_of_bag(folder: Path, there: Digests, digest: str) -> Iterator[str]:
    lacking = [name for name in (*TAGS, TAG_MANIFEST) if not there.get(name)]
    if lacking:
        yield from (f"{name}: missing" for name in lacking)
        return
    if (folder / "bagit.txt").read_bytes() != DECLARATION:
        yield "bagit.txt: not the declaration of a bag of version 1.0 in UTF-8"
    payload = {name: sha256 for name, sha256 in there.items() if name.startswith("data/")}
    tags = {name: sha256 for name, sha256 in there.items() if name not in payload and name != TAG_MANIFEST}
    yield from _compared(folder, MANIFEST, payload, "changed")
    yield from _compared(folder, TAG_MANIFEST, tags, f"changed, or its line in {TAG_MANIFEST} was")
    if digest and there[TAG_MANIFEST] != digest:
        yield f"{TAG_MANIFEST}: the package is not the one whose digest was kept"


def _compared(folder: Path, manifest: str, there: Digests, changed: str) -> Iterator[str]:
    known: Digests = {}
    content = (folder / manifest).read_bytes()
    for line in content.decode("utf-8", errors="replace").removesuffix("\n").split("\n"):
        found = LINE.fullmatch(line)
        if found is None or found[2] in known:
            yield f"{manifest}: the line {line[:80]!r} cannot be read"
        else:
            known[found[2]] = found[1]
    if content != listed(known):
        yield f"{manifest}: not written as a manifest of this kind is"
    yield from (f"{name}: missing from the folder, though {manifest} has it" for name in sorted(known.keys() - there))
    yield from (f"{name}: not in {manifest}" for name in sorted(there.keys() - known))
    for name in sorted(known.keys() & there):
        if there[name] != known[name]:
            yield f"{name}: {changed if there[name] else 'not an ordinary file'}"


# --- what is in it ----------------------------------------------------------------------------------------------------


def _faults_of_content(data: Path, there: Digests, heads: Path | None) -> Iterator[str]:
    try:
        metadata = _metadata(json.loads((data / METADATA).read_text(encoding="utf-8")))
    except UNREADABLE:
        yield f"data/{METADATA}: cannot be read"
        return
    for held in metadata.held():
        found = there.get(f"data/{held.path}")
        if not found:
            yield f"data/{held.path}: {METADATA} names it, but it is not there"
        elif found != held.sha256:
            yield f"data/{held.path}: not as {METADATA} says"
    known = {f"data/{name}" for name in (METADATA, JOURNAL, *(held.path for held in metadata.held()))}
    yield from (f"{name}: {METADATA} does not know it" for name in sorted(there) if name.startswith("data/") and name not in known)
    yield from _faults_of_revisions(data, metadata)
    yield from _faults_of_description(data, metadata)
    yield from _faults_of_journal(data, metadata, heads)


def _metadata(said: Any) -> Metadata:
    if said["format"] != FORMAT:
        raise ValueError(f"not of the format {FORMAT}")
    said.setdefault("description", [])  # packages of 0.2 have none
    lists = {name: [Held(**held) for held in said[name]] for name in LISTS}
    if not all(isinstance(word, str) for of_one in lists.values() for held in of_one for word in held):
        raise TypeError("a file's name, path and digest are text")
    more = said["metadata"]
    return Metadata(lists, set(said["withheld"]), int(said["entries"]), str(said["head"]), str(more.get("file_no", "")))


def _faults_of_revisions(data: Path, metadata: Metadata) -> Iterator[str]:
    held = {file.sha256 for file in metadata.held("attachments")} | metadata.withheld
    for revision in metadata.held("revisions"):
        try:
            named = set(_named_in(json.loads((data / revision.path).read_text(encoding="utf-8"))))
        except UNREADABLE:
            yield f"data/{revision.path}: cannot be read"
            continue
        yield from (f"data/{revision.path}: names the file {sha256}, which is missing" for sha256 in sorted(named - held))


def _named_in(content: Any) -> Iterator[str]:
    """The digests of files that a revision names; marks of sealed numbers are none."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in ("hmac", "mark"):
                yield from _named_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from _named_in(value)
    elif isinstance(content, str) and SHA256.fullmatch(content):
        yield content


def _faults_of_description(data: Path, metadata: Metadata) -> Iterator[str]:
    for held in metadata.held("description"):
        name = f"data/{held.path}"
        try:
            root = ElementTree.fromstring((data / held.path).read_bytes())
        except UNREADABLE:
            yield f"{name}: cannot be read as XML"
            continue
        elements = ELEMENTS.get(root.get("版本", ""), ())
        if root.tag != "封装包" or not elements:
            yield f"{name}: not a description of a version that is known here ({'、'.join(ELEMENTS)})"
        yield from (f"{name}: the element {path} is missing" for path in elements if root.find(path) is None)
        yield from (f"{name}: the element {path} is empty" for path in NEVER_EMPTY if elements and not root.findtext(path))
        if metadata.file_no and root.findtext("档号/编号") != metadata.file_no:
            yield f"{name}: its file number is not {metadata.file_no}, as {METADATA} says"
        told = {(file.get("路径"), file.get("摘要")) for file in root.iter("文件")}
        if told != {(f"data/{file.path}", file.sha256) for file in metadata.held("revisions", "attachments", "papers")}:
            yield f"{name}: does not list the files that {METADATA} lists"


# --- the journal ------------------------------------------------------------------------------------------------------


def _faults_of_journal(data: Path, metadata: Metadata, heads: Path | None) -> Iterator[str]:
    try:
        lines = [json.loads(line) for line in (data / JOURNAL).read_text(encoding="utf-8").split("\n") if line]
        found = [*faults_of_chain(lines), *(_against(heads, lines) if heads else ())]
        decided = {line["facts"]["digest"] for line in lines if line["step"] == "decide"}
        matters = {line["matter"] for line in lines}
        ends = (len(lines), lines[-1]["hash"] if lines else "")
    except UNREADABLE:
        yield f"data/{JOURNAL}: cannot be read"
        return
    yield from (f"data/{JOURNAL}: {fault}" for fault in found)
    if ends != (metadata.entries, metadata.head):
        yield f"data/{JOURNAL}: does not end where {METADATA} says"
    if len(matters) > 1:
        yield f"data/{JOURNAL}: tells of more than one matter"
    for digest in sorted(decided - {revision.sha256 for revision in metadata.held("revisions")}):
        yield f"data/{JOURNAL}: a decision names the revision {digest}, which is missing"


def faults_of_chain(lines: Iterable[dict]) -> Iterator[str]:
    """Where the entries of a journal are not the chain they were: each holds the hash of the one before it."""
    prev, expected, state = START, 1, None
    for line in lines:
        said = {name: value for name, value in line.items() if name != "hash"}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if line["seq"] != expected:
            yield f"entry {expected} is missing before {line['seq']}"
        elif line["prev"] != prev:
            yield f"entry {line['seq']} does not follow the one before it"
        if line["hash"] != hashlib.sha256(text.encode()).hexdigest():
            yield f"entry {line['seq']} was changed"
        if state is not None and line["source"] != state:
            yield f"entry {line['seq']} starts in {line['source']}, the one before ended in {state}"
        prev, expected, state = line["hash"], line["seq"] + 1, line["target"]


def _against(heads: Path, lines: list[dict]) -> Iterator[str]:
    """What the exported heads say of the matter: a line has its number, the number of an entry and that entry's hash."""
    words = [line.split() for line in heads.read_text(encoding="ascii").splitlines() if not line.startswith("#")]
    known = {int(matter): (int(seq), hash) for matter, seq, hash in words}
    matter = lines[0]["matter"]
    seq, hash = known.get(matter, (0, ""))
    if seq == 0:
        yield f"{heads.name} has nothing on matter {matter}: take heads that were exported after the sealing"
    elif seq > len(lines):
        yield f"{heads.name} has a later entry, {seq}: take heads that were exported soon after the sealing"
    elif lines[seq - 1]["hash"] != hash:
        yield f"entry {seq} is not there as it was exported to {heads.name}"


def main(words: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description="Is this archive package as it was sealed?")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).resolve().parent, help="the package")
    parser.add_argument("--digest", default="", help="the digest of the package that was kept elsewhere")
    parser.add_argument("--heads", type=Path, help="heads of the journal that were exported and kept elsewhere")
    said = parser.parse_args(words)
    faults = verify(said.folder, digest=said.digest, heads=said.heads)
    for fault in faults:
        print(fault.encode("utf-8", "backslashreplace").decode())
    if faults:
        print(f"{len(faults)} faults.")
        return 1
    print(f"The package is whole. Its digest is {digest_of(said.folder)}.")
    if not said.digest:
        print("Without --digest a package packed anew by somebody else cannot be told from this one.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
