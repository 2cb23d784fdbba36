"""What the regulations say about guests (外宾接待规定), in reading order.

Pure: no database, no sending. ``asking`` in time and in order · ``hosting`` how long, by whom, on what basis of entry ·
``preparing`` plan, scripts, escort · ``staying`` lodging, summary, who came · ``money`` gifts, hotel, meals, banquets ·
``scope`` whom all of it binds, and what is known beside the application.
"""

from collections.abc import Sequence

from workflow.core.rules import ARRIVAL, SETTLEMENT, SUBMIT, Moment, Rule, Verdict, blocking, judge, unanswered
from workflow.registers.national import Limits

from ..application import Application
from . import asking, hosting, money, preparing, staying
from .scope import Actual, Received

RULES: Sequence[Rule] = [
    asking.says_that_a_domestic_group_is_no_foreign_guest,
    asking.promises_nothing_before_the_approval,
    asking.says_what_is_paid_with_what_money,
    asking.says_how_they_are_hosted,
    hosting.is_hosted_for_few_days,
    asking.is_applied_for_in_time,
    asking.takes_official_guests_upward,
    preparing.hands_the_plan_in_early,
    hosting.receives_them_at_their_rank,
    preparing.hands_scripts_to_the_publicity_department,
    preparing.tells_the_security_office_of_important_events,
    staying.registers_the_lodging,
    staying.says_what_holds_for_hong_kong_macao_taiwan,
    money.gives_modest_gifts,
    staying.hands_the_summary_in,
    preparing.names_escort_and_route,
    staying.pays_for_approved_guests_only,
    hosting.fits_the_basis_of_entry,
    money.chooses_a_fitting_hotel,
    money.eats_within_the_limit,
    money.gives_few_modest_banquets,
    money.brings_few_of_its_own,
]


def verdicts(
    application: Application, limits: Limits, *, at: Moment, actual: Actual | None = None
) -> list[Verdict]:  # fmt: skip
    """What every rule of that moment says about the application."""
    return judge(RULES, application, limits, at=at, actual=actual)


__all__ = ["ARRIVAL", "RULES", "SETTLEMENT", "SUBMIT", "Actual", "Received", "blocking", "unanswered", "verdicts"]
