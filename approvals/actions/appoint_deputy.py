"""Appoint a deputy (委托代理): from day to day, for some kinds of matters or all, up to an amount or without limit."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.commit import one_commit
from approvals.deputies import desk_of
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Barred, Deputyship, Route
from approvals.people import directory
from approvals.people.models import Person, Role
from notifications.outbox import tell

LONGEST = timedelta(days=366)


@one_commit()
def appoint_deputy(
    *, principal: Person, deputy: Person, starts: date, ends: date, kinds: Collection[str] = (), limit: Decimal | None = None,
    why: str = "", by, now: datetime,
) -> Deputyship:  # fmt: skip
    """Both days count, as the school has them; appointed today it holds from now on. The deputy is told.

    Raises NotYours unless ``by`` is the principal, of the foreign-affairs office or an administrator, NotComplete where
    somebody or a day is impossible, NotNow where the same is in force for some of these days already.
    """
    principal = Person.objects.select_for_update().get(pk=principal.pk)
    if by.pk != principal.pk and not may_care(by, on=timezone.localdate(now)):
        raise NotYours(_("Everybody appoints a deputy for themselves; the office or an administrator does it for others."))
    _look(principal, deputy, starts=starts, ends=ends, kinds=kinds, limit=limit, today=timezone.localdate(now))
    made = Deputyship(
        principal=principal, deputy=deputy, begins_at=max(now, _midnight(starts)), ends_at=_midnight(ends + timedelta(days=1)),
        kinds=sorted(set(kinds)), limit=limit, why=why.strip()[:200], made_at=now, made_by=by,
    )
    same = Deputyship.objects.to_come(now).filter(principal=principal, deputy=deputy, kinds=made.kinds, limit=limit)
    if same.filter(begins_at__lt=made.ends_at, ends_at__gt=made.begins_at).exists():
        raise NotNow(_("%(name)s is the deputy for the same matters on some of these days already.") % {"name": deputy})
    made.save()
    to = [deputy, principal]
    tell("deputyship.begun", about=made, to=to, by=by, now=now, deputy=str(deputy), starts=starts, ends=ends)
    return made


def may_care(person, *, on: date) -> bool:
    """Whether that person may appoint and end deputies of others: the foreign-affairs office and administrators."""
    return any(directory.has_role(person, role, on=on) for role in (settings.APPROVALS_FALLBACK_ROLE, Role.ADMINISTRATOR))


def _look(principal, deputy, *, starts: date, ends: date, kinds: Collection[str], limit: Decimal | None, today: date) -> None:
    if deputy.pk == principal.pk:
        raise NotComplete(_("Nobody is their own deputy; choose somebody else."))
    for person in (principal, deputy):
        if not person.is_active:
            raise NotComplete(_("The account of %(name)s is closed; choose somebody who is there.") % {"name": person})
    if starts < today:
        raise NotComplete(_("A deputyship cannot begin in the past; the first day is today at the earliest."))
    if ends < starts:
        raise NotComplete(_("The last day lies before the first."))
    if ends - starts >= LONGEST:
        raise NotComplete(_("A deputyship lasts one year at most; appoint the deputy anew afterwards."))
    if limit is not None and limit <= 0:
        raise NotComplete(_("The limit is an amount above zero; leave it empty for no limit."))
    if unknown := set(kinds) - set(Route.objects.values_list("kind", flat=True)):
        raise NotComplete(_("There is no such kind of matter: %(kinds)s.") % {"kinds": ", ".join(sorted(unknown))})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))


def cautions(deputyship: Deputyship) -> list[str]:
    """What whoever appointed a deputy should know: that it makes a loop, and which open matters stay undecided by them."""
    at = deputyship.begins_at
    found = []
    if any(mandate.principal == deputyship.deputy_id for mandate in desk_of(deputyship.principal, at=at).mandates):
        found.append(
            _("%(principal)s stands in for %(deputy)s at the same time: what waits for one of you can be decided by either.")
            % {"principal": deputyship.principal, "deputy": deputyship.deputy}
        )
    if numbers := _shut(deputyship, bars=desk_of(deputyship.deputy, at=at).bars):
        found.append(
            _("%(deputy)s may not decide these matters, because they concern one of the two: %(numbers)s.")
            % {"deputy": deputyship.deputy, "numbers": ", ".join(numbers)}
        )
    return found


def _shut(deputyship: Deputyship, *, bars: Collection[int]) -> list[str]:
    """Open decisions of either that the deputy is barred from (回避), by number."""
    concerned = Barred.objects.filter(person__in=bars).values("subject")
    people = [deputyship.principal_id, deputyship.deputy_id]
    shut = Assignment.objects.open().filter(panel__isnull=False, person__in=people, subject__in=concerned)
    return list(dict.fromkeys(a.subject.number or a.subject.title for a in shut.select_related("subject").order_by("subject")))
