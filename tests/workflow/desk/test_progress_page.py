"""The page of the progress picture and its BPMN file; the API tells the same."""

import re
from xml.etree import ElementTree as Tree

import pytest

from approvals.people import tokens
from tests.budgets.counting import counted
from tests.making import answered, fresh, standing_at

PAGE, BPMN = "/matters/{}/progress/", "/matters/{}/progress.bpmn"
NASTY = "赴<b>日</b>&\"' ]]> \u202eمحمد" + "访" * 40
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"


def pictures(page) -> list[Tree.Element]:
    return [Tree.fromstring(svg) for svg in re.findall(r'<svg xmlns=.*?class="chart picture".*?</svg>', page.text, re.DOTALL)]


def again(walk) -> None:
    """Sent back, changed, handed in again."""
    answered(walk, "back")
    fresh(walk).draft |= {"necessity": "已补充。"}
    walk.matter.save(update_fields=["draft"])
    walk.step("submit", "gu")


@standing_at("vetting")
def test_every_round_is_drawn_twice_newest_first(walk, stage):
    again(walk)
    page = stage.office.gu.get(PAGE.format(walk.matter.pk))
    titles = [svg.findtext("{*}title") for svg in pictures(page)]
    assert len(titles) == 4 and titles[0] == titles[1] != titles[2] == titles[3]
    assert [shown["progress"].round for shown in page.context["rounds"]] == [2, 1]
    assert "程述" in page.text and "style=" not in page.text


@standing_at("vetting")
def test_the_page_of_the_matter_leads_there(walk, stage):
    assert f'href="{PAGE.format(walk.matter.pk)}"' in stage.office.gu.get(f"/matters/{walk.matter.pk}/").text


@standing_at("draft")
def test_a_draft_shows_the_route_it_will_take(walk, stage):
    page = stage.office.gu.get(PAGE.format(walk.matter.pk))
    assert page.context["rounds"][0]["progress"].round == 0 and len(pictures(page)) == 2
    assert stage.office.gu.get(BPMN.format(walk.matter.pk)).status_code == 200


@standing_at("vetting")
def test_names_that_look_like_code_are_only_names(walk, stage):
    phase = walk.matter.rounds.get().route.phases.first()
    person = walk.cast["cheng"]
    person.name = NASTY
    person.save(update_fields=["name"])
    walk.matter.title = NASTY
    walk.matter.save(update_fields=["title"])
    page = stage.office.gu.get(PAGE.format(walk.matter.pk))
    assert len(pictures(page)) == 2 and "<b>日" not in page.text
    process = Tree.fromstring(stage.office.gu.get(BPMN.format(walk.matter.pk)).content).find(f"{MODEL}process")
    assert process.get("name").endswith(NASTY.replace("\u202e", ""))
    assert process.find(f"{MODEL}userTask").get("name") == phase.named


@standing_at("vetting")
def test_a_round_is_fetched_as_a_file_by_its_number(walk, stage):
    again(walk)
    newest = stage.office.gu.get(BPMN.format(walk.matter.pk))
    assert newest["Content-Type"] == "application/xml"
    assert newest["Content-Disposition"] == f'attachment; filename="{walk.matter.number}-2.bpmn"'
    assert stage.office.gu.get(BPMN.format(walk.matter.pk) + "?round=1")["Content-Disposition"].endswith('-1.bpmn"')
    for wrong in ("3", "x", "-1"):
        assert stage.office.gu.get(BPMN.format(walk.matter.pk) + f"?round={wrong}").status_code == 404


@pytest.mark.parametrize("address", [PAGE, BPMN])
@standing_at("vetting")
def test_a_foreign_matter_has_no_picture(walk, stage, address):
    assert stage.office.zhao.get(address.format(walk.matter.pk)).status_code == 404


@standing_at("documents")
def test_the_page_keeps_its_budget(walk, stage):
    browser = stage.office.gu
    browser.get("/me/")
    counted("the progress picture", lambda: browser.get(PAGE.format(walk.matter.pk)), 14)


@standing_at("vetting")
def test_the_api_tells_the_same(walk, stage):
    again(walk)
    _row, token = tokens.issue(
        walk.cast["gu"], name="test", scopes=["read"], expires_at=walk.now.replace(year=2090), by=walk.cast["gu"]
    )
    browser, headers = stage.office.gu, {"Authorization": f"Bearer {token}", "Accept-Language": "zh-hans"}
    newest, first = browser.get(f"/api/v1/matters/{walk.matter.pk}/progress", headers=headers).json()
    assert (newest["round"], first["round"], first["outcome"]) == (2, 1, "back")
    head = first["steps"][0]["phases"][0]
    assert (head["state"], head["who"][0]["name"], head["who"][0]["verdict"]) == ("sent_back", "程述", "back")
    file = f"/api/v1/matters/{walk.matter.pk}/progress.bpmn"
    assert Tree.fromstring(browser.get(file, headers=headers).content).find(f"{MODEL}process") is not None
    assert browser.get(file + "?round=7", headers=headers).status_code == 404
