"""What a page costs: a list at most 8 statements, a matter's page at most 40, however much history there is."""

import pytest

from approvals.actions.comment import comment
from approvals.actions.copy import copy_to
from approvals.people.models import Person
from tests.bench.generate import finished_matters
from tests.budgets.counting import counted
from tests.budgets.test_decisions import crowd
from tests.making import House, standing_at
from workflow.matters.delegations.rehearsal.walk import Walk

LIST, MATTER = 8, 40
LISTS = (
    "/inbox/", "/calendar/", "/calendar/?mine=1", "/matters/", "/matters/mine/", "/notices/", "/passports/", "/incidents/", "/archive/",
    "/oversight/", "/results/", "/results/?q=职业教育&kind=report&place=JP", "/results/sessions/", "/public-results/",
)  # fmt: skip
FOR_SOME = {
    "/archive/": ("chen",), "/passports/": ("chen", "qiao"), "/incidents/": ("chen",), "/oversight/": ("chen", "wen"),
}  # fmt: skip
READERS = ("gu", "cheng", "mi", "chen", "qiao", "he", "wen")


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


@standing_at("vetting")
def test_much_talk_costs_no_more_than_a_little(stage: House, walk: Walk) -> None:
    counts = []
    for much in (1, 40):
        for no in range(much):
            comment(walk.matter.pk, by=walk.cast["gu"], text=f"{no}", mentions=[walk.cast["chen"], walk.cast["zhou"]], now=walk.now)
            person = Person.objects.create_user(f"n{much}-{no}", f"知悉人{no}")
            copy_to(walk.matter.pk, by=walk.cast["gu"], people=[person], why="请知悉。", now=walk.now)
        counts.append({reader: cost(stage, walk, reader, f"{much} comments and copies") for reader in ("gu", "cheng", "chen")})
    assert counts[0] == counts[1]


@standing_at("vetting")
def test_the_inbox_with_copies_keeps_the_budget_of_a_list(stage: House, walk: Walk) -> None:
    copy_to(walk.matter.pk, by=walk.cast["gu"], people=[walk.cast["zhao"], walk.cast["cheng"]], why="请知悉。", now=walk.now)
    for reader in ("zhao", "cheng"):
        browser = stage.office.browser(reader)
        browser.get("/me/")
        for url in ("/inbox/", "/inbox/?only=copies", "/matters/"):
            counted(f"{reader} {url}, copied", lambda url=url, browser=browser: browser.get(url), LIST)


@standing_at("vetting", "sharing")
def test_the_list_of_papers_keeps_its_budget_whoever_travels(stage: House, walk: Walk) -> None:
    few = {reader: cost(stage, walk, reader, "papers, 3 members", "papers/") for reader in ("gu", "zhou", "chen")}
    crowd(walk)
    assert few == {reader: cost(stage, walk, reader, "papers, 40 members", "papers/") for reader in few}


def cost(stage: House, walk: Walk, reader: str, members: str, page: str = "") -> int:
    browser = stage.office.browser(reader)
    browser.get("/me/")  # the session has begun
    return counted(f"{reader} {walk.matter.state}, {members}", lambda: browser.get(f"/matters/{walk.matter.pk}/{page}"), MATTER)
