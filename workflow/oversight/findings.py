"""The door of a finding (问题的唯一入口): recorded, started, submitted, accepted, sent back; each with lock, journal and word.

The row of the matter is the lock, and the entry stands in the matter's own journal: ``finding_record``, ``finding_submit`` …
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed, can_proceed

from approvals.calendar import add_working_days
from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow, NotYours
from notifications.outbox import tell
from workflow.core import kinds
from workflow.core.models import Matter
from workflow.oversight import bells, rights, to_dos
from workflow.oversight.models import Finding, Inspection, Sampled

UNITS_STEPS, INSPECTORS_STEPS = ("start", "submit"), ("accept", "send_back")
STEPS = (*UNITS_STEPS, *INSPECTORS_STEPS)


@dataclass(frozen=True)
class About:
    """What a message of a finding is about: the matter's name and number, the finding's address."""

    pk: int
    title: str
    number: str
    url: str

    def get_absolute_url(self) -> str:
        return self.url


def about(finding: Finding, matter: Matter) -> About:
    return About(matter.pk, matter.title, matter.number or "", finding.get_absolute_url())


@one_commit()
def record(
    sampled_id: int, *, severity: str, what: str, citation: str, responsible, working_days: int, by, now: datetime
) -> Finding:  # fmt: skip
    """An inspector writes down what was found (登记问题). Raises NotYours, NotNow once both have signed, NotComplete."""
    matter = Matter.objects.held(Sampled.objects.get(pk=sampled_id).matter_id)
    sampled = Sampled.objects.get(pk=sampled_id)
    inspection = Inspection.objects.select_for_update().get(pk=sampled.inspection_id)
    rights.must_inspect(by, inspection, matter)
    if inspection.closed_at:
        raise NotNow(_("Both inspectors have signed; nothing is added any more."))
    _complete(matter, severity=severity, what=what, citation=citation, responsible=responsible, working_days=working_days)
    due_on = add_working_days(timezone.localdate(now), working_days)
    finding = Finding.objects.create(
        sampled=sampled, matter_id=matter.pk, unit=matter.unit, severity=severity, what=what.strip(),
        citation=citation.strip()[:200],
        responsible=responsible, due_on=due_on, recorded_by=by, recorded_at=now, changed_at=now,
    )  # fmt: skip
    matter.note(
        "finding_record", by=by, now=now, finding=finding.pk, to="open", severity=severity, what=finding.what,
        citation=finding.citation, responsible=responsible.pk, due_on=due_on.isoformat(),
    )  # fmt: skip
    _tell("finding.recorded", finding, matter, to=bells.unit_side(finding, matter, now=now), by=by, now=now, due=due_on)
    bells.hang(finding, matter, now=now)
    to_dos.turn(finding, matter, by=by, now=now)
    return finding


def _complete(matter, *, severity: str, what: str, citation: str, responsible, working_days: int) -> None:
    complaints = [
        "" if severity in Finding.Severity.values else _("Say how severe it is."),
        "" if what.strip() else _("Say what was found."),
        "" if citation.strip() else _("Cite the rule and its source."),
        "" if responsible and responsible.pk in {p.pk for p in answerable(matter)} else _("Choose who answers for it."),
        "" if 1 <= working_days <= 250 else _("Give from 1 to 250 working days."),
    ]
    if any(complaints):
        raise NotComplete(complaints=[said for said in complaints if said])


def answerable(matter) -> list:
    """Who can be named as responsible: the applicant, who prepared it, who took part; all of them with an account.

    Where many matters are shown, their participants are loaded before as ``answering``.
    """
    rows = getattr(matter, "answering", None)
    if rows is None:
        rows = matter.participants.filter(dropped_at=None).exclude(person=None).select_related("person")
    people = [matter.owner, *filter(None, [matter.preparer]), *(row.person for row in rows)]
    return list({person.pk: person for person in people}.values())


@one_commit()
def take(finding_id: int, step: str, *, by, now: datetime, **facts) -> Finding:
    """Lock the matter, look whether that person may, let the finding take the step, write it into the matter's journal.

    Raises NotYours (somebody else may), NotNow (not in this state), NotComplete (something is missing).
    """
    matter = Matter.objects.held(Finding.objects.get(pk=finding_id).matter_id)
    finding = Finding.objects.select_related("sampled__inspection", "responsible", "unit").get(pk=finding_id)
    _admit(finding, matter, step, by=by, now=now)
    source = finding.state
    try:
        told = getattr(finding, step)(by=by, now=now, **facts)
    except TransitionNotAllowed as refused:
        raise _not_now(finding) from refused
    finding.changed_at = now
    finding.save(update_fields=["state", "due_on", "changed_at"])
    matter.note(f"finding_{step}", by=by, now=now, finding=finding.pk, came_from=source, to=finding.state, **told)
    _follow(finding, matter, step, by=by, now=now, why=told.get("why", ""))
    return finding


def must_take(finding: Finding, step: str, *, by, now: datetime) -> None:
    """Refuse who may not take that step, and where its life does not allow it, before anything else is looked at."""
    _admit(finding, kinds.get(finding.matter.kind).model._default_manager.get(pk=finding.matter_id), step, by=by, now=now)
    if not can_proceed(getattr(finding, step)):
        raise _not_now(finding)


def _not_now(finding: Finding) -> NotNow:
    return NotNow(_("This cannot be done while the finding stands at “%(state)s”.") % {"state": finding.stands_at.name})


def _admit(finding, matter, step: str, *, by, now) -> None:
    on = timezone.localdate(now)
    if step in UNITS_STEPS and not rights.rectifies(by, finding, matter, on=on):
        raise NotYours(_("The responsible person, the applicant or the secretary of the unit does this."))
    if step in INSPECTORS_STEPS and not rights.judges(by, finding, matter, on=on):
        raise NotYours(_("An inspector or the leading group judges this, and nobody their own matter."))


def _follow(finding, matter, step: str, *, by, now, why: str) -> None:
    """The to-dos, word to the other side, and the bells."""
    to_dos.turn(finding, matter, by=by, now=now)
    if step == "submit":
        _tell("finding.submitted", finding, matter, to=bells.inspectors(finding), by=by, now=now)
        bells.silence_all(finding, now=now, by_step=step)
    if step == "accept":
        _tell("finding.accepted", finding, matter, to=bells.unit_side(finding, matter, now=now), by=by, now=now)
    if step == "send_back":
        to = bells.unit_side(finding, matter, now=now)
        _tell("finding.sent_back", finding, matter, to=to, by=by, now=now, why=why, due=finding.due_on)
        bells.hang(finding, matter, now=now)


def _tell(event: str, finding, matter, *, to, by, now, **facts) -> None:
    tell(event, about=about(finding, matter), to=to, by=by, now=now, what=finding.what[:200], **facts)
