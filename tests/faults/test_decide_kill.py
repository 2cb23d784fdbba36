"""kill -9 of a web process while somebody decides: nothing is half-done, and the same request again decides once."""

import signal
from pathlib import Path
from typing import Any

import pytest

from approvals.models import Assignment, Decision, Panel
from notifications.models import Message
from tests.faults.history import faults
from tests.faults.office import handed_in
from tests.faults.rows import history
from tests.making import fresh, waiting
from tests.notifications.workers import working
from workflow.core.models import AnsweredRequest, Entry
from workflow.matters.delegations.rehearsal.walk import Walk

pytestmark = pytest.mark.django_db(transaction=True)
WEB = """
from django.test import Client
from approvals.people.models import Person
browser = Client()
browser.force_login(Person.objects.get(username="cheng"), backend="django.contrib.auth.backends.ModelBackend")
said = {{"verb": "agree", "digest": "{digest}", "opinion": "同意。", "_once": "the-same-click"}}
answer = browser.post("/assignments/{assignment}/decision/", said)
print(answer.status_code, answer.headers.get("Location"))
"""


def answered(walk: Walk, assignment: Assignment, **environment: str) -> tuple[int, str]:
    """The exit status and the answer of a web process that is asked to decide."""
    code = WEB.format(digest=fresh(walk).digest, assignment=assignment.pk)
    with working(code, ALLOWED_HOSTS="testserver", **environment) as web:
        said, _nothing = web.communicate(timeout=120)
        return web.returncode, said.strip()


def everything(walk: Walk) -> tuple[Any, ...]:
    """What a decision changes, as far as it can be counted."""
    matter = walk.matter.pk
    return (
        fresh(walk).state, Decision.objects.filter(subject=matter).count(), Entry.objects.filter(matter=matter).count(),
        list(Panel.objects.filter(round__subject=matter).order_by("pk").values_list("phase__code", "outcome")),
        list(Assignment.objects.filter(subject=matter).order_by("pk").values_list("pk", "verdict")),
        Message.objects.filter(subject_id=matter).count(),
    )  # fmt: skip


@pytest.mark.parametrize("named, done", [("decided-before-commit", False), ("kept-before-answer", True)])
def test_a_web_process_killed_while_somebody_decides(tmp_path: Path, named: str, done: bool) -> None:
    walk = handed_in()
    assignment, reached, before = waiting(walk).get(), tmp_path / "reached", everything(walk)
    status, said = answered(walk, assignment, WAISHI_FAULT=f"{named}:{reached}")
    assert (status, said) == (-signal.SIGKILL, "")
    assert reached.read_text() == f"{named}\n", "it was killed there and not elsewhere"

    assert (everything(walk) == before) is not done, "all of it or nothing"
    assert AnsweredRequest.objects.count() == Decision.objects.filter(subject=walk.matter.pk).count() == int(done)
    assert faults(history([walk.matter.pk])) == []

    first = everything(walk)
    assert answered(walk, assignment) == (0, "302 /inbox/"), "the same click again"
    assert (everything(walk) == first) is done
    assert answered(walk, assignment) == (0, "302 /inbox/"), "and once more: the same answer"
    assert Decision.objects.get(subject=walk.matter.pk).assignment_id == assignment.pk
    assert faults(history([walk.matter.pk])) == []
