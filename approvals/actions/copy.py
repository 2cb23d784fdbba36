"""Copy (抄送): keep somebody informed, who then may see the subject; the receipt (已阅) says when they read it."""

from typing import NamedTuple

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import inbox
from approvals.actions.concerned import concerned
from approvals.actions.held import held_subject
from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Assignment, Copy
from approvals.people import directory
from notifications.outbox import tell

MOST = 50
LONGEST = 200


class Copied(NamedTuple):
    """Who is copied in now, and who was before."""

    fresh: list[Copy]
    already: list[Copy]


@one_commit()
def copy_to(subject_id: int, *, by, people, why: str, now) -> Copied:
    """Copy people in, each once for ever; those who were copied before are neither told again nor doubled.

    Raises NotYours unless ``by`` applies, decides or is of the office; NotNow before anything was handed in; NotComplete
    without people or a reason, and for people who have left.
    """
    subject = held_subject(subject_id)
    if not may_copy(subject, by, on=timezone.localdate(now)):
        raise NotYours(_("The applicant, those who decide on it and the foreign-affairs office can copy people in."))
    people = list({person.pk: person for person in people}.values())
    _look(subject, people, why.strip())
    already = list(Copy.objects.filter(subject=subject.pk, person__in=people).select_related("person", "by"))
    known = {copy.person_id for copy in already}
    fresh = [Copy(subject=subject, person=p, by=by, why=why.strip(), at=now) for p in people if p.pk not in known]
    if fresh:
        Copy.objects.bulk_create(fresh)
        to = [copy.person for copy in fresh]
        tell("copy.received", about=subject, to=to, by=by, now=now, who=str(by), why=why.strip())
        subject.note("copy", by=by, now=now, people=sorted(copy.person_id for copy in fresh))
    return Copied(fresh, already)


@one_commit()
def read_copy(copy_id: int, *, by, now) -> Copy:
    """The receipt: the copied person has read it; said again, the first time stands. Raises NotYours for others."""
    subject = held_subject(Copy.objects.values_list("subject_id", flat=True).get(pk=copy_id))  # of a copy it never changes
    copy = Copy.objects.select_related("person").get(pk=copy_id)
    if copy.person_id != by.pk:
        raise NotYours(_("This copy is for %(name)s, who alone can say that it was read.") % {"name": copy.person})
    if copy.read_at is None:
        copy.read_at = now
        copy.save(update_fields=["read_at"])
        subject.note("read_copy", by=by, now=now, copy=copy.pk)
    return copy


def may_copy(subject, person, *, on) -> bool:
    """Whether somebody applies for it, decided or is asked to decide on it, or is of the office."""
    if (settings.APPROVALS_FALLBACK_ROLE, None) in directory.roles_of(person, on=on):
        return True
    if (person.pk, "applicant") in concerned(subject):
        return True
    asked = inbox.waiting(person, on=on).filter(subject=subject.pk).order_by().values("pk")
    decisions = Assignment.objects.filter(subject=subject.pk, panel__isnull=False)
    return decisions.filter(Q(decision__by=person) | Q(pk__in=asked)).exists()


def _look(subject, people: list, why: str) -> None:
    if not subject.digest:
        raise NotNow(_("Nothing has been handed in yet, so there is nothing to copy."))
    if not people:
        raise NotComplete(_("Name at least one person who is to get a copy."))
    if len(people) > MOST:
        raise NotComplete(_("At most %(most)d people can be copied in at once.") % {"most": MOST})
    if not why:
        raise NotComplete(_("Say why these people get a copy."))
    if len(why) > LONGEST:
        raise NotComplete(_("The reason has at most %(most)d characters.") % {"most": LONGEST})
    gone = [str(person) for person in people if not person.is_active]
    if gone:
        raise NotComplete(_("%(names)s left the university and cannot be copied in.") % {"names": "、".join(gone)})
