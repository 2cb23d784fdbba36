"""The page about oneself changes oneself and nobody else."""

from django.test import Client
from django.utils import timezone

from approvals.people import tokens
from approvals.people.models import ApiToken
from tests.approvals.people.conftest import PASSWORD

NEW = "brook-under-ice-88"


def test_language_and_appearance_are_remembered_and_nothing_else_is_taken(signed_in, zhao):
    signed_in.post("/me/preferences/", {"language": "en", "theme": "dark", "name": "别人", "is_active": ""})
    zhao.refresh_from_db()
    assert (zhao.language, zhao.theme, zhao.name, zhao.is_active) == ("en", "dark", "赵明远", True)
    assert 'data-theme="dark"' in signed_in.get("/me/").text


def test_an_appearance_that_does_not_exist_is_refused(signed_in, zhao):
    assert signed_in.post("/me/preferences/", {"language": "en", "theme": "pink"}).status_code == 422
    zhao.refresh_from_db()
    assert (zhao.language, zhao.theme) == ("zh-hans", "")


def test_a_changed_password_ends_the_other_sessions_and_not_this_one(signed_in, zhao):
    other = Client()
    other.post("/sign-in/", {"username": zhao.username, "password": PASSWORD})
    sent = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert signed_in.post("/me/password/", sent).status_code == 302
    assert signed_in.get("/me/").status_code == 200
    assert other.get("/me/").status_code == 302
    zhao.refresh_from_db()
    assert zhao.check_password(NEW)


def test_without_the_old_password_or_with_a_weak_one_nothing_changes(signed_in, zhao):
    for old, new in (("wrong-password", NEW), (PASSWORD, "short"), (PASSWORD, "password1234")):
        sent = {"old_password": old, "new_password1": new, "new_password2": new}
        assert signed_in.post("/me/password/", sent).status_code == 422
    zhao.refresh_from_db()
    assert zhao.check_password(PASSWORD)


def test_a_token_is_shown_once_and_works(signed_in, zhao):
    answer = signed_in.post("/me/tokens/", {"name": "报表", "scopes": ["read"], "days": "30"})
    clear_text = answer.context["clear_text"]
    assert clear_text in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert tokens.person_for(clear_text, scope="read", now=timezone.now()) == zhao
    assert clear_text not in signed_in.get("/me/").text


def test_a_token_needs_a_purpose_a_scope_and_an_end(signed_in):
    whole = {"name": "x", "scopes": ["read"], "days": "30"}
    lacking = [{key: value for key, value in whole.items() if key != left_out} for left_out in whole]
    for sent in (*lacking, whole | {"days": "99999"}, whole | {"scopes": ["all"]}):
        assert signed_in.post("/me/tokens/", sent).status_code == 422
    assert not ApiToken.objects.exists()


def test_one_revokes_ones_own_tokens_and_a_foreign_one_does_not_exist(signed_in, zhao, wu):
    own, foreign = (
        tokens.issue(who, name="报表", scopes=["read"], expires_at=timezone.now(), by=who)[0] for who in (zhao, wu)
    )
    assert signed_in.post(f"/me/tokens/{foreign.pk}/revocation/").status_code == 404
    assert signed_in.post(f"/me/tokens/{own.pk}/revocation/").status_code == 302
    assert [t.revoked_at is None for t in ApiToken.objects.order_by("pk")] == [False, True]


def test_reading_a_page_changes_nothing(signed_in):
    for path in ("/me/preferences/", "/me/password/", "/me/tokens/", "/me/tokens/1/revocation/", "/language/"):
        assert signed_in.get(path).status_code == 405
