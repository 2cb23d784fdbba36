"""A new application (新建申请): in which post, for whom, from scratch or after an earlier trip."""

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from approvals.errors import NotComplete
from approvals.people import directory
from approvals.people.models import Holding, Role, Unit
from workflow.applying import drafts
from workflow.core import kinds
from workflow.core.kinds import Kind
from workflow.core.once import once

MOST = 8
EARLIER = 6


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """What is to be applied for; with one kind only there is nothing to choose."""
    offered = [kind for kind in kinds.installed() if kind.form]
    if len(offered) == 1:
        return redirect("begin", offered[0].code)
    return render(request, "applying/choose.html", {"place": "apply", "kinds": offered})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Choose where to begin (GET); the draft is made (POST) and its first part opens."""
    chosen = kind_of(kind)
    if request.method == "POST":
        return once(request, request.POST.get("_once", ""), lambda: _begun(request, chosen))
    today, person = timezone.localdate(), _me(request)
    context = {
        "place": "apply", "kind": chosen, "several": sum(bool(each.form) for each in kinds.installed()) > 1,
        "posts": directory.posts_of(person, on=today), "earlier": earlier(chosen, person)[:EARLIER],
        "secretary": _is_secretary(person, on=today), **_found(request, on=today),
    }
    return render(request, "applying/new.html", context)


@require_GET
def people(request: HttpRequest, kind: str) -> HttpResponse:
    """Whom a 外事秘书 may apply for, by name or staff number; a fragment."""
    context = {"kind": kind_of(kind), **_found(request, on=timezone.localdate())}
    return render(request, "applying/found_holdings.html", context)


def kind_of(code: str) -> Kind:
    """The kind of that code, if one can apply for it; any other is 404."""
    found = next((kind for kind in kinds.installed() if kind.code == code and kind.form), None)
    if found is None:
        raise Http404
    return found


def _me(request: HttpRequest) -> Any:
    return request.user


def _begun(request: HttpRequest, kind: Kind) -> HttpResponse:
    now = timezone.now()
    source, holding = request.POST.get("copy", ""), request.POST.get("holding", "")
    if source:
        facts = _copied(kind, request.user, source, on=timezone.localdate(now))
    elif holding:
        facts = _fresh(kind, holding, on=timezone.localdate(now))
    else:
        raise NotComplete(_("Choose the post in which the applicant applies."))
    matter = drafts.begin(kind.code, by=request.user, now=now, **facts)
    return redirect("edit", matter.pk, kind.form.first.code)


def _fresh(kind: Kind, pk: str, *, on) -> dict:
    """A draft of somebody's post, as far as the post tells it."""
    holding = Holding.objects.on(on).of_people_there(on).filter(pk=pk if pk.isdecimal() else 0)
    held = holding.select_related("person", "post__unit").first()
    if held is None:
        raise Http404
    draft = kind.form.begin(held)
    return {"owner": held.person, "unit": held.post.unit, "post_title": held.post.title, "draft": draft}


def _copied(kind: Kind, person, pk: str, *, on) -> dict:
    """The applicant's post of today counts, not that of the earlier matter."""
    source = get_object_or_404(earlier(kind, person), pk=pk if pk.isdecimal() else 0)
    held = directory.posts_of(source.owner, on=on)
    same = [h for h in held if h.post.unit_id == source.unit_id] or held
    if not same:
        raise NotComplete(_("%(name)s holds no post today; ask the personnel office to record it.") % {"name": source.owner})
    return {
        "owner": source.owner, "unit": same[0].post.unit, "post_title": same[0].post.title, "draft": drafts.copy_of(source),
    }


def earlier(kind: Kind, person):
    """Matters of the kind once submitted, one's own or prepared by oneself, newest first."""
    mine = kind.model.objects.filter(kind=kind.code).filter(Q(owner=person) | Q(preparer=person)).exclude(revision=None)
    return mine.defer("draft", "words").select_related("owner", "unit", "revision").order_by("-pk")


def _is_secretary(person, *, on) -> bool:
    return any(role == Role.SECRETARY for role, _unit in directory.roles_of(person, on=on))


def _found(request: HttpRequest, *, on) -> dict:
    query = request.GET.get("q", "").replace("\x00", "").strip()
    if not query or not _is_secretary(request.user, on=on):
        return {"q": query, "found": None}
    names = Q(person__name__icontains=query) | Q(person__username__istartswith=query)
    names |= Q(person__name_key__icontains=query.lower())
    held = Holding.objects.on(on).of_people_there(on).filter(names).exclude(person=request.user)
    units = _units_prepared_for(request.user, on=on)
    held = held if units is None else held.filter(post__unit__in=units)
    return {"q": query, "found": list(held.select_related("person", "post__unit").order_by("person__name_key", "pk")[:MOST])}


def _units_prepared_for(person, *, on) -> set[int] | None:
    """The units somebody is 外事秘书 of, with those under them; None for the whole school."""
    units = {unit for role, unit in directory.roles_of(person, on=on) if role == Role.SECRETARY}
    if None in units:
        return None
    level, found = {unit for unit in units if unit}, set[int]()
    while level - found:
        found |= level
        level = set(Unit.objects.filter(parent__in=found).values_list("pk", flat=True))
    return found
