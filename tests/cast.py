"""The known cast (虚构人员) for every test: the people of the rehearsal, and a browser for each of them."""

import pytest
from django.test import Client

from approvals.people.models import Person
from workflow.rehearsal.cast import PEOPLE, gather

__all__ = ["ROLES", "Office", "cast", "gather"]

ROLES = {
    "applicant": "gu", "traveller": "zhou", "head": "cheng", "secretary": "mi", "stranger": "zhao",
    "foreign secretary": "su", "office": "chen", "custodian": "qiao", "personnel": "he", "secrecy": "meng",
    "finance": "song", "teaching": "jiao", "archivist": "dang", "leader": "ji", "leading group": "wen",
    "administrator": "guan",
}  # fmt: skip
"""What each of them is to a matter of Gu's, in which Zhou travels."""
assert set(ROLES.values()) <= {row[0] for row in PEOPLE}


class Office:
    """Browsers of the cast: ``office.mi.get("/inbox/")``; signed in by force, so that a test may move time."""

    def __init__(self, cast: dict[str, Person]):
        self.cast = cast

    def __getattr__(self, username: str) -> Client:
        return self.browser(username)

    def browser(self, username: str) -> Client:
        client = Client(raise_request_exception=True)
        client.force_login(self.cast[username], backend="django.contrib.auth.backends.ModelBackend")
        return client


@pytest.fixture
def cast(db: None) -> dict[str, Person]:
    """Everybody by username, in a database of this test alone."""
    return gather()
