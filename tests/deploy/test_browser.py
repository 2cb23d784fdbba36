import pytest


@pytest.mark.django_db(transaction=True)
def test_the_sign_in_page_opens_in_a_browser(page):
    assert page.goto("/sign-in/").ok
    assert page.locator("form").count() >= 1
