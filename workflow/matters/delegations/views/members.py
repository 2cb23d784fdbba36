"""Looking for people of the roster (找人): by name, pinyin or staff number, to take them along."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from approvals.people.models import Holding, Person

from .writing import own

MOST = 8


@require_GET
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who match, each with a button that adds them; a fragment."""
    return render(request, "delegations/fragments/found_people.html", found(own(request, pk), request.GET.get("q", "")))


def found(matter, query: str) -> dict:
    """The first matches with their posts of today, and whether they are in the group already."""
    query = query.replace("\x00", "").strip()
    if not query:
        return {"q": "", "found": None}
    names = Q(name__icontains=query) | Q(username__istartswith=query) | Q(name_key__icontains=query.lower())
    matches = list(Person.objects.active().filter(names)[:MOST])
    inside = {member.person_id for member in matter.typed()[0].members}
    posts: dict[int, str] = {}
    today = timezone.localdate()
    for held in Holding.objects.on(today).filter(person__in=matches).select_related("post__unit"):
        posts.setdefault(held.person_id, str(held.post))
    return {"q": query, "found": [(person, posts.get(person.pk, ""), person.pk in inside) for person in matches]}
