"""People are dated and never deleted, by nobody."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import ProtectedError

from approvals.errors import NotNow, NotYours
from approvals.people.leaving import deactivate, reinstate
from approvals.people.models import Holding, Person, RoleGrant, Unit

TODAY = date(2026, 11, 23)
NEW_YEAR = date(2026, 1, 1)


def test_people_are_sorted_by_their_pinyin_and_the_key_follows_the_name(zhao, wu):
    assert list(Person.objects.all()) == [wu, zhao]
    wu.name = "周砚秋"
    wu.save(update_fields=["name"])
    assert list(Person.objects.all()) == [zhao, wu]


def test_a_person_is_called_by_the_name_and_signs_in_by_the_staff_number(zhao):
    assert str(zhao) == "赵明远"
    assert zhao.get_username() == "100001"


def test_without_a_password_nobody_can_sign_in(db):
    assert not Person.objects.create_user("100009", "林").has_usable_password()


def test_a_person_is_not_deleted_by_the_model_nor_by_the_queryset(zhao):
    with pytest.raises(NotNow, match="赵明远"):
        zhao.delete()
    with pytest.raises(NotNow):
        Person.objects.filter(pk=zhao.pk).delete()
    assert Person.objects.filter(pk=zhao.pk).exists()


def test_the_database_itself_refuses_to_delete_a_person(zhao):
    with pytest.raises(DatabaseError, match="never deleted"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM people_person WHERE id = %s", [zhao.pk])


def test_a_unit_with_posts_is_not_deleted(school):
    with pytest.raises(ProtectedError):
        school.physics.delete()


def test_the_same_post_is_not_held_twice_on_one_day_by_the_same_person(school, zhao, wu):
    Holding.objects.create(post=school.dean, person=zhao, since=NEW_YEAR, until=date(2026, 6, 30))
    Holding.objects.create(post=school.dean, person=zhao, since=date(2026, 7, 1))
    Holding.objects.create(post=school.dean, person=wu, since=NEW_YEAR)
    with pytest.raises(IntegrityError, match="holding_once_on_a_day"), transaction.atomic():
        Holding.objects.create(post=school.dean, person=zhao, since=date(2026, 9, 1))


@pytest.mark.parametrize("where", [None, "physics"])
def test_the_same_role_is_not_granted_twice_on_one_day(school, zhao, where):
    unit = where and getattr(school, where)
    RoleGrant.objects.create(person=zhao, role="finance", unit=unit or None, since=NEW_YEAR)
    with pytest.raises(IntegrityError, match="grant_once_on_a_day"), transaction.atomic():
        RoleGrant.objects.create(person=zhao, role="finance", unit=unit or None, since=TODAY)
    RoleGrant.objects.create(person=zhao, role="finance", unit=school.optics, since=TODAY)


def test_an_overlap_is_said_in_words_where_a_form_asks(school, zhao):
    Holding.objects.create(post=school.dean, person=zhao, since=NEW_YEAR)
    RoleGrant.objects.create(person=zhao, role="finance", since=NEW_YEAR)
    for again in (
        Holding(post=school.dean, person=zhao, since=TODAY),
        RoleGrant(person=zhao, role="finance", since=TODAY),
    ):
        with pytest.raises(ValidationError):
            again.full_clean()


def test_nothing_ends_before_it_begins(school, zhao):
    with pytest.raises(IntegrityError), transaction.atomic():
        Holding.objects.create(post=school.dean, person=zhao, since=TODAY, until=NEW_YEAR)


def test_the_units_above_come_nearest_first(school, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert school.optics.ancestors() == [school.physics, school.top]
    assert school.top.ancestors() == []


def test_a_unit_cannot_stand_below_itself_and_a_circle_does_not_hang_anybody(school):
    school.top.parent = school.optics
    with pytest.raises(ValidationError):
        school.top.full_clean()
    Unit.objects.filter(pk=school.top.pk).update(parent=school.optics)
    assert set(school.optics.ancestors()) >= {school.physics, school.top}


def test_only_an_administrator_ends_an_account_and_not_the_own_one(zhao, wu, keeper):
    with pytest.raises(NotYours):
        deactivate(zhao, by=wu, on=TODAY)
    with pytest.raises(NotNow):
        deactivate(keeper, by=keeper, on=TODAY)
    left = deactivate(zhao, by=keeper, on=TODAY)
    assert (left.is_active, left.left_on) == (False, TODAY)
    with pytest.raises(NotYours):
        reinstate(zhao, by=wu, on=TODAY)
    assert reinstate(zhao, by=keeper, on=TODAY).left_on is None


def test_only_administrators_have_rights_in_the_admin_site(zhao, keeper):
    for who, may in ((zhao, False), (keeper, True)):
        assert who.is_staff is may
        assert who.is_superuser is may
        assert who.has_perm("people.change_person") is may
        assert who.has_module_perms("people") is may


def test_an_administrator_of_one_unit_only_is_none(school, zhao):
    RoleGrant.objects.create(person=zhao, role="administrator", unit=school.physics, since=NEW_YEAR)
    assert not zhao.is_staff


def test_createsuperuser_makes_an_administrator(db):
    assert Person.objects.create_superuser("900009", "周全", "quiet-river-2026").is_staff
