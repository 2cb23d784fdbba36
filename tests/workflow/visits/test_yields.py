"""What a visit leaves to the library: its summary once it is accepted, its promises from the day they are made."""

from datetime import timedelta

import pytest
from django.utils import timezone

from approvals.errors import NotNow
from notifications.models import Reminder
from tests.workflow.visits.making import standing_at
from workflow.registers.models import Result
from workflow.registers.results import closing


@standing_at("departed")
def test_the_summary_enters_once_it_is_accepted_and_not_when_it_is_sent_back(walk):
    walk.step("hand_in_summary", "gu", done="参观了实训基地。", results="商定职业教育师资互派。", leaders_met="纪怀远")
    row = Result.objects.get(matter=walk.matter.pk, kind="report")
    assert row.entered_at is None
    walk.step("return_summary", "chen", why="请补充。")
    walk.step("hand_in_summary", "gu", done="参观了实训基地和图书馆。", results="商定职业教育师资互派。")
    walk.step("accept_summary", "chen")
    row.refresh_from_db()
    assert row.entered_at and "图书馆" in row.text and Result.objects.in_library().matching("职业教育师资").get() == row


@standing_at("departed")
def test_a_promise_is_a_task_of_the_library_that_the_visit_alone_closes_and_rings(walk):
    due = walk.today + timedelta(days=20)
    walk.step("make_promise", "gu", what="寄送课程大纲", person=walk.cast["zhou"].pk, due_on=due)
    task = Result.objects.in_library().get(title="寄送课程大纲")
    assert task.is_open and task.person == walk.cast["zhou"] and task.due_on == due
    assert not Reminder.objects.open().filter(bell="result.due").exists()
    with pytest.raises(NotNow):
        closing.close(task, outcome="done", by=walk.cast["zhou"], now=timezone.now())
    walk.step("close_promise", "zhou", promise=int(task.origin.split()[1]), outcome="kept", note="已寄出")
    task.refresh_from_db()
    assert (task.outcome, task.note, task.closed_by) == ("done", "已寄出", walk.cast["zhou"])
