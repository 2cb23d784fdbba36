"""Transfer (转办): hand one's own to-do to a colleague for good."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions.held import deciding, held
from approvals.actions.signers import must_be_free, must_wait_here
from approvals.commit import one_commit
from approvals.deadlines import announce_all, fulfilled
from approvals.errors import NotYours
from approvals.models import Assignment
from approvals.people import directory

KEPT = (
    "subject", "panel", "errand", "part", "weight", "after", "asked_by", "question", "opened_at", "due_on", "days_left",
    "next_on", "rung",
)  # fmt: skip


@one_commit()
def transfer(assignment_id: int, *, by, to, why: str = "", now) -> Assignment:
    """Hand it on; the deadline goes with it. Of a phase for which nobody was found, the office names the signer so.

    Raises NotYours (not your to-do), NotNow (settled, not your turn), NotComplete (a person who has left, is concerned
    by the matter, or is asked here already).
    """
    assignment = held(assignment_id)
    deciding(assignment)
    must_wait_here(assignment)
    on = timezone.localdate(now)
    office = assignment.panel.stopped and directory.has_role(by, settings.APPROVALS_FALLBACK_ROLE, on=on)
    if not (office or inbox.addressed(assignment, by, on=on)) or inbox.barred(assignment, by, now=now):
        raise NotYours(_("Only who this waits for can hand it on."))
    must_be_free(assignment, to, now=now)
    heir = hand_on(assignment, to=to, by=by, now=now)
    assignment.subject.note("transfer", by=by, now=now, assignment=assignment.pk, to=to.pk, heir=heir.pk, why=why.strip())
    announce_all([(heir, heir.panel.phase.name)], now=now)
    return heir


def hand_on(assignment: Assignment, *, by, now, to=None, role: str = "", unit=None) -> Assignment:
    """Close the held to-do and open the same for somebody else, or for a role's queue; nobody is told yet."""
    heir = Assignment(
        person=to, role=role, unit=unit, handed_from=assignment, **{name: getattr(assignment, name) for name in KEPT}
    )
    heir.claimed_at = now if to else None
    assignment.verdict, assignment.closed_at, assignment.next_on = "unneeded", now, None
    assignment.closed_for, assignment.closed_by = Assignment.ClosedFor.HANDED_ON, by
    assignment.save(update_fields=["verdict", "closed_at", "closed_for", "closed_by", "next_on"])
    fulfilled(assignment, now=now, by_step="settle")
    heir.waits = assignment.waits
    heir.save()
    Assignment.objects.open().filter(after=assignment).update(after=heir)
    return heir
