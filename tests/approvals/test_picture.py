"""The picture: no two boxes meet, no word leaves its box, whatever people and phases are called; and it is harmless XML."""

from itertools import combinations
from xml.etree import ElementTree as Tree

import pytest
from django.utils import translation

from approvals.picture import tall, tall_place, wide, wide_place
from approvals.picture.words import people_of, told
from approvals.progress import State, Who
from approvals.typeset import clean, lines, width
from tests.approvals.pictured import LONG, NASTY, TODAY, crowded, phase, progress

SVG = "{http://www.w3.org/2000/svg}"
ROUNDS = {
    "one": progress([phase("a", State.ACTIVE)]),
    "plain": progress([phase("a", State.DONE)], [phase("b", State.ACTIVE), phase("c", State.DONE)], [phase("d")]),
    "eight side by side": progress([phase("a")], crowded([LONG] * 8), [phase("z")]),
    "nasty": progress(crowded(NASTY[:6]), crowded(NASTY[6:])),
    "eleven steps": progress(*[[phase(f"{no}.{at}") for at in range(1 + no % 3)] for no in range(11)]),
    "thirty steps": progress(*[[phase(str(no), name=LONG)] for no in range(30)]),
    "nothing": progress(),
}
each_round = pytest.mark.parametrize("made", ROUNDS.values(), ids=ROUNDS)
each_place = pytest.mark.parametrize("lay", [wide_place, tall_place], ids=["wide", "tall"])


@each_round
@each_place
def test_no_two_boxes_meet_and_all_are_in_the_picture(made, lay):
    place = lay(made)
    assert len(place.boxes) == sum(len(step.phases) for step in made.steps)
    for one, other in combinations(place.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y
    for box in place.boxes:
        assert box.x >= 0 and box.x + box.width <= place.width and box.y >= 0 and box.y + box.height <= place.height


@each_round
@each_place
def test_all_text_is_within_its_box_and_no_line_on_another(made, lay):
    for box in lay(made).boxes:
        assert box.lines
        for line in box.lines:
            assert box.x < line.x and line.x + width(line.text, line.size) <= box.x + box.width
            assert box.y + line.size <= line.y + 2 and line.y + 4 <= box.y + box.height
            assert line.size >= 12
        assert all(below.y - above.y >= below.size for above, below in zip(box.lines, box.lines[1:], strict=False))


@each_round
@each_place
def test_the_lines_from_step_to_step_run_outside_the_boxes(made, lay):
    place = lay(made)
    for link in place.links:
        for (x1, y1), (x2, y2) in zip(link.points, link.points[1:], strict=False):
            assert x1 == x2 or y1 == y2, "lines are level or upright"
            for box in place.boxes:
                inside = max(x1, x2) > box.x + 1 and min(x1, x2) < box.x + box.width - 1
                assert not (inside and max(y1, y2) > box.y + 1 and min(y1, y2) < box.y + box.height - 1)


@each_round
@pytest.mark.parametrize("draw", [wide, tall], ids=["wide", "tall"])
def test_it_is_well_formed_names_itself_and_holds_nothing_that_runs(made, draw):
    svg = Tree.fromstring(draw(made))
    ids = {element.get("id"): element for element in svg.iter() if element.get("id")}
    assert svg.get("role") == "img"
    assert [bool(ids[own].text) for own in svg.get("aria-labelledby", "").split()] == [True, True]
    tags = {element.tag.removeprefix(SVG) for element in svg.iter()}
    assert tags <= {"svg", "title", "desc", "g", "rect", "circle", "path", "text", "polyline", "polygon"}
    names = {name for element in svg.iter() for name in element.attrib}
    assert not {name for name in names if name == "style" or name.startswith("on") or "href" in name}


def test_two_pictures_on_a_page_have_ids_of_their_own():
    found = [element.get("id") for draw in (wide, tall) for element in Tree.fromstring(draw(ROUNDS["plain"])).iter() if element.get("id")]
    assert len(found) == len(set(found)) == 4


def test_what_was_cut_off_is_said_whole_beside_it():
    svg = wide(ROUNDS["eight side by side"])
    assert "…" in svg and LONG in svg


@pytest.mark.parametrize("name", NASTY)
def test_any_name_fits_into_any_room(name):
    for room in (60.0, 115.0, 290.0):
        found = lines(clean(name), room, 13, at_most=3)
        assert 1 <= len(found) <= 3 and all(width(line, 13) <= room for line in found)


def test_words_stay_whole_and_no_line_begins_with_a_closing_mark():
    assert lines("budget review office", 110, 13, at_most=3) == ["budget review", "office"]
    assert lines("国际交流、合作处", 52, 13, at_most=3) == ["国际交", "流、合作", "处"]


@pytest.mark.parametrize("name", NASTY)
def test_clean_text_is_one_line_that_xml_can_hold(name):
    written = Tree.tostring(Tree.Element("a", b=clean(name)), encoding="unicode")
    assert "\n" not in clean(name) and Tree.fromstring(written).get("b") == clean(name)


def test_more_than_four_people_are_counted_and_who_turned_it_is_named_first():
    crowd = [Who(f"人{no}", verdict="agree") for no in range(9)] + [Who("退回的人", verdict="back")]
    with translation.override("en"):
        assert people_of(phase("a", State.SENT_BACK, who=tuple(crowd))) == ["退回的人", "人0", "人1", "and 7 more"]
        assert people_of(phase("a", State.DONE, who=tuple(crowd[:4]))) == ["人0", "人1", "人2", "人3"]


def test_the_description_tells_every_step_in_chinese():
    words = {"who": (Who("何备", in_place_of="孟审", verdict="agree"), Who("吴加", added=True))}
    made = progress([phase("a", State.DONE)], [phase("b", State.ACTIVE, late=True, times=2, **words), phase("c")])
    with translation.override("zh-hans"):
        assert told(made) == (
            "办理中。 第 1 步：环节a，同意，程述，3月4日，用时 1 个工作日。"
            " 第 2 步，同时办理：环节b，办理中，何备（代 孟审），吴加（加签），期限 3月12日，已逾期，第 2 次办理；环节c，待办理，财务处，限 3 个工作日。"
        )


def test_a_day_of_another_year_says_which():
    with translation.override("zh-hans"):
        assert "2025年12月1日" in wide(progress([phase("a", State.ACTIVE, due_on=TODAY.replace(year=2025, month=12, day=1))]))
