"""A move (一步) of a matter whose row is held: transition, save, entry, word to people, errands, and the system's next step.

Only ``core.steps.take`` and the matter itself (asked by the flow) come here.
"""

from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from approvals.errors import NotNow
from notifications.outbox import tell
from workflow.core import journal, kinds
from workflow.core.counting import count
from workflow.core.errands import advance
from workflow.core.yielding import hand_on


def move(matter, step: str, *, by, now, **facts):
    """Let the held matter take the step; returns it. Raises NotNow where its life does not allow the step here."""
    kind = kinds.get(matter.kind)
    source = matter.state
    told = _transition(matter, step, by=by, now=now, facts=facts)
    matter.changed_at = now
    matter.save(update_fields=["state", "changed_at"])
    journal.record(matter, step, source=source, by=by, now=now, facts=told)
    for event, to, words in kind.messages(matter, step, told):
        tell(event, about=matter, to=to, by=by, now=now, **words)
    kind.after(matter, step, by=by, now=now)
    count(matter, step, now=now)
    hand_on(matter, step, now=now)
    return go_on(matter, now=now)


def go_on(matter, *, now):
    """Open and close the errands of the held matter, and let the system take its next step once nothing lacks."""
    kind = kinds.get(matter.kind)
    advance(matter, kind.errands, now=now)
    onward = kind.life.onward.get(matter.state)
    if onward and not kind.life.lacking(matter):
        return move(matter, onward, by=None, now=now)
    return matter


def _transition(matter, step, *, by, now, facts) -> dict:
    try:
        return getattr(matter, step)(by=by, now=now, **facts) or {}
    except TransitionNotAllowed as refused:
        state = matter.life.state(matter.state).name
        raise NotNow(_("This cannot be done while the matter stands at “%(state)s”.") % {"state": state}) from refused
