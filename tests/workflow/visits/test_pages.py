"""The pages and the API of a visit: every state is shown to everybody whom it concerns, and each step is taken from its card."""

import pytest

from tests.workflow.visits.making import a_walk, fresh, standing_at, visit
from workflow.matters.visits.form import FORM
from workflow.matters.visits.states import STATES

ALL = [state.code for state in STATES]


@standing_at(*ALL)
def test_every_state_is_shown(walk, stage):
    for who in ("gu", "chen", "zhou"):
        answer = getattr(stage.office, who).get(walk.matter.get_absolute_url())
        seen = who == "gu" or walk.matter.state != "draft"
        assert answer.status_code == (200 if seen else 404)
    assert "仙台工业大学" in stage.office.gu.get(walk.matter.get_absolute_url()).content.decode()


@standing_at("draft")
@pytest.mark.parametrize("part", [part.code for part in FORM.pages])
def test_every_page_of_the_form_is_shown(walk, stage, part):
    answer = stage.office.gu.get(f"/matters/{walk.matter.pk}/edit/{part}/")
    assert answer.status_code == 200


@standing_at("preparing")
def test_the_plan_is_handed_in_from_its_card_with_the_tasks_that_were_ticked(walk, stage):
    first = f"{walk.matter.starts_on}T08:30"
    told = {"programme": "会谈。", "escort": "顾行之", "route": "行政楼", "car_asked": "on", "car_role": "logistics", "car_at": first}
    answer = stage.office.gu.post(f"/matters/{walk.matter.pk}/steps/hand_in_plan/", told)
    assert answer.status_code in (200, 302), answer.content.decode()[-2000:]
    task = walk.matter.reception_tasks.get()
    assert (task.what, task.role, task.done_at) == ("car", "logistics", None)
    page = stage.office.hou.get(walk.matter.get_absolute_url()).content.decode()
    assert f'value="{task.pk}"' in page


@standing_at("invited")
def test_guests_are_named_line_by_line(walk, stage):
    lines = "佐藤健，日本，校长，仙台工业大学\n铃木, Japan, 教授"
    answer = stage.office.gu.post(f"/matters/{walk.matter.pk}/steps/name_guests/", {"lines": lines, "why": "换人"})
    assert answer.status_code in (200, 302)
    assert set(walk.matter.participants.filter(dropped_at=None, key__startswith="g-").values_list("name", flat=True)) == {"佐藤健", "铃木"}


@standing_at("hosting")
def test_the_api_takes_the_same_steps(walk, stage):
    shown = stage.office.gu.get(f"/api/v1/visits/{walk.matter.pk}")
    assert shown.status_code == 200 and len(shown.json()["tasks"]) == 7
    body = {"way": "received", "what": "茶具", "value": "300.00", "who": "来宾", "on": walk.today.isoformat()}
    taken = stage.office.gu.post(
        f"/api/v1/matters/{walk.matter.pk}/steps/log_present", body, content_type="application/json"
    )
    assert taken.status_code in (200, 201), taken.content.decode()
    assert fresh(walk).presents.filter(what="茶具").exists()


def test_a_stranger_sees_nothing_of_it(stage):
    walk = a_walk(stage.cast)
    walk.until("preparing", visit(stage.cast))
    assert stage.office.zhao.get(walk.matter.get_absolute_url()).status_code == 404
    assert stage.office.hou.get(walk.matter.get_absolute_url()).status_code == 404
    walk.plan()
    assert stage.office.hou.get(walk.matter.get_absolute_url()).status_code == 200
