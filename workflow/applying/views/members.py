"""Looking for people of the roster (找人): by name, pinyin or staff number, to take them into the application."""

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from approvals.people.models import Holding, Person
from workflow.applying.form import form_of
from workflow.applying.views.writing import own

MOST = 8


@require_GET
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who match, each with a button that adds them; a fragment."""
    matter, name = own(request, pk), request.GET.get("list", "")
    looked_for = next((each for each, kind in form_of(matter).lists.items() if kind.people and name in ("", each)), None)
    if looked_for is None:
        raise Http404
    return render(request, "applying/fragments/found_people.html", found(matter, looked_for, request.GET.get("q", "")))


def found(matter, name: str, query: str) -> dict:
    """The first matches with their posts of today, and whether they are in the group already."""
    query = query.replace("\x00", "").strip()
    if not query:
        return {"q": "", "found": None, "list": name}
    names = Q(name__icontains=query) | Q(username__istartswith=query) | Q(name_key__icontains=query.lower())
    matches = list(Person.objects.active().filter(names)[:MOST])
    inside = {line.person_id for line in getattr(matter.typed()[0], name)}
    posts: dict[int, str] = {}
    today = timezone.localdate()
    for held in Holding.objects.on(today).filter(person__in=matches).select_related("post__unit"):
        posts.setdefault(held.person_id, str(held.post))
    return {"q": query, "list": name, "found": [(person, posts.get(person.pk, ""), person.pk in inside) for person in matches]}
