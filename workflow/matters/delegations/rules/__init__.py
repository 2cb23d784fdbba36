"""What the regulations say about a delegation abroad (因公临时出国（境）规定), in reading order.

Pure: no database, no sending. Sources are kept as they were relayed; the list of keys is in docs/regulations.md.
``days`` how long and how many countries · ``people`` who travels · ``documents`` letters, plan, passports ·
``keeping`` whether the approved trip was kept to. Conferences and the like are exempt from OUT-01 to 08 (``scope``).
"""

from collections.abc import Sequence

from workflow.core.rules import DEPARTURE, SETTLEMENT, SUBMIT, Moment, Rule, Verdict, blocking, judge, unanswered
from workflow.registers.national import Limits

from ..application import Application
from . import days, documents, keeping, people, substance
from .keeping import Actual

RULES: Sequence[Rule] = [
    days.counts_both_ends,
    days.stays_within_the_days_for_one_country,
    days.stays_within_the_days_for_two_countries,
    days.stays_within_the_days_for_three_countries,
    days.claims_the_extra_day_only_far_away,
    days.visits_few_countries,
    people.keeps_the_group_small,
    people.takes_no_family_along,
    substance.spends_its_days_on_business,
    documents.stands_in_the_annual_plan,
    documents.is_invited_by_the_host_itself,
    documents.travels_on_official_documents,
    keeping.keeps_to_what_was_approved,
    keeping.comes_home_in_time,
    people.has_secret_related_people_approved,
    people.leaves_no_class_without_teacher,
]


def verdicts(
    application: Application, limits: Limits, *, at: Moment, actual: Actual | None = None
) -> list[Verdict]:  # fmt: skip
    """What every rule of that moment says about the application."""
    return judge(RULES, application, limits, at=at, actual=actual)


__all__ = ["DEPARTURE", "RULES", "SETTLEMENT", "SUBMIT", "Actual", "blocking", "unanswered", "verdicts"]
