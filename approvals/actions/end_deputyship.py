"""End a deputyship (终止代理): from this instant on, what is open is the principal's alone again."""

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.actions.appoint_deputy import may_care
from approvals.commit import one_commit
from approvals.errors import NotNow, NotYours
from approvals.models import Decision, Deputyship
from notifications.outbox import tell


@one_commit()
def end_deputyship(deputyship_id: int, *, by, now: datetime) -> Deputyship:
    """Nothing else need be done: to-dos never left the principal. One that has not begun never will.

    Raises NotYours unless ``by`` is one of the two, of the foreign-affairs office or an administrator, NotNow where it is
    over already.
    """
    ended = Deputyship.objects.select_for_update(of=("self",)).select_related("principal", "deputy").get(pk=deputyship_id)
    if by.pk not in (ended.principal_id, ended.deputy_id) and not may_care(by, on=timezone.localdate(now)):
        raise NotYours(_("Only the two of them, the office or an administrator end a deputyship."))
    if ended.is_over(now):
        raise NotNow(_("This deputyship is over already."))
    return close(ended, by=by, now=now)


def close(deputyship: Deputyship, *, by, now: datetime) -> Deputyship:
    """End a held deputyship that is not over, and tell the two; what a deputy decided a moment ago was still within it."""
    last = Decision.objects.filter(in_place_of__isnull=False, at__gte=now).aggregate(last=Max("at"))["last"]
    ends = last + timedelta(microseconds=1) if last else now
    deputyship.ends_at, deputyship.ended_by = max(deputyship.begins_at, min(ends, deputyship.ends_at)), by
    deputyship.save(update_fields=["ends_at", "ended_by"])
    to = [deputyship.deputy, deputyship.principal]
    tell("deputyship.ended", about=deputyship, to=to, by=by, now=now, deputy=str(deputyship.deputy))
    return deputyship
