"""Who sees which matter: a draft is private, a submitted one is seen by whom it concerns and by the office."""

import pytest

from tests.making import a_walk, fresh, standing_at
from workflow.applying import drafts
from workflow.core.models import Matter

CONCERNED = {"gu", "zhou", "mi", "cheng", "chen", "lin", "qiao", "dang", "wen"}


def seers(walk) -> set[str]:
    return {who for who, person in walk.cast.items() if Matter.objects.visible_to(person, on=walk.today).filter(pk=walk.matter.pk).exists()}


@standing_at("draft")
def test_a_draft_is_its_owners(walk):
    assert seers(walk) == {"gu"}


@standing_at("vetting")
def test_a_submitted_one_is_seen_by_the_group_the_unit_and_the_office(walk):
    assert seers(walk) == CONCERNED


@standing_at("notice")
def test_who_was_asked_goes_on_seeing_it(walk):
    assert seers(walk) == CONCERNED | {"he", "meng", "song", "jiao"}


@standing_at("withdrawn")
def test_a_withdrawn_one_is_still_seen_by_the_office(walk):
    assert {"chen", "cheng", "gu"} <= seers(walk)


def test_a_prepared_draft_is_its_preparers_too(stage):
    walk = a_walk(stage.cast)
    gu, mi = stage.cast["gu"], stage.cast["mi"]
    post = gu.holdings.get().post
    walk.matter = drafts.begin("delegation", owner=gu, by=mi, now=walk.now, unit=post.unit, post_title=post.title)
    assert seers(walk) == {"gu", "mi"}


@standing_at("vetting")
def test_the_secretary_of_the_unit_above_sees_those_below(walk):
    su = walk.cast["su"]
    assert "su" not in seers(walk)
    su.grants.create(role="secretary", unit=walk.matter.unit.parent, since=walk.today)
    assert "su" in seers(walk)


@standing_at("vetting")
def test_a_role_of_one_unit_opens_no_other(walk):
    su = walk.cast["su"]
    su.grants.create(role="fao", unit=su.holdings.get().post.unit, since=walk.today)
    assert "su" not in seers(walk)


@standing_at("vetting")
@pytest.mark.parametrize("username, own", [("gu", True), ("zhou", True), ("mi", False), ("chen", False)])
def test_my_applications_are_those_i_apply_for_or_travel_on(walk, username, own):
    mine = Matter.objects.of(walk.cast[username])
    assert mine.filter(pk=walk.matter.pk).exists() is own


@standing_at("vetting")
def test_each_matter_is_listed_once(walk):
    for person in walk.cast.values():
        listed = list(Matter.objects.visible_to(person, on=walk.today).filter(pk=walk.matter.pk))
        assert listed in ([], [Matter.objects.get(pk=fresh(walk).pk)])
