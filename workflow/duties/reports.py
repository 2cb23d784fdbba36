"""The report (出访报告): handed in, accepted or sent back; every version stays."""

from datetime import datetime

from django.utils.translation import gettext as _

from approvals.errors import NotNow
from workflow.duties import reading
from workflow.duties.evidence import blank, refuse
from workflow.duties.models import Report


def hand_in(
    matter, *, done: str, not_done: str = "", results: str, follow_up: str, discipline: str, money_note: str,
    by, now: datetime,
) -> dict:
    """Hand in the next version (提交总结报告); the sections follow S53, what was not done and why S39."""
    last = newest(matter)
    if last and last.accepted_at:
        raise NotNow(_("The report was accepted already."))
    if last and not last.sent_back_at:
        raise NotNow(_("A report was handed in and waits to be read."))
    refuse(*blank([
        (_("what was done"), done), (_("results"), results), (_("what follows"), follow_up),
        (_("discipline"), discipline), (_("on the money"), money_note),
    ]))
    version = last.version + 1 if last else 1
    Report.objects.create(
        matter_id=matter.pk, version=version, done=done.strip(), not_done=not_done.strip(), results=results.strip(),
        follow_up=follow_up.strip(), discipline=discipline.strip(), money_note=money_note.strip(),
        handed_in_at=now, by=by,
    )
    return {"version": version}


def accept(matter, *, by, now: datetime) -> dict:
    """The office finds the report in order (验收); nobody accepts an own report."""
    return reading.accept(_waiting(matter, by=by), by=by, now=now)


def send_back(matter, *, why: str, by, now: datetime) -> dict:
    """The office asks for more (退回修改), and says what."""
    return reading.send_back(_waiting(matter, by=by), why=why, by=by, now=now)


def _waiting(matter, *, by) -> Report:
    own = _("Nobody judges an own report; a colleague of the office reads it.")
    return reading.to_judge(newest(matter), by=by, none=_("No report waits to be read."), own=own)


def newest(matter) -> Report | None:
    """The version handed in last."""
    return Report.objects.filter(matter_id=matter.pk).last()


def awaited(matter) -> bool:
    """Whether the travellers still have to hand something in: nothing yet, or the last version was sent back."""
    report = newest(matter)
    return report is None or report.sent_back_at is not None


def to_read(matter) -> bool:
    """Whether a report waits for the office."""
    return reading.waits(newest(matter))


def lacking(matter) -> list[str]:
    """What keeps the report from being done."""
    report = newest(matter)
    if report is None:
        return [_("The report was not handed in yet.")]
    if report.sent_back_at:
        return [_("The report was sent back: %(why)s") % {"why": report.why}]
    return [] if report.accepted_at else [_("The report waits to be read.")]
