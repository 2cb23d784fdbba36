"""What a page costs: a list at most 8 statements, a matter's page at most 40, however much history there is."""

import pytest

from tests.bench.generate import finished_matters
from tests.budgets.counting import counted
from tests.budgets.test_decisions import crowd
from tests.making import House, standing_at
from workflow.matters.delegations.rehearsal.walk import Walk

LIST, MATTER = 8, 40
LISTS = ("/inbox/", "/matters/", "/matters/mine/", "/notices/", "/passports/", "/incidents/")
FOR_SOME = {"/passports/": ("chen", "qiao"), "/incidents/": ("chen",)}
READERS = ("gu", "cheng", "mi", "chen", "qiao", "he")


@pytest.fixture(params=[0, 2000], ids=["no history", "2000 matters before"])
def history(request: pytest.FixtureRequest, stage: House) -> int:
    if request.param:
        finished_matters(request.param, stage.cast)
    return request.param


def test_lists_keep_their_budget(stage: House, history: int) -> None:
    for reader in READERS:
        browser = stage.office.browser(reader)
        browser.get("/me/")
        for url in LISTS:
            if reader not in FOR_SOME.get(url, READERS):
                continue
            counted(f"{reader} {url}", lambda url=url, browser=browser: browser.get(url), LIST)


@standing_at("vetting", "documents", "returned", "archived")
def test_the_page_of_a_matter_keeps_its_budget_whoever_travels(stage: House, walk: Walk) -> None:
    few = {reader: cost(stage, walk, reader, "3 members") for reader in ("gu", "chen", "qiao")}
    crowd(walk)
    many = {reader: cost(stage, walk, reader, "40 members") for reader in few}
    assert all(many[reader] <= few[reader] for reader in few)


def cost(stage: House, walk: Walk, reader: str, members: str) -> int:
    browser = stage.office.browser(reader)
    browser.get("/me/")  # the session has begun
    return counted(f"{reader} {walk.matter.state}, {members}", lambda: browser.get(f"/matters/{walk.matter.pk}/"), MATTER)
