"""Colleagues (同事): found by name or staff number, to sign as well, to take over, or to be asked."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals import deputies
from approvals.errors import NotComplete
from approvals.models import Assignment
from approvals.people.models import Holding, Person

MOST = 8
VOICES = ("", "agree", "reject", "back")  # of who is asked here, or has spoken


def found(assignment: Assignment, query: str, *, by, now) -> dict[str, Any]:
    """Active people of that name or number with their posts; none who is concerned by the matter or has a voice there already."""
    query = query.replace("\x00", "").strip()
    if not query:
        return {"q": "", "found": None}
    names = Q(name__icontains=query) | Q(username__istartswith=query) | Q(name_key__icontains=query.lower())
    heard = Assignment.objects.filter(panel=assignment.panel_id, person__isnull=False, verdict__in=VOICES).values("person")
    barred = deputies.barred_from(assignment.subject_id, at=now)
    free = Person.objects.active().filter(names).exclude(pk__in=barred).exclude(pk__in=heard).exclude(pk=by.pk)
    people = list(free.order_by("name_key", "pk")[:MOST])
    posts: dict[int, str] = {}
    for held in Holding.objects.on(timezone.localdate(now)).filter(person__in=people).select_related("post__unit"):
        posts.setdefault(held.person_id, str(held.post))
    return {"q": query, "found": [(person, posts.get(person.pk, "")) for person in people]}


def chosen(request: HttpRequest) -> Person:
    """Whom a form names: the one ticked among those found, else the one of that staff number or full name."""
    ticked, typed = request.POST.get("whom", ""), request.POST.get("q", "").replace("\x00", "").strip()
    if ticked.isdecimal() and (person := Person.objects.filter(pk=ticked).first()):
        return person
    if not typed:
        raise NotComplete(_("Choose somebody, or write the staff number."))
    people = [person for person in Person.objects.filter(Q(username=typed) | Q(name=typed, is_active=True))[:MOST]]
    named = [person for person in people if person.username == typed] or people
    if len(named) != 1:
        sentence = _("Several people are called “%(name)s”; write the staff number.") if named else _(
            "Nobody has the staff number or the name “%(name)s”.")
        raise NotComplete(sentence % {"name": typed})
    return named[0]
