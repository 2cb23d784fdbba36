"""What the documents say is so: the life table, the regulations, versions, files, settings, words of the pages, links."""

import re
import tomllib

import pytest
from django.conf import settings
from django.utils.translation import override

from deploy import catalogue
from deploy.management.commands.pictures import PICTURES
from deploy.regulations import written
from tests.house.rooms import ROOT
from workflow.core import kinds
from workflow.core.sources import SOURCES, cited
from workflow.registers.national import DEFAULTS
from workflow.rehearsal.cast import PEOPLE

DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def chinese() -> set[str]:
    return set(catalogue._known(ROOT).values())


def life_in_the_tour(code: str) -> str:
    """What stands under the heading ``### delegation · 因公出国（境）团组`` of that kind."""
    parts = re.split(r"^#{2,3} (.*)$", text("tour.md"), flags=re.MULTILINE)
    told = {heading.split(" · ")[0]: body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}
    return told.get(code, "")


@pytest.mark.parametrize("kind", kinds.installed(), ids=lambda kind: kind.code)
def test_the_tour_has_a_table_of_exactly_the_states_of_every_kind(kind):
    rows = re.findall(r"^\| ([a-z_]+) \| ([^|]+) \| [^|]+ \| [^|]+ \|$", life_in_the_tour(kind.code), re.MULTILINE)
    with override("zh-hans"):
        assert rows == [(state.code, str(state.name)) for state in kind.life.states]


def test_the_tour_tells_of_no_kind_that_there_is_not():
    lives = re.findall(r"^### ([a-z_]+) · (.*)$", text("tour.md"), re.MULTILINE)
    with override("zh-hans"):
        assert lives == [(kind.code, str(kind.name)) for kind in kinds.installed()]


def test_the_regulations_are_what_the_rules_say():
    assert text("regulations.md") == written(), "manage.py regulations"


def test_every_source_that_a_rule_or_a_limit_cites_is_known():
    keys = {key for kind in kinds.installed() for rule in kind.rules for key in cited(rule.source)}
    keys |= {key for row in DEFAULTS for key in cited(f"{row.source} {row.note}")}
    assert not keys - set(SOURCES)


def test_the_version_is_the_top_line_of_the_changelog():
    top = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert top and top[1] == settings.VERSION == project["version"]


def test_the_readmes_table_names_every_setting_and_no_other():
    read = set(re.findall(r'env\.(?:text|flag|number|words)\("(\w+)"', (ROOT / "deploy/settings.py").read_text(encoding="utf-8")))
    table = README.split("## Configuration")[1].split("## State")[0]
    rows = re.findall(r"^\| (`.+?) \|", table, re.MULTILINE)
    told = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    assert told == read | {"HOST", "PORT"}


def test_the_first_ten_minutes_use_the_words_of_the_pages():
    known = chinese() | {phase["name"] for kind in kinds.installed() for phase in kind.route}
    quoted = re.findall(r"「(.+?)」", README)
    assert quoted and not [words for words in quoted if words not in known]


def test_the_first_ten_minutes_are_played_by_people_of_the_demo():
    minutes = README.split("## The first ten minutes")[1].split("## The rooms")[0]
    played = set(re.findall(r"`([a-z]+)`", minutes))
    assert played <= {row[0] for row in PEOPLE}
    names = {row[1] for row in PEOPLE}
    assert {name for _user, name in re.findall(r"`([a-z]+)` ([\u4e00-\u9fff]+)", minutes)} <= names


def test_every_link_and_every_file_named_is_there():
    for page in DOCS:
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"", page.read_text(encoding="utf-8")):
            address = link[0] or link[1]
            assert address.startswith("http") or (page.parent / address).exists(), f"{page.name}: {address}"


def test_every_path_of_the_glossary_is_there():
    for path in re.findall(r"`((?:workflow|approvals|notifications|deploy)/[^`]+)`", text("glossary.md")):
        assert (ROOT / path).exists(), path


def test_every_picture_is_taken_by_the_command_and_shown_by_the_readme():
    taken = {f"{picture.name}.png" for picture in PICTURES}
    assert taken == {path.name for path in (ROOT / "docs/pictures").glob("*.png")} == set(re.findall(r"pictures/(\S+?\.png)", README))
