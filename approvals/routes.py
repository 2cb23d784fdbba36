"""Routes (审批路线): which version is in force, and version 1 from a kind's data."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotNow
from approvals.models import Phase, Route


def in_force(kind: str, purpose: str = "application") -> Route:
    """The highest version published; whoever publishes gives it the next number."""
    route = (
        Route.objects.filter(kind=kind, purpose=purpose).exclude(published_at=None).order_by("-version")
        .prefetch_related("phases").first()
    )
    if route is None:
        raise NotNow(_("No approval route is published for this kind of matter; ask the foreign-affairs office."))
    return route


@transaction.atomic
def publish_first(kind: str, phases: list[dict], *, purpose: str = "application") -> None:
    """Version 1 of a kind's route from its data, unless there is one already, a draft or published."""
    route, made = Route.objects.get_or_create(kind=kind, purpose=purpose, version=1, defaults={"note": "default"})
    if made:
        Phase.objects.bulk_create(Phase(route=route, **phase) for phase in phases)
        Route.objects.filter(pk=route.pk).update(published_at=timezone.now())  # from now on it stands
