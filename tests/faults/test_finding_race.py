"""Hands on one finding at once: it is judged once, signed by both once, and its bells ring once, however many clocks there are."""

from collections import Counter
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from approvals.calendar import add_working_days
from approvals.models import Assignment
from notifications.models import Message, Reminder
from notifications.reminders import scan
from tests.faults.hands import at_once, only_refusals, tally
from tests.making import made
from tests.workflow.oversight.conftest import found, inspect
from workflow.core import journal
from workflow.core.models import Entry
from workflow.oversight import findings, inspections
from workflow.oversight.models import Finding, Inspection
from workflow.rehearsal.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seen() -> Any:
    """A trip that is home, drawn for an inspection by Wen and Lin."""
    walk = made("returned", gather())
    drawn = inspect(walk, walk.matter, now=walk.now)
    drawn.walk = walk
    return drawn


def submitted(seen: Any) -> Finding:
    finding = found(seen)
    findings.take(finding.pk, "start", by=seen.cast["gu"], now=seen.now, plan="补交说明。")
    return handed_in(seen, finding)


def handed_in(seen: Any, finding: Finding) -> Finding:
    proof = seen.walk.attach("rectification", "证明", by="gu")
    return findings.take(finding.pk, "submit", by=seen.cast["gu"], now=seen.now, done="已补交。", evidence=proof)


def judging(seen: Any, finding: Finding, who: str, step: str) -> Any:
    facts = {"accept": {}, "send_back": {"why": "缺证明。", "working_days": 5}}[step]
    return lambda: findings.take(finding.pk, step, by=seen.cast[who], now=seen.now, **facts)


def test_two_inspectors_who_judge_at_once_judge_once(seen: Any) -> None:
    finding = submitted(seen)
    for no in range(2, 9):
        came = at_once(judging(seen, finding, "lin", "send_back"), judging(seen, finding, "wen", "send_back"))
        assert tally(came)["won"] == 1 and only_refusals(came)
        assert Assignment.objects.open().filter(errand=f"finding.{finding.pk}").count() == 1
        assert Reminder.objects.open().filter(subject_id=finding.matter_id, bell__startswith="finding.").count() == 2
        handed_in(seen, finding)
        assert list(finding.rectifications.values_list("no", "accepted"))[-1] == (no, None)
    came = at_once(judging(seen, finding, "lin", "accept"), judging(seen, finding, "wen", "send_back"))
    assert tally(came)["won"] == 1 and only_refusals(came)
    assert not Assignment.objects.open().filter(errand__startswith="judging.").exists()
    assert not list(journal.faults(Entry.objects.filter(matter_id=finding.matter_id)))


def test_a_rectification_handed_in_by_two_at_once_is_one(seen: Any) -> None:
    finding = found(seen)
    findings.take(finding.pk, "start", by=seen.cast["gu"], now=seen.now, plan="补交说明。")
    proof = seen.walk.attach("rectification", "证明", by="gu")
    facts = {"done": "已补交。", "evidence": proof, "now": seen.now}
    came = at_once(*[lambda who=who: findings.take(finding.pk, "submit", by=seen.cast[who], **facts) for who in ("gu", "mi")])
    assert tally(came)["won"] == 1 and only_refusals(came) and finding.rectifications.count() == 1


def test_both_signatures_at_once_close_the_inspection(seen: Any) -> None:
    answers = dict.fromkeys(("stamps", "letter", "passport_kind", "invoices", "report", "discipline"), {"answer": "yes"})
    inspections.answer(seen.sampled.pk, answers=answers, by=seen.cast["lin"], now=seen.now)
    came = at_once(*[lambda who=who: inspections.sign(seen.inspection.pk, by=seen.cast[who], now=seen.now) for who in ("lin", "wen", "lin")])
    assert tally(came) == {"won": 2, "NotNow": 1}
    assert Inspection.objects.get().closed_at == seen.now


def noon(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))


def test_four_clocks_ring_every_rung_of_a_finding_once(seen: Any) -> None:
    """Also a clock whose transaction is lost half-way: what it had begun is rung by the next."""
    finding = found(seen)
    days = [add_working_days(finding.due_on, n) for n in (-2, 0, 1, 5)] + [finding.due_on + timedelta(days=20)]
    for day in days:
        at_once(lost(noon(day)), *[lambda day=day: scan(now=noon(day)) for _ in range(4)])
        scan(now=noon(day))
    told = Message.objects.filter(subject_id=finding.matter_id, event__in=["finding.due", "finding.overdue"], channel="in_app")
    heard = Counter(told.values_list("recipient__username", "event"))
    assert heard["gu", "finding.due"] == 2 and heard["cheng", "finding.overdue"] == heard["wen", "finding.overdue"] == 3
    assert max(Counter(told.values_list("recipient", "dedupe")).values()) == 1


def lost(now: datetime) -> Any:
    """A clock that is cut off from its database in the middle of the ringing."""

    def ring() -> None:
        try:
            with connection.execute_wrapper(_cut_at_the_first_message):
                scan(now=now)
        finally:
            connection.close()

    return ring


def _cut_at_the_first_message(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    if "INSERT" in sql:
        context["connection"].connection.close()
    return execute(sql, params, many, context)
