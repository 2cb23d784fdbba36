"""The description (元数据) of a package as XML, in the words of DA/T 46-2009 and in the parts of DA/T 48-2009.

Written from the lists of elements alone (S101 S102), not from the full texts: it does not claim to conform, and newer
standards may supersede both. Hence the version on the root; another layout is another version, and ``verify`` knows the
elements of each.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as xml

FORMAT, VERSION = "waishi-description", "2"
HONEST = "要素名称参照DA/T 46-2009、DA/T 48-2009，未声明符合上述标准"
UNFIT = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 cannot hold


def described(said: Mapping[str, Any], files: Iterable[tuple[str, str, str]]) -> bytes:
    """The XML. ``said`` maps elements to text or to more elements, in order; ``files`` are (name, path, SHA-256)."""
    root = xml.Element("封装包", {"格式": FORMAT, "版本": VERSION, "说明": HONEST})
    _fill(root, said)
    content = xml.SubElement(root, "封装内容")
    for name, path, sha256 in files:
        file = {"名称": _clean(name), "路径": f"data/{path}", "摘要算法": "SHA-256", "摘要": sha256}
        xml.SubElement(content, "文件", file)
    xml.indent(root)
    return xml.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def _fill(element: xml.Element, said: Mapping[str, Any]) -> None:
    for name, value in said.items():
        below = xml.SubElement(element, name)
        if isinstance(value, Mapping):
            _fill(below, value)
        else:
            below.text = _clean(str(value))


def _clean(text: str) -> str:
    return UNFIT.sub("", text)
