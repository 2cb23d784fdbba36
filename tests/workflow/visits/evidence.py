"""What each state promises to have happened, read from the rows themselves and not through the code that guards it."""

from django.conf import settings

from approvals.conditions import holds as fulfilled
from approvals.models import Assignment, Decision, Round
from workflow.core import journal
from workflow.core.models import Entry
from workflow.duties.models import Permit, Settlement, Sharing
from workflow.matters.visits.models import Check, Invitation, Lodging, Plan, Promise, Summary
from workflow.matters.visits.route import ROUTE
from workflow.registers.archive.verify import verify


def approved(matter) -> None:
    """Everybody whom the route asks for these facts agreed to this very version; the permit is in where it goes upward."""
    said = [d for d in Decision.objects.filter(digest=matter.digest, assignment__panel__round__in=rounds(matter)) if d.counts]
    asked = {phase["code"] for phase in ROUTE if fulfilled(phase.get("when", {}), matter.facts())}
    assert {d.assignment.panel.phase.code for d in said if d.verdict == "agree"} == asked
    assert {d.verdict for d in said} == {"agree"}
    assert Permit.objects.filter(matter_id=matter.pk).exists() or not matter.application.goes_upward


def invited(matter) -> None:
    """Everybody has a name; who crosses the border has a basis of entry; a letter that was wanted is out."""
    visit = matter.application
    names = matter.participants.filter(dropped_at=None, key__startswith="g-")
    row = Invitation.objects.filter(matter_id=matter.pk).first()
    assert names.count() == visit.size and all(row.name for row in names)
    assert row and row.visa_basis or not (visit.foreign and visit.comes)
    assert row and row.sent_on or not visit.invitation_wanted


def received(matter) -> None:
    invited(matter)
    plan = Plan.objects.filter(matter_id=matter.pk).last()
    assert plan and plan.programme and (plan.escort and plan.route or not matter.application.comes)
    assert matter.stay.arrived_at and matter.stay.people


def left(matter) -> None:
    """Registered where it is no hotel, checked where somebody came from abroad."""
    visit = matter.application
    assert matter.stay.left_at >= matter.stay.arrived_at
    if visit.foreign and visit.comes:
        assert Check.objects.filter(matter_id=matter.pk).exists()
        assert visit.lodging != "elsewhere" or Lodging.objects.filter(matter_id=matter.pk).exists()


def summarised(matter) -> None:
    assert Summary.objects.filter(matter_id=matter.pk, sent_back_at=None).exists()


def accounted(matter) -> None:
    assert Summary.objects.filter(matter_id=matter.pk).latest("version").accepted_at
    assert Settlement.objects.filter(matter_id=matter.pk).exists() or not matter.application.pays


def sealed(matter) -> None:
    assert Sharing.objects.filter(matter_id=matter.pk).exists()
    assert not Promise.objects.filter(matter_id=matter.pk, outcome="").exists()
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
    "invited": approved, "preparing": invited, "hosting": received, "departed": left, "summary": summarised,
    "sharing": accounted, "archived": sealed, "sent_back": ended_by("back"), "rejected": ended_by("reject"),
    "withdrawn": ended_by("withdrawn"),
}  # fmt: skip


def holds(matter) -> None:
    """What is true of a visit at any time."""
    assert not list(journal.faults(matter.entries.order_by("seq")))
    assert Entry.objects.filter(matter_id=matter.pk).latest("seq").target == matter.state
    waiting = Assignment.objects.filter(subject_id=matter.pk, closed_at=None)
    assert not waiting.exclude(panel=None).exclude(panel__round__outcome="").exists(), "open in an ended round"
    open_rounds = Round.objects.filter(subject_id=matter.pk, outcome="").count()
    deciding = {matter.state, matter.before_suspension if matter.state == "suspended" else ""} & {"vetting", "approval"}
    assert open_rounds == len(deciding)
    assert bool(matter.number) == bool(matter.revision_id)
    sent = Invitation.objects.filter(matter_id=matter.pk).exclude(sent_on=None).exists()
    assert not sent or matter.entries.filter(step="approve").exists(), "IN-01"
    size = matter.application.size
    assert matter.participants.filter(dropped_at=None, key__startswith="g-").count() <= (size or 0) or not matter.revision_id
