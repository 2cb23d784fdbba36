"""Fixed texts of the papers: a school's own comes first, places are filled once, slips are named at start."""

import pytest
from django.core.checks import run_checks
from hypothesis import given
from hypothesis import strategies as st

from workflow.printing import texts
from workflow.printing.texts import PLACE, FixedText


@pytest.fixture
def folders(settings, tmp_path, monkeypatch):
    """The school's folder and the house's, both empty; only the texts of this test are declared."""
    own, house = tmp_path / "own", tmp_path / "house"
    monkeypatch.setattr(texts, "declared", {})
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [own, house]}]
    return own, house


def write(folder, path, words):
    file = folder / "papers" / f"{path}.txt"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, encoding="utf-8")


def found():
    return [(message.id, message.msg, message.hint) for message in run_checks() if message.id in ("waishi.E007", "waishi.W008")]


def test_the_schools_own_text_comes_first_and_without_a_restart(folders):
    own, house = folders
    write(house, "F4/title", "关于{团长}率团访问{国家}的请示\n")
    title = FixedText("F4/title", "团长", "国家")
    assert title.filled(团长="顾行之", 国家="日本") == "关于顾行之率团访问日本的请示"
    write(own, "F4/title", "# 我校的标题\n关于{团长}一行赴{国家}的请示")
    assert title.filled(团长="顾行之", 国家="日本") == "关于顾行之一行赴日本的请示"


def test_what_fills_a_place_is_never_read_again(folders):
    write(folders[1], "a", "{甲}、{乙}")
    assert FixedText("a", "甲", "乙").filled(甲="{乙}", 乙="{{ 7*7 }}{0.__class__}%s") == "{乙}、{{ 7*7 }}{0.__class__}%s"


def test_a_place_reaches_no_attribute(folders):
    write(folders[1], "a", "{甲.__class__}{甲[0]}{甲!r}")
    assert FixedText("a", "甲").filled(甲="x") == "{甲.__class__}{甲[0]}{甲!r}"


@given(st.text(alphabet="甲乙{}#\n. %$", max_size=60))
def test_no_text_of_a_school_breaks_the_filling(words):
    filled = PLACE.sub(lambda place: {"甲": "一"}.get(place[1], place[0]), words)
    assert filled.count("\n") == words.count("\n")


def test_an_unknown_place_is_named_at_start_with_those_that_are_known(folders):
    write(folders[1], "F4/title", "关于{团长}的请示")
    FixedText("F4/title", "团长", "国家")
    assert not found()
    write(folders[0], "F4/title", "关于{领队}的请示")
    ((code, said, hint),) = found()
    assert code == "waishi.E007" and "{领队}" in said and "own" in said and "{团长}" in hint


def test_a_file_that_no_paper_asks_for_is_named(folders):
    write(folders[1], "F4/title", "请示")
    FixedText("F4/title")
    write(folders[0], "F4/titel", "请示")
    ((code, said, _),) = found()
    assert code == "waishi.W008" and "titel" in said


def test_a_text_that_is_missing_or_no_text_is_named(folders):
    FixedText("F4/gone")
    (folders[1] / "papers").mkdir(parents=True)
    (folders[1] / "papers" / "latin.txt").write_bytes("承诺".encode("gb18030"))
    FixedText("latin")
    assert [code for code, _, _ in found()] == ["waishi.E007", "waishi.E007"]


def test_every_text_of_the_house_is_in_order():
    assert not found()
