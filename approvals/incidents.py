"""Incidents (异常): a job in the background failed; a row on the office's desk says which, where and how often.

What is kept is the job, the class of the error and a line of our own code. The error's words, the job's arguments and
the values of variables are never kept: they may hold names. The jobs carry no data, so trying one again is to send
its name again.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import CodeType, TracebackType

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.commit import one_commit
from approvals.errors import NotNow, NotYours
from approvals.models import Incident
from approvals.people import directory
from approvals.people.models import Role
from notifications.outbox import tell
from notifications.poke import publish

OWN = ("approvals", "deploy", "notifications", "workflow")
CALM = timedelta(days=1)  # what fails again within a day after it mended itself is the same incident
KEPT_ON_THE_DESK = timedelta(days=30)
NAMES: dict[str, str] = {}  # of jobs, in English: their room brings them; told in the reader's language


def note(job: str, error: BaseException, now: datetime) -> Incident:
    """Count the failure on the incident of the same job, class and place; a new one is told to the office, once."""
    key = {"job": job[:100], "error": type(error).__name__[:100], "place": place_of(error)[:300]}
    with transaction.atomic():
        incident = _same(key, now) or _opened(key, now)
        if incident is None:  # another worker was faster by a blink
            incident = _same(key, now)
            assert incident
        return incident


def place_of(error: BaseException) -> str:
    """``module:line function`` of the innermost frame of our own code; empty where none was on the way."""
    ours = [(name, line, code.co_qualname) for name, line, code in _frames(error.__traceback__) if name.split(".")[0] in OWN]
    return "{}:{} {}".format(*ours[-1]) if ours else ""


def _frames(step: TracebackType | None) -> Iterator[tuple[str, int, CodeType]]:
    while step:
        yield step.tb_frame.f_globals.get("__name__", ""), step.tb_lineno, step.tb_frame.f_code
        step = step.tb_next


def _same(key: dict[str, str], now: datetime) -> Incident | None:
    """The incident that is open, or that closed by itself a while ago and is opened again; one failure more."""
    alike = Incident.objects.filter(Q(closed_at=None) | Q(closed_by=None, closed_at__gt=now - CALM), **key)
    incident = alike.select_for_update().order_by(F("closed_at").desc(nulls_first=True)).first()
    if incident:
        incident.times, incident.last_at, incident.closed_at = incident.times + 1, now, None
        incident.save(update_fields=["times", "last_at", "closed_at"])
    return incident


def _opened(key: dict[str, str], now: datetime) -> Incident | None:
    try:
        with transaction.atomic():
            incident = Incident.objects.create(**key, first_at=now, last_at=now)
    except IntegrityError:
        return None
    office = directory.having_role(settings.APPROVALS_FALLBACK_ROLE, on=timezone.localdate(now))
    what = NAMES.get(incident.job, incident.job)
    tell("incident.opened", about=incident, to=office, now=now, what=what, error=incident.error, place=incident.place)
    return incident


def succeeded(job: str, now: datetime) -> None:
    """The job went well: what was open of it closes by itself. One statement on a partial index, whatever there is."""
    Incident.objects.filter(job=job[:100], closed_at=None).update(closed_at=now)


@one_commit()
def retry(incident_id: int, *, by, now: datetime) -> Incident:
    """Send the job again, as far as the broker takes it; raises NotYours for others, NotNow where it is closed.

    The incident stays open until the job succeeds.
    """
    incident = _held(incident_id, by=by, now=now)
    incident.retried_at, incident.retried_by = now, by
    incident.save(update_fields=["retried_at", "retried_by"])
    transaction.on_commit(lambda: publish(incident.job), robust=True)
    return incident


@one_commit()
def close(incident_id: int, *, by, now: datetime) -> Incident:
    """Somebody saw to it (关闭); raises NotYours for others, NotNow where it is closed. A further failure is a new one."""
    incident = _held(incident_id, by=by, now=now)
    incident.closed_at, incident.closed_by = now, by
    incident.save(update_fields=["closed_at", "closed_by"])
    return incident


def _held(incident_id: int, *, by, now: datetime) -> Incident:
    must_see(by, now=now)
    incident = Incident.objects.select_for_update().get(pk=incident_id)
    if incident.closed_at:
        raise NotNow(_("This incident is closed already; reload the page to see how."))
    return incident


def must_see(person, *, now: datetime) -> None:
    """Raise NotYours for everybody but the foreign-affairs office and administrators."""
    if not are_seen_by(directory.roles_of(person, on=timezone.localdate(now))):
        raise NotYours(_("Incidents are seen to by the foreign-affairs office and the administrators."))


def are_seen_by(roles: set[tuple[str, int | None]]) -> bool:
    """Whether somebody with these roles sees to incidents."""
    return bool({(settings.APPROVALS_FALLBACK_ROLE, None), (Role.ADMINISTRATOR.value, None)} & roles)


def open_count() -> int:
    """How many are open."""
    return Incident.objects.filter(closed_at=None).order_by().count()


def shown() -> QuerySet[Incident]:
    """Who retried and who closed, with them."""
    return Incident.objects.select_related("retried_by", "closed_by")


def open_ones() -> QuerySet[Incident]:
    """Those that are open, the latest failure first."""
    return shown().filter(closed_at=None)


def closed_lately(*, now: datetime) -> QuerySet[Incident]:
    """Those that were closed in the last thirty days, the latest first."""
    return shown().filter(closed_at__gt=now - KEPT_ON_THE_DESK).order_by("-closed_at", "-id")


def named(job: str) -> str:
    """What the job is called in the reader's language; its code where nobody named it."""
    return _(NAMES[job]) if job in NAMES else job
