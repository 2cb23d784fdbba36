"""The directory answers for a day."""

from datetime import date

import pytest

from approvals.errors import NotYours
from approvals.people.directory import has_role, having_role, heads_of, holders, posts_of, roles_of
from approvals.people.leaving import deactivate
from approvals.people.models import Holding, Post, RoleGrant
from approvals.people.powers import may_edit_people, must_edit_people

LAST_YEAR, TODAY = date(2025, 11, 23), date(2026, 11, 23)


@pytest.fixture
def deans(school, zhao, wu):
    """Zhao was dean until the end of last year, Wu has been since."""
    Holding.objects.create(post=school.dean, person=zhao, since=date(2020, 1, 1), until=date(2025, 12, 31))
    Holding.objects.create(post=school.dean, person=wu, since=date(2026, 1, 1))


def test_last_years_dean_stays_last_years_dean(deans, school, zhao, wu):
    assert heads_of(school.physics, on=LAST_YEAR) == [zhao]
    assert heads_of(school.physics, on=TODAY) == [wu]


def test_the_last_day_is_still_held(deans, school, zhao, wu):
    assert heads_of(school.physics, on=date(2025, 12, 31)) == [zhao]
    assert heads_of(school.physics, on=date(2026, 1, 1)) == [wu]


def test_last_years_dean_stays_so_after_leaving_the_university(deans, school, zhao, wu, keeper):
    deactivate(wu, by=keeper, on=TODAY)
    assert heads_of(school.physics, on=date(2026, 5, 1)) == [wu]
    assert heads_of(school.physics, on=TODAY) == []
    assert holders("head", on=TODAY) == []


def test_where_nobody_is_head_the_unit_above_answers(deans, school, wu, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert heads_of(school.optics, on=TODAY) == [wu]


def test_the_nearest_head_answers_and_not_a_higher_one(deans, school, zhao, wu):
    head = Post.objects.create(unit=school.optics, title="系主任", duty="head")
    Holding.objects.create(post=head, person=zhao, since=LAST_YEAR)
    assert heads_of(school.optics, on=TODAY) == [zhao]
    assert heads_of(school.office, on=TODAY) == []


def test_holders_of_a_duty_in_the_school_or_in_one_unit(deans, school, wu, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert holders("head", on=TODAY) == [wu]
    assert holders("head", unit=school.physics, on=TODAY) == [wu]
    assert holders("head", unit=school.optics, on=TODAY) == []


def test_a_person_with_two_posts_of_a_duty_is_named_once(deans, school, wu):
    head = Post.objects.create(unit=school.optics, title="系主任", duty="head")
    Holding.objects.create(post=head, person=wu, since=LAST_YEAR)
    assert holders("head", on=TODAY) == [wu]


def test_a_grant_reaches_the_units_below_and_no_other(school, zhao, wu, django_assert_num_queries):
    RoleGrant.objects.create(person=zhao, role="secretary", unit=school.physics, since=LAST_YEAR)
    RoleGrant.objects.create(person=wu, role="secretary", since=LAST_YEAR)
    with django_assert_num_queries(1):
        assert having_role("secretary", unit=school.optics, on=TODAY) == [wu, zhao]
    assert having_role("secretary", unit=school.office, on=TODAY) == [wu]
    assert having_role("secretary", unit=school.top, on=TODAY) == [wu]
    assert having_role("secretary", on=TODAY) == [wu]
    assert having_role("finance", unit=school.optics, on=TODAY) == []


def test_has_role_agrees_with_having_role(school, zhao, django_assert_num_queries):
    RoleGrant.objects.create(person=zhao, role="finance", unit=school.physics, since=LAST_YEAR, until=TODAY)
    with django_assert_num_queries(1):
        assert has_role(zhao, "finance", on=TODAY, unit=school.optics)
    assert not has_role(zhao, "finance", on=TODAY)
    assert not has_role(zhao, "finance", on=TODAY, unit=school.office)
    assert not has_role(zhao, "finance", on=date(2026, 11, 24), unit=school.optics)
    assert roles_of(zhao, on=TODAY) == {("finance", school.physics.pk)}


def test_who_has_left_has_no_role_and_is_not_asked(school, zhao, keeper):
    RoleGrant.objects.create(person=zhao, role="finance", since=LAST_YEAR)
    deactivate(zhao, by=keeper, on=TODAY)
    zhao.refresh_from_db()
    assert having_role("finance", on=TODAY) == []
    assert roles_of(zhao, on=TODAY) == set()
    assert not has_role(zhao, "finance", on=TODAY)


def test_the_posts_of_a_person(deans, wu, school, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [str(holding.post) for holding in posts_of(wu, on=TODAY)] == ["物理学院 院长"]
    assert posts_of(wu, on=LAST_YEAR) == []


def test_people_are_edited_by_administrators_only(zhao, keeper):
    assert may_edit_people(keeper, on=TODAY)
    must_edit_people(keeper, on=TODAY)
    assert not may_edit_people(zhao, on=TODAY)
    with pytest.raises(NotYours):
        must_edit_people(zhao, on=TODAY)
    assert not may_edit_people(keeper, on=date(2019, 1, 1))
