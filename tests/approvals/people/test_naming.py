"""People as somebody types them: by staff number or full name, each once, and every mistake is named."""

import pytest

from approvals.errors import NotComplete
from approvals.people.naming import people_named, people_numbered
from tests.cast import cast

__all__ = ["cast"]
pytestmark = pytest.mark.django_db


def names(people) -> list[str]:
    return [person.username for person in people]


@pytest.mark.parametrize("typed", ["zhao 苏禾", "zhao，苏禾", " 赵明川、su;zhao\n苏禾 "])
def test_numbers_and_names_in_any_writing_each_once(cast, typed):
    assert names(people_named(typed)) == ["zhao", "su"]


def test_nothing_typed_is_nobody(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert people_named(" 、") == [] == people_numbered([])


def test_everybody_who_is_unknown_or_gone_is_named(cast):
    cast["su"].is_active = False
    cast["su"].save()
    with pytest.raises(NotComplete) as refused:
        people_named("zhao 没有的人 su")
    assert len(refused.value.complaints) == 2 and "没有的人" in refused.value.complaints[0] and "su" in refused.value.complaints[1]


def test_a_name_of_two_needs_the_number_and_a_number_wins_over_a_name(cast):
    model = type(cast["su"])
    model.objects.create_user("zhao2", "赵明川")
    with pytest.raises(NotComplete, match="赵明川"):
        people_named("赵明川")
    model.objects.create_user("x", "zhao")
    assert names(people_named("zhao zhao2")) == ["zhao", "zhao2"]


def test_programs_name_people_by_number_alone(cast):
    assert names(people_numbered(["su", "zhao", "su"])) == ["su", "zhao"]
    with pytest.raises(NotComplete, match="苏禾"):
        people_numbered(["苏禾"])
