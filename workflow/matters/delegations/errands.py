"""The errands of a delegation (团组的差事): which state asks for what, of whom, until when."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from approvals.calendar import add_working_days
from workflow.applying.step_forms import EXCEPTION
from workflow.core.errands import OWNER, Errand
from workflow.duties import briefings, notices, reports, sharing
from workflow.registers.limits import limits_on
from workflow.registers.passports import custody


def _before_departure(days: int):
    return lambda matter, today: max(today, matter.starts_on - timedelta(days=days))


def _after_return(limit: str):
    def due(matter, today):
        home = matter.trip.came_home_on if hasattr(matter, "trip") and matter.trip.came_home_on else today
        return home + timedelta(days=getattr(limits_on(matter.limits_on), limit))

    return due


ERRANDS = (
    EXCEPTION,
    Errand("documents", _("Documents and visas"), ("documents",), "custodian",
           lambda matter: bool(custody.lacking_documents(matter)), _before_departure(20)),
    Errand("briefing", _("Briefing"), ("documents", "briefing"), "fao",
           lambda matter: briefings.absent(matter).exists(), _before_departure(7)),
    Errand("pledges", _("Sign the pledges"), ("briefing",), OWNER,
           lambda matter: briefings.unsigned(matter).exists(), _before_departure(3)),
    Errand("draw", _("Hand out the passports"), ("ready",), "custodian",
           lambda matter: bool(custody.lacking_for_exit(matter)), _before_departure(1)),
    Errand("depart", _("Record the departure"), ("ready",), OWNER,
           lambda matter: not custody.lacking_for_exit(matter), lambda matter, today: max(today, matter.starts_on)),
    Errand("come_home", _("Record the return"), ("abroad",), OWNER,
           lambda matter: True, lambda matter, today: max(today, matter.ends_on + timedelta(days=1))),
    Errand("collect", _("Take the passports back"), ("returned", "cancelled", "withdrawn", "rejected"), "custodian",
           lambda matter: bool(custody.still_out(matter)), _after_return("passport_return_days")),
    Errand("report", _("Hand in the report"), ("returned",), OWNER,
           lambda matter: reports.awaited(matter), _after_return("report_days")),
    Errand("read_report", _("Read the report"), ("returned",), "fao",
           lambda matter: reports.to_read(matter), lambda matter, today: add_working_days(today, 5)),
    Errand("second_notice", _("Publish the second notice"), ("returned",), "secretary",
           lambda matter: bool(notices.second_lacking(matter)), _after_return("second_notice_days")),
    Errand("settle", _("Settle the costs"), ("returned",), "finance",
           lambda matter: not (custody.still_out(matter) or reports.lacking(matter) or notices.second_lacking(matter)),
           _after_return("settlement_days")),
    Errand("share", _("Share the results"), ("sharing",), OWNER,
           lambda matter: bool(sharing.lacking(matter)), _after_return("sharing_days")),
    Errand("archive", _("Seal the file"), ("sharing",), "archivist",
           lambda matter: not sharing.lacking(matter), lambda matter, today: add_working_days(today, 10)),
)
