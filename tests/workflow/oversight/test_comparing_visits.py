"""Plan against actual of a visit."""

from datetime import timedelta

from tests.workflow.visits.making import fresh, standing_at, visit_template, walk
from workflow.core import kinds
from workflow.core.comparing import Outcome

__all__ = ["visit_template", "walk"]
KIND = kinds.get("visit")


def compared(walk, *, later=0):
    return KIND.compared.compare(fresh(walk), walk.today + timedelta(days=later))


@standing_at("departed", "summary", "archived")
def test_every_check_of_a_visit_is_cited_and_of_a_plain_one_only_the_unplanned_gift_is_found(walk):
    comparison = compared(walk)
    assert all(row.cite for row in comparison.checks)
    assert [row.rule for row in comparison.checks if row.outcome is Outcome.FOUND] == ["IN-13"]
    assert {row.code for row in comparison.checks} >= {"arrival", "leaving", "people", "strangers", "plan", "summary", "sharing"}


@standing_at("hosting")
def test_more_guests_than_approved_are_found(walk):
    stay = walk.matter.stay
    stay.people = 9
    stay.left_at = walk.now
    stay.save()
    outcomes = {row.code: row for row in KIND.compared.compare(walk.matter, walk.today).checks}
    assert (outcomes["people"].outcome, outcomes["people"].cite) == (Outcome.FOUND, "IN-16 · S70")


@standing_at("departed")
def test_a_summary_that_does_not_come_is_found_after_its_day(walk):
    late = {row.code: row.outcome for row in compared(walk, later=30).checks}
    assert late["summary"] is Outcome.FOUND
