"""The administrators' pages: only they get in, nothing is deleted, an account ends by its verb."""

from datetime import date

import pytest
from django.urls import reverse

from approvals.people.models import Holding, Person, RoleGrant
from tests.approvals.people.conftest import PASSWORD

NOUNS = ["person", "unit", "post", "holding", "rolegrant"]


@pytest.fixture
def desk(client, keeper):
    client.post("/sign-in/", {"username": keeper.username, "password": PASSWORD})
    return client


def page(noun, what="changelist", *args):
    return reverse(f"admin:people_{noun}_{what}", args=args)


@pytest.mark.parametrize("noun", NOUNS)
def test_only_an_administrator_gets_in(noun, signed_in):
    assert signed_in.get(page(noun)).status_code == 302


@pytest.mark.parametrize("noun", NOUNS)
def test_an_administrator_gets_in_and_can_add(noun, desk):
    assert desk.get(page(noun)).status_code == 200
    assert desk.get(page(noun, "add")).status_code == 200


def test_deleting_is_not_offered(desk, zhao, school):
    for noun, row in (("person", zhao), ("unit", school.optics), ("post", school.dean)):
        assert desk.post(page(noun, "delete", row.pk), {"post": "yes"}).status_code == 403
        assert "delete_selected" not in desk.get(page(noun)).text
        assert desk.get(page(noun, "change", row.pk)).status_code == 200


def test_no_script_and_no_style_stands_in_the_page(desk, zhao):
    for path in (
        page("person", "change", zhao.pk),
        page("person", "add"),
        page("holding", "add"),
        reverse("admin:index"),
    ):
        text = desk.get(path).text
        assert "<script>" not in text
        assert "onclick=" not in text
        assert "<style" not in text


def test_a_person_is_added_with_a_password_and_can_sign_in(desk, client):
    sent = {"username": "100077", "name": "沈清和", "email": "", "phone": "", "usable_password": "true",
            "password1": "brook-under-ice-88", "password2": "brook-under-ice-88"}  # fmt: skip
    assert desk.post(page("person", "add"), sent).status_code == 302
    added = Person.objects.get(username="100077")
    assert added.check_password("brook-under-ice-88")
    assert added.name_key.startswith("shen")


def test_a_password_is_set(desk, zhao):
    path = reverse("admin:auth_user_password_change", args=[zhao.pk])
    assert desk.get(path).status_code == 200
    sent = {"password1": "brook-under-ice-88", "password2": "brook-under-ice-88", "usable_password": "true"}
    assert desk.post(path, sent).status_code == 302
    zhao.refresh_from_db()
    assert zhao.check_password("brook-under-ice-88")


def filled(person, **changes):
    facts = {"username": person.username, "name": person.name, "email": "", "phone": "", "language": "zh-hans"}
    return facts | {"is_active": "on"} | changes


def test_an_account_ends_and_opens_again_by_its_verbs(desk, zhao):
    ended = filled(zhao)
    del ended["is_active"]
    assert desk.post(page("person", "change", zhao.pk), ended).status_code == 302
    zhao.refresh_from_db()
    assert (zhao.is_active, zhao.left_on is None, zhao.sessions_ended) == (False, False, 1)
    assert desk.post(page("person", "change", zhao.pk), filled(zhao)).status_code == 302
    zhao.refresh_from_db()
    assert (zhao.is_active, zhao.left_on) == (True, None)


def test_an_administrator_does_not_end_the_own_account(desk, keeper):
    ended = filled(keeper)
    del ended["is_active"]
    assert desk.post(page("person", "change", keeper.pk), ended).status_code == 200
    keeper.refresh_from_db()
    assert keeper.is_active


def test_of_what_was_held_only_the_end_can_be_changed(desk, school, zhao, wu):
    held = Holding.objects.create(post=school.dean, person=zhao, since=date(2020, 1, 1))
    sent = {"post": school.dean.pk, "person": wu.pk, "since": "2019-01-01", "until": "2025-12-31"}
    assert desk.post(page("holding", "change", held.pk), sent).status_code == 302
    held.refresh_from_db()
    assert (held.person, held.since, held.until) == (zhao, date(2020, 1, 1), date(2025, 12, 31))


def test_a_role_is_granted_and_a_double_one_answered_in_words(desk, zhao):
    sent = {"person": zhao.pk, "role": "finance", "unit": "", "since": "2026-01-01", "until": ""}
    assert desk.post(page("rolegrant", "add"), sent).status_code == 302
    assert desk.post(page("rolegrant", "add"), sent | {"since": "2026-02-01"}).status_code == 200
    assert RoleGrant.objects.filter(person=zhao).count() == 1
