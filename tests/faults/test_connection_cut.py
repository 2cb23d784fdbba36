"""PostgreSQL cuts the connection in the middle of a decision: nothing of it is there, and it can be taken again."""

from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, connection

from approvals.actions import decide as deciding
from approvals.actions import settle as settling
from approvals.models import Assignment, Decision
from tests.faults.hands import at_once
from tests.faults.office import agreeing, handed_in, is_whole
from tests.making import waiting
from workflow.core import journal
from workflow.core.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)


def cut() -> None:
    """As an administrator would: this backend is gone, its transaction with it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")


@pytest.mark.parametrize("place", [(deciding, "fulfilled"), (journal, "record"), (settling, "finish")], ids=lambda p: p[1])
def test_a_decision_cut_in_the_middle_leaves_nothing(place: tuple[Any, str], monkeypatch: pytest.MonkeyPatch) -> None:
    walk = handed_in()
    assignment = waiting(walk).get()
    hand = agreeing(walk, assignment)
    entries = Entry.objects.filter(matter=walk.matter.pk).count()
    with monkeypatch.context() as patched:
        patched.setattr(*place, lambda *args, **facts: cut())
        [came] = at_once(hand)
    assert isinstance(came, (DatabaseError, InterfaceError))
    assert not Decision.objects.filter(subject=walk.matter.pk).exists()
    assert Assignment.objects.get(pk=assignment.pk).closed_at is None
    assert Entry.objects.filter(matter=walk.matter.pk).count() == entries
    assert is_whole(walk)
    hand()
    assert is_whole(walk)
