"""The description of a package (元数据): every element of its version, in order, and nothing that must stay sealed."""

import json
from datetime import UTC, datetime
from xml.etree import ElementTree

import pypdf
import pytest

from tests.making import standing_at
from tests.workflow.registers.archived import sealed
from tests.workflow.registers.test_archive import closed_anew, rewrite
from workflow.core import confidential
from workflow.core.canonical import canonical_json
from workflow.core.models import Confidential
from workflow.registers.archive.describing import HONEST, VERSION, described
from workflow.registers.archive.verify import ELEMENTS, NEVER_EMPTY, sha256_of, verify

NOW = datetime(2026, 6, 2, 9, 0, tzinfo=UTC)
XML = "data/description.xml"


@pytest.fixture
def package(cast, settings, tmp_path):
    settings.VAR = tmp_path
    return sealed(cast["dang"], NOW, "赴日团组")


def root_of(package):
    return ElementTree.parse(package.folder / XML).getroot()


def paths_of(element, before=""):
    for below in element:
        yield f"{before}{below.tag}"
        if below.tag != "封装内容":
            yield from paths_of(below, f"{before}{below.tag}/")


def test_it_has_every_element_of_its_version_and_no_other(package):
    root = root_of(package)
    groups = {path.rpartition("/")[0] for path in ELEMENTS[VERSION] if "/" in path}
    assert (root.get("版本"), root.get("说明")) == (VERSION, HONEST)
    assert set(paths_of(root)) - groups == set(ELEMENTS[VERSION])
    assert all(root.findtext(path) for path in NEVER_EMPTY)


def test_the_order_is_that_of_the_standards_list(package):
    assert [element.tag for element in root_of(package).find("内容描述")] == [
        "题名", "并列题名", "副题名", "说明题名文字", "主题词", "关键词", "人名", "摘要", "分类号", "文件编号", "责任者", "日期", "文种",
    ]  # fmt: skip
    number = root_of(package).find("档号")
    assert (number.findtext("年度"), number.findtext("保管期限"), number.findtext("室编件号")) == ("2026", "30年", "1")


def sealed_anew(package, xml):
    """Somebody writes another description and every digest anew."""
    rewrite(package.folder / XML, xml)
    path = package.folder / "data/metadata.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    said["description"][0]["sha256"] = sha256_of(package.folder / XML)
    rewrite(path, canonical_json(said))
    closed_anew(package.folder)
    return verify(package.folder)


@pytest.mark.parametrize("path", [path for path in ELEMENTS[VERSION] if path != "封装内容"])
def test_an_element_that_is_missing_is_found(package, path):
    root = root_of(package)
    above, _slash, name = path.rpartition("/")
    parent = root.find(above) if above else root
    parent.remove(parent.find(name))
    assert f"{XML}: the element {path} is missing" in sealed_anew(package, ElementTree.tostring(root, encoding="unicode"))


@pytest.mark.parametrize("path", NEVER_EMPTY)
def test_an_element_that_says_nothing_is_found(package, path):
    root = root_of(package)
    root.find(path).text = ""
    assert f"{XML}: the element {path} is empty" in sealed_anew(package, ElementTree.tostring(root, encoding="unicode"))


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('版本="2"', '版本="9"', "not a description of a version"), ("GJC-0001</编号>", "GJC-0009</编号>", "its file number is not"),
        ('路径="data/papers/01-F1.pdf"', '路径="data/papers/02.pdf"', "does not list the files"), ("</封装包>", "", "cannot be read as XML"),
        ("<内容描述>", "<内容 描述>", "cannot be read as XML"),
    ],
)  # fmt: skip
def test_a_description_of_something_else_is_found(package, before, after, fault):
    text = (package.folder / XML).read_text(encoding="utf-8")
    assert before in text
    assert any(fault in line for line in sealed_anew(package, text.replace(before, after)))


def test_what_xml_cannot_hold_is_left_out_and_signs_are_escaped():
    root = ElementTree.fromstring(described({"题名": "甲\x00<乙>&\ud800丙"}, []))
    assert root.findtext("题名") == "甲<乙>&丙"


def test_a_description_of_the_first_version_is_still_known(package):
    root = root_of(package)
    root.set("版本", "1")
    for path in set(ELEMENTS["2"]) - set(ELEMENTS["1"]):
        above, _slash, name = path.rpartition("/")
        parent = root.find(above) if above else root
        parent.remove(parent.find(name))
    assert sealed_anew(package, ElementTree.tostring(root, encoding="unicode")) == []


@standing_at("archived")
def test_what_is_sealed_stays_sealed(walk):
    """No number that stands below the key is readable anywhere in the package, in its papers neither."""
    secrets = [confidential.open_(row, by=walk.cast["chen"], why="test", now=walk.now) for row in Confidential.objects.all()]
    said = "".join(_said(path) for path in walk.matter.archive_package.folder.rglob("*") if path.is_file())
    assert secrets and walk.matter.title in said
    assert [secret for secret in secrets if secret in said] == []


def _said(path):
    if path.suffix == ".pdf" and path.parent.name == "papers":
        return "".join(page.extract_text() for page in pypdf.PdfReader(path).pages).replace("\n", "")
    return path.read_bytes().decode("utf-8", errors="ignore")
