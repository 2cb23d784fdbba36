"""The one door (唯一入口): whoever changes a matter – page, API, flow, clock – comes through ``take`` and says who."""

from django.utils import timezone

from approvals.commit import one_commit
from workflow.core.models import Matter
from workflow.core.moves import go_on, move


@one_commit()
def take(matter_id: int, step: str, *, by, now=None, **facts) -> Matter:
    """Lock the matter's row, look whether that person may, and let it take the step.

    Raises NotYours (somebody else may), NotNow (not in this state), NotComplete (something is missing).
    Returns the kind's own object, fresh.
    """
    now = now or timezone.now()
    matter = Matter.objects.held(matter_id)
    matter.life.admit(matter, step, by=by, on=timezone.localdate(now))
    return move(matter, step, by=by, now=now, **facts)


@one_commit()
def look_again(matter_id: int, *, now) -> Matter:
    """A fact came in beside the matter (a passport was registered): see whether it can go on. Nobody's step, no right."""
    return go_on(Matter.objects.held(matter_id), now=now)
