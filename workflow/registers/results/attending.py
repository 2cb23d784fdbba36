"""Attendance (签到): a line for everybody who came, a staff number, or a name and a unit."""

import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from approvals.people.models import Holding, Person
from workflow.core import secrecy
from workflow.registers.models import Attendee, SharingSession

from . import rights
from .sessions import hold

BETWEEN = re.compile(r"[\t,，;；、|]+|\s{2,}")
MOST = 1000


@transaction.atomic
def attend(session: SharingSession, lines: str, *, by: Any, now: datetime) -> int:
    """Write down who came; who is there already is not written twice; how many are new.

    Raises NotYours, NotNow once the session is signed, NotComplete naming every line that cannot be read.
    """
    rights.admit_organiser(session, by, now=now)
    session = hold(session)
    if session.signed_at:
        raise NotNow(_("This session is signed; its list stands."))
    secrecy.refuse_marked(lines)
    said = [[part.strip() for part in BETWEEN.split(line.strip()) if part.strip()] for line in lines.splitlines() if line.strip()]
    _refuse(said)
    rows = _rows(session, said, now=now)
    before = session.attendees.count()
    Attendee.objects.bulk_create(rows, ignore_conflicts=True)
    return session.attendees.count() - before


@transaction.atomic
def strike(session: SharingSession, pk: int, *, by: Any, now: datetime) -> None:
    """Take somebody off the list who was not there. Raises NotYours, NotNow once it is signed."""
    rights.admit_organiser(session, by, now=now)
    if hold(session).signed_at:
        raise NotNow(_("This session is signed; its list stands."))
    session.attendees.filter(pk=pk).delete()


def _refuse(said: list[list[str]]) -> None:
    sentence = _("Line %(no)d: “%(line)s” is no staff number, or a name and a unit with a comma between.")
    wrong = [sentence % {"no": no, "line": "，".join(line)[:60]} for no, line in enumerate(said, 1) if not _readable(line)]
    if not said:
        wrong.append(_("Write at least one line: a staff number, or a name and a unit."))
    if len(said) > MOST:
        wrong.append(_("%(most)d lines at once at most.") % {"most": MOST})
    if wrong:
        raise NotComplete(complaints=wrong)


def _readable(line: list[str]) -> bool:
    return 0 < len(line) <= 2 and all(len(part) <= 100 for part in line)


def _rows(session: SharingSession, said: list[list[str]], *, now: datetime) -> list[Attendee]:
    numbers = {line[0] for line in said}
    accounts = {person.username: person for person in Person.objects.filter(username__in=numbers)}
    posts = Holding.objects.on(timezone.localdate(now)).filter(person__in=accounts.values()).select_related("post__unit")
    units = {post.person_id: post.post.unit.name for post in posts}
    rows = []
    for line in said:
        person = accounts.get(line[0])
        unit = line[1] if len(line) > 1 else units.get(person.pk, "") if person else ""
        rows.append(Attendee(session=session, person=person, name=person.name if person else line[0], unit_name=unit))
    return rows
