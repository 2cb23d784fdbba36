"""What each state promises to have happened, read from the rows themselves and not through the code that guards it."""

from django.conf import settings
from django.utils import timezone

from approvals.models import Assignment, Decision, Round
from workflow.core import journal
from workflow.core.models import Entry
from workflow.duties.models import Attendance, Notice, Objection, Permit, Pledge, Report, Settlement, Sharing
from workflow.registers.archive.verify import verify
from workflow.registers.models import Loan, Visa
from workflow.registers.passports.documents import needed_by

DECIDED = {"personnel", "secrecy", "finance", "teaching", "unit", "notice", "office", "leader", "permit"}


def going(matter) -> set[int]:
    return set(matter.participants.filter(dropped_at=None).values_list("pk", flat=True))


def approved(matter) -> None:
    """Everybody agreed to this very version, its notice ran out unopposed, the permit is in."""
    published(matter)
    said = [d for d in Decision.objects.filter(digest=matter.digest, assignment__panel__round__in=rounds(matter)) if d.counts]
    assert {d.assignment.panel.phase.code for d in said if d.verdict == "agree"} == DECIDED
    assert {d.verdict for d in said} == {"agree"}
    assert Permit.objects.filter(matter_id=matter.pk).exists()


def published(matter) -> None:
    """The notice of this version had run its time when it was sealed, and nothing stands against it."""
    notice = Notice.objects.get(matter_id=matter.pk, which="first", digest=matter.digest)
    said = Decision.objects.filter(assignment__panel__round__in=rounds(matter), assignment__panel__phase__code="notice")
    assert notice.until < timezone.localdate(said.get(assignment__verdict="agree").at)
    assert not Objection.objects.filter(notice=notice).exclude(upheld=False).exists()


def documented(matter) -> None:
    assert all(any(book.expires_on >= matter.ends_on for book in found) for _row, _kind, found in needed_by(matter))
    visas = Visa.objects.filter(participant__in=going(matter))
    assert len(visas) == len(going(matter)) and all(visa.ready or not visa.needed for visa in visas)


def briefed(matter) -> None:
    people = going(matter)
    assert people == set(Attendance.objects.filter(participant__in=people).values_list("participant_id", flat=True))
    assert people == set(Pledge.objects.filter(participant__in=people).values_list("participant_id", flat=True))


def equipped(matter) -> None:
    """Everybody has their document with them."""
    out = Loan.objects.filter(matter_id=matter.pk, returned_on=None, purpose="exit")
    assert going(matter) <= set(out.values_list("participant_id", flat=True))
    assert matter.trip.left_on


def accounted(matter) -> None:
    """The passports are back, the report accepted, the second notice out, the costs settled (S115)."""
    assert not Loan.objects.filter(matter_id=matter.pk, returned_on=None).exists()
    assert Report.objects.filter(matter_id=matter.pk).latest("pk").accepted_at
    assert Notice.objects.filter(matter_id=matter.pk, which="second", digest=matter.digest).exists()
    assert Settlement.objects.filter(matter_id=matter.pk).exists()


def sealed(matter) -> None:
    assert Sharing.objects.filter(matter_id=matter.pk).exists()
    package = matter.archive_package
    assert not verify(settings.VAR / package.path, digest=package.digest)


def last_round(matter) -> Round:
    return Round.objects.filter(subject_id=matter.pk).latest("no")


def rounds(matter) -> list[Round]:
    """The last round and those it goes on from, reopened."""
    chain = [last_round(matter)]
    while chain[-1].reopens:
        chain.append(chain[-1].reopens)
    return chain


def ended_by(verdict: str):
    def check(matter) -> None:
        assert last_round(matter).outcome == verdict

    return check


PROMISES = {
    "approval": published, "documents": approved, "briefing": documented, "ready": briefed, "abroad": equipped, "sharing": accounted,
    "archived": sealed, "sent_back": ended_by("back"), "rejected": ended_by("reject"), "withdrawn": ended_by("withdrawn"),
}  # fmt: skip


def holds(matter) -> None:
    """What is true of a matter at any time."""
    assert not list(journal.faults(matter.entries.order_by("seq")))
    assert Entry.objects.filter(matter_id=matter.pk).latest("seq").target == matter.state
    waiting = Assignment.objects.filter(subject_id=matter.pk, closed_at=None)
    assert not waiting.exclude(panel=None).exclude(panel__outcome="").exists(), "open on a finished panel"
    assert not waiting.exclude(panel__round__outcome="").exclude(panel=None).exists(), "open in an ended round"
    open_rounds = Round.objects.filter(subject_id=matter.pk, outcome="").count()
    deciding = {matter.state, matter.before_suspension if matter.state == "suspended" else ""} & {"vetting", "notice", "approval"}
    assert open_rounds == len(deciding)
    assert bool(matter.number) == bool(matter.revision_id)
    if deciding:
        assert waiting.exclude(panel=None).exists(), "a round in which nobody is asked"
