"""Talk (沟通) on a matter's page: comments, copies and their receipts, who urged today; a few statements, however much was said."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from approvals.actions.copy import may_copy
from approvals.actions.urge import may_urge
from approvals.models import Assignment, Comment, Copy, Urging
from approvals.people.models import Person, Role, RoleGrant
from workflow.core.models import Participant
from workflow.desk.talking import CommentForm, CopyForm

LATEST = 30


@dataclass
class Talk:
    """What was said beside deciding, and what this person may say."""

    comments: list[Comment]
    earlier: bool  # there are more comments than these
    comment: CommentForm
    copies: list[Copy]
    copy: CopyForm | None
    unread: Copy | None  # this person's own, not read yet
    urged: Urging | None  # today
    may_urge: bool


def talk_on(matter, person, *, today: date, waits: bool, everything: bool = False, refused=None) -> Talk:
    """``refused`` is a bound form that was not taken, ``everything`` all comments, ``waits`` whether anything waits at all."""
    newest = matter.comments.select_related("by").prefetch_related("mentions").order_by("-pk")
    said = list(newest if everything else newest[: LATEST + 1])
    copies = list(matter.copies.select_related("person", "by"))
    empty = CopyForm() if matter.revision_id and may_copy(matter, person, on=today) else None
    return Talk(
        comments=(said if everything else said[:LATEST])[::-1], earlier=not everything and len(said) > LATEST,
        comment=refused if isinstance(refused, CommentForm) else CommentForm(concerned=concerned(matter, person, today=today)),
        copies=copies, copy=refused if isinstance(refused, CopyForm) else empty,
        unread=next((copy for copy in copies if copy.person_id == person.pk and copy.read_at is None), None),
        urged=matter.urgings.filter(on=today).select_related("by").first() if waits else None,
        may_urge=waits and may_urge(matter, person, on=today),
    )  # fmt: skip


def concerned(matter, person, *, today: date) -> list[Person]:
    """Whom a comment may well mention: who takes part, decides, is copied or of the office; never oneself."""
    asked = Assignment.objects.filter(subject=matter.pk).order_by()
    queues = asked.filter(closed_at=None, person=None, unit=None).values("role")
    offices = Q(role__in=queues) if matter.state == "draft" else Q(role__in=queues) | Q(role=Role.FAO)
    found = [
        Q(pk__in=[matter.owner_id, matter.preparer_id or 0]),
        Q(pk__in=asked.values("person")),
        Q(pk__in=RoleGrant.objects.on(today).filter(offices, unit=None).values("person")),
    ]
    if matter.state != "draft":
        found.append(Q(pk__in=Participant.objects.filter(matter=matter.pk).values("person")))
        found.append(Q(pk__in=Copy.objects.filter(subject=matter.pk).order_by().values("person")))
    anybody = found[0]
    for reason in found[1:]:
        anybody |= reason
    return list(Person.objects.active().filter(anybody).exclude(pk=person.pk))
