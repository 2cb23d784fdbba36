"""The errands of a visit (来访的差事): which state asks for what, of whom, until when.

The departments of the plan and the promises are each a to-do of their own, side by side (``each``).
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from approvals.calendar import add_working_days
from workflow.applying.step_forms import EXCEPTION
from workflow.core.errands import OWNER, Errand
from workflow.duties import sharing
from workflow.matters.visits import accounts, invitations, people, reception, stays
from workflow.matters.visits.states import AFTER, APPROVED
from workflow.registers.limits import limits_on


def _no_basis(matter) -> bool:
    row = invitations.of(matter)
    return invitations.needs_basis(matter.application) and not (row and row.visa_basis)


def _no_letter(matter) -> bool:
    row = invitations.of(matter)
    return bool(matter.application.invitation_wanted) and not (row and row.sent_on)


def _before_they_come(days: int):
    return lambda matter, today: max(today, matter.starts_on - timedelta(days=days))


def _within_the_hours(matter, today):
    """The day on which the hours run out; the bell tells the hour."""
    return timezone.localdate(matter.stay.arrived_at + timedelta(hours=stays.hours(matter)))


def _after_they_left(limit: str):
    return lambda matter, today: timezone.localdate(matter.stay.left_at) + timedelta(
        days=getattr(limits_on(matter.limits_on), limit)
    )


ERRANDS = (
    EXCEPTION,
    Errand("names", _("Name the guests"), APPROVED, OWNER,
           lambda matter: bool(people.lacking(matter)), _before_they_come(14)),
    Errand("basis", _("Record the basis of entry"), ("invited",), "fao", _no_basis, _before_they_come(30)),
    Errand("letter", _("Send the invitation letter"), ("invited",), "fao", _no_letter, _before_they_come(30)),
    Errand("plan", _("Hand in the reception plan"), APPROVED, OWNER,
           lambda matter: bool(reception.lacking(matter)), lambda matter, today: max(today, reception.plan_due(matter))),
    Errand("reception", _("Task of the reception"), (*APPROVED, "hosting"), OWNER,
           lambda matter: bool(reception.open_tasks(matter)), each=reception.duties),
    Errand("arrive", _("Record the arrival"), ("preparing",), OWNER,
           lambda matter: not reception.lacking(matter), lambda matter, today: max(today, matter.starts_on)),
    Errand("lodging", _("Register the lodging"), ("hosting",), OWNER, stays.lodging_lacking, _within_the_hours),
    Errand("check", _("Fill in the list of checks"), ("hosting",), OWNER, stays.check_lacking,
           lambda matter, today: max(today, matter.ends_on)),
    Errand("gifts", _("Hand in received gifts"), ("hosting", "departed", "summary"), OWNER,
           lambda matter: bool(stays.to_hand_in(matter)), lambda matter, today: add_working_days(today, 5)),
    Errand("leave", _("Record that they left"), ("hosting",), OWNER,
           lambda matter: not (stays.lodging_lacking(matter) or stays.check_lacking(matter)),
           lambda matter, today: max(today, matter.ends_on)),
    Errand("summary", _("Hand in the summary"), ("departed",), OWNER,
           lambda matter: True, lambda matter, today: max(today, accounts.summary_due(matter))),
    Errand("read_summary", _("Read the summary"), ("summary",), "fao", accounts.to_read,
           lambda matter, today: add_working_days(today, 5)),
    Errand("settle", _("Settle the costs"), ("summary",), "finance",
           lambda matter: accounts.owes(matter) and not accounts.summary_lacking(matter), _after_they_left("settlement_days")),
    Errand("promise", _("Promise to the guests"), ("hosting", *AFTER), OWNER,
           lambda matter: accounts.open_promises(matter).exists(), each=accounts.duties),
    Errand("share", _("Share the results"), ("sharing",), OWNER,
           lambda matter: bool(sharing.lacking(matter)), _after_they_left("sharing_days")),
    Errand("archive", _("Seal the file"), ("sharing",), "archivist",
           lambda matter: not (sharing.lacking(matter) or accounts.promises_lacking(matter)),
           lambda matter, today: add_working_days(today, 10)),
)  # fmt: skip
