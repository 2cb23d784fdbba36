"""Urge (催办): remind exactly those a subject waits for now, at most once a day whoever urges."""

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from approvals.actions.concerned import concerned
from approvals.actions.held import held_subject
from approvals.commit import one_commit
from approvals.deadlines import deputies_now, whose
from approvals.deputies import barred_from
from approvals.errors import NotNow, NotYours
from approvals.models import Assignment, Urging
from approvals.people import directory
from notifications.outbox import said, write


class Urged(NamedTuple):
    """The urging, and who was told."""

    urging: Urging
    told: list


@one_commit()
def urge(subject_id: int, *, by, now) -> Urged:
    """Tell those it waits for that it is waiting.

    Raises NotYours for who has no part in it; NotNow while nothing waits or nobody else does, while it is halted, and
    when it was urged today already.
    """
    subject, today = held_subject(subject_id), timezone.localdate(now)
    if not may_urge(subject, by, on=today):
        raise NotYours(_("Only who takes part in this matter, or the foreign-affairs office, can urge it."))
    asked = _asked(subject)
    waited_for = _people(subject, asked, now=now)
    waited_for.pop(by, None)
    if not waited_for:
        raise NotNow(_("Nothing here waits for anybody else, so there is nobody to urge."))
    urging = _first_today(subject, by=by, today=today, now=now)
    write([word for person, of in waited_for.items() for word in _word(subject, person, of, by=by, now=now, urging=urging)])
    told = sorted(person.pk for person in waited_for)
    subject.note("urge", by=by, now=now, people=told)
    return Urged(urging, list(waited_for))


def may_urge(subject, person, *, on) -> bool:
    """Whether somebody takes part (applicant, preparer, whoever is concerned) or is of the office."""
    if (settings.APPROVALS_FALLBACK_ROLE, None) in directory.roles_of(person, on=on):
        return True
    return person.pk in {somebody for somebody, _why in concerned(subject)}


def _asked(subject) -> list[Assignment]:
    """What waits now: no turn that has not come, nothing that lies with an outside authority."""
    asked = Assignment.objects.asked().filter(subject=subject.pk, panel__paused_at=None)
    found = list(asked.select_related("panel__phase", "person", "unit"))
    for stage in {assignment.panel.phase.stage for assignment in found if assignment.panel_id}:
        subject.deciding(stage)
    return found


def _people(subject, asked: list[Assignment], *, now) -> dict:
    """Each person it waits for, deputies among them, with their to-dos."""
    today, barred = timezone.localdate(now), barred_from(subject.pk, at=now)
    directory.look_up({a.role for a in asked if a.person_id is None and a.unit_id is None}, on=today)
    named = {assignment: whose(assignment, barred=barred, on=today) for assignment in asked}
    standing_in = deputies_now(named, now=now)
    found: dict = {}
    for assignment, people in named.items():
        for person in [*people, *standing_in.get(assignment, ())]:
            found.setdefault(person, []).append(assignment)
    return {person: of for person, of in found.items() if person.is_active}


def _first_today(subject, *, by, today, now) -> Urging:
    urging, first = Urging.objects.get_or_create(subject_id=subject.pk, on=today, defaults={"by": by, "at": now})
    if not first:
        raise NotNow(
            _("%(name)s urged this today at %(time)s. It can be urged again on %(day)s.") % {
                "name": urging.by, "time": f"{timezone.localtime(urging.at):%H:%M}",
                "day": date_format(today + timedelta(days=1), "DATE_FORMAT"),
            }
        )  # fmt: skip
    return urging


def _word(subject, person, of: list[Assignment], *, by, now, urging: Urging) -> list:
    what = [a.panel.phase.name if a.panel_id else subject.errand_name(a.errand) for a in of]
    due = min((a.due_on for a in of if a.due_on), default=None)
    return said(
        "assignment.urged", about=subject, to=[person], by=by, now=now, key=f"u{urging.pk}", who=str(by), what=what, due=due
    )
