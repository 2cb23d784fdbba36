"""One door for everybody: the administration's sign-in leads to it; the demo's accounts stand on it in the demo alone."""

import pytest
from django.test import Client

from workflow.rehearsal.cast import PASSWORD, PEOPLE


def test_the_demo_lists_its_accounts_with_their_posts(db, client: Client, settings):
    settings.DEMO = True
    page = client.get("/sign-in/").text
    assert PASSWORD in page
    assert all(username in page and name in page and post in page for username, name, _unit, post, *_more in PEOPLE)


def test_nowhere_else_an_account_or_a_password_is_given_away(db, client: Client, settings):
    settings.DEMO = False
    page = client.get("/sign-in/").text
    assert PASSWORD not in page and not [name for _username, name, *_more in PEOPLE if name in page]


def test_the_administration_has_no_sign_in_page_of_its_own(db, client: Client):
    answer = client.get("/admin/login/?next=/admin/people/person/")
    assert answer.status_code == 302 and answer["Location"] == "/sign-in/?next=%2Fadmin%2Fpeople%2Fperson%2F"
    assert client.post("/admin/login/", {"username": "guan", "password": PASSWORD}).status_code == 302


@pytest.mark.parametrize(("username", "status"), [("gu", 403), ("chen", 403), ("guan", 200)])
def test_who_is_no_administrator_is_told_so_and_never_sent_in_circles(stage, username, status):
    assert stage.office.browser(username).get("/admin/", follow=True).status_code == status
