"""Duties (职责): the permit and the letter, the registration of the lodging, and what was due when."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Part, by_deadline, same, shown
from workflow.duties import permits
from workflow.duties.models import Settlement, Sharing
from workflow.matters.visits import accounts, reception, stays
from workflow.matters.visits.models import Invitation, Lodging, Summary
from workflow.matters.visits.models.account import Promise


def documents(matter) -> Iterator[Checked]:
    """What had to be on file."""
    there = _("to be there")
    if matter.application.goes_upward:
        permit = permits.current(matter)
        number = permit.number if permit else _("none")
        cited = {"rule": "IN-06", "source": "S60 S65 S66"}
        yield same("permit", Part.DOCUMENTS, _("Permit"), there, number, kept=permit is not None, **cited)
    if matter.application.invitation_wanted:
        letter = Invitation.objects.filter(matter_id=matter.pk).exclude(sent_on=None).first()
        actual = f"{letter.letter_number} {shown(letter.sent_on)}" if letter else _("none")
        yield same("letter", Part.DOCUMENTS, _("Invitation sent"), there, actual, kept=letter is not None, source="S66 S67")
    if hours := stays.hours(matter):
        yield _lodging(matter, hours)


def _lodging(matter, hours: int) -> Checked:
    """Outside of hotels, with the police (IN-11)."""
    row = Lodging.objects.filter(matter_id=matter.pk).first()
    at = f"{timezone.localtime(row.registered_at):%Y-%m-%d %H:%M}" if row else _("none")
    return same(
        "lodging", Part.DOCUMENTS, _("Registration of the lodging"), _("within %(hours)d hours") % {"hours": hours}, at,
        kept=row is not None and not row.late, said=row.why_late if row else "", rule="IN-11", source="S73",
    )  # fmt: skip


def deadlines(matter, limits, today: date) -> Iterator[Checked]:
    """Plan, summary, promises, settlement, sharing."""
    left, own = timezone.localdate(matter.stay.left_at), _("the school's own number")
    plan = matter.reception_plans.first()  # of several versions the first was in time or not
    summary = Summary.objects.filter(matter_id=matter.pk).first()
    settled = Settlement.objects.filter(matter_id=matter.pk).first()
    shared = Sharing.objects.filter(matter_id=matter.pk).first()
    yield by_deadline(
        "plan", _("Reception plan"), due=reception.plan_due(matter), on=timezone.localdate(plan.handed_in_at) if plan else None,
        today=today, rule="IN-07", source="S57 S60b",
    )  # fmt: skip
    yield by_deadline(
        "summary", _("Summary of the visit"), due=accounts.summary_due(matter),
        on=timezone.localdate(summary.handed_in_at) if summary else None, today=today, rule="IN-14", source="S59",
    )  # fmt: skip
    for promise in Promise.objects.filter(matter_id=matter.pk).select_related("person"):
        name = _("Promise: %(what)s") % {"what": promise.what}
        closed = timezone.localdate(promise.closed_at) if promise.closed_at else None
        yield by_deadline(f"promise.{promise.pk}", name, due=promise.due_on, on=closed, today=today, source=_("what was promised"))
    if matter.application.pays:
        due, on = left + timedelta(days=limits.settlement_days), settled.settled_on if settled else None
        yield by_deadline("settlement", _("Settlement"), due=due, on=on, today=today, source=own)
    due, on = left + timedelta(days=limits.sharing_days), shared.held_on if shared else None
    yield by_deadline("sharing", _("Results shared"), due=due, on=on, today=today, source=own)
