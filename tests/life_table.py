"""Every state against every step (状态与步骤对照), for any kind."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django_fsm import TransitionNotAllowed

from approvals.errors import NotComplete, NotNow, NotYours
from workflow.core import moves

Ways = dict[str, tuple[set[str], Any]]  # step: where it may be taken, and where it leads (None: it stays)


def declared(model: Any) -> Ways:
    """The transitions as the model declares them."""
    found: Ways = {}
    for each in model._meta.get_field("state").get_all_transitions(model):
        sources, _target = found.get(each.name, (set(), None))
        targets = getattr(each.target, "allowed_states", None)
        found[each.name] = (sources | {each.source}, set(targets) if targets else each.target)
    return found


def leading_out(ways: Ways, state: str) -> list[str]:
    """The steps that leave a state."""
    return [step for step, (sources, target) in ways.items() if state in sources and target]


def refused(walk: Any, step: str, *, by: str) -> bool:
    """Whether the life itself refuses the step where the matter stands; whatever it does is undone."""
    matter = type(walk.matter).objects.get(pk=walk.matter.pk)
    try:
        with transaction.atomic():
            moves.move(matter, step, by=walk.person(by), now=walk.now)
            transaction.set_rollback(True)
    except NotNow as refusal:
        return isinstance(refusal.__cause__, TransitionNotAllowed)
    except (NotComplete, NotYours, TypeError, AttributeError):  # allowed here, but something is missing
        return False
    return False


def allowed(walk: Any, ways: Ways, *, who: Callable[[str], str]) -> set[str]:
    """The steps the life allows where the matter stands."""
    return {step for step in ways if not refused(walk, step, by=who(step))}
