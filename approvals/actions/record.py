"""Record a decision taken on paper or in a meeting (代录): by the office, with scan, date and number."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions.decide import give
from approvals.actions.held import held
from approvals.commit import one_commit
from approvals.errors import NotComplete, NotYours
from approvals.models import Barred, Decision
from approvals.people import directory
from notifications.outbox import tell


@one_commit()
def record(
    assignment_id: int, *, by, decider, verdict: str, digest: str, opinion: str, number: str, dated, scan, now
) -> Decision:
    """Enter what ``decider`` decided outside the system; shown as 代录, and the decider is told.

    Raises NotYours unless ``by`` is of the foreign-affairs office and not concerned, NotComplete without number, date
    and scan, and everything that deciding raises for the decider.
    """
    assignment = held(assignment_id)
    _may_record(assignment, by=by, on=timezone.localdate(now))
    if not (number.strip() and dated and scan):
        raise NotComplete(_("A decision on paper needs its number, its date and a scan."))
    if dated > timezone.localdate(now):
        raise NotComplete(_("The date of the paper lies in the future."))
    holder = inbox.acting_for(assignment, decider, now=now)
    if holder is None:
        raise NotYours(_("%(name)s was not asked to decide this.") % {"name": decider})
    source = {"number": number, "date": dated.isoformat(), "scan": scan}
    decision = give(
        assignment, by=decider, holder=holder, verdict=verdict, digest=digest, opinion=opinion, now=now, recorded_by=by,
        source=source,
    )
    tell("decision.recorded", about=assignment.subject, to=[decider], by=by, now=now, source_no=number)
    return decision


def _may_record(assignment, *, by, on) -> None:
    if not directory.has_role(by, settings.APPROVALS_FALLBACK_ROLE, on=on):
        raise NotYours(_("Only the foreign-affairs office records decisions taken on paper."))
    if Barred.objects.filter(subject_id=assignment.subject_id, person=by).exists():
        raise NotYours(_("You take part in this matter, so you cannot record decisions on it."))
