"""Progress (办理进度): the straight way of a life as steps done, present and to come, with the day each was reached."""

from collections.abc import Iterable

from django.utils import timezone

from workflow.core import kinds
from workflow.core.models import Entry


def stepper(matter, entries: Iterable[Entry]) -> list[dict]:
    """Steps for components/stepper.html from the journal in its order. A side state shows where on the straight way it was left."""
    straight = [state for state in kinds.get(matter.kind).life.states if not state.side]
    codes = [state.code for state in straight]
    reached: dict[str, str] = {}
    last = codes[0]
    for entry in entries:
        if entry.target in codes:
            if entry.target != last:
                reached[entry.target] = f"{timezone.localtime(entry.at):%m-%d}"
            last = entry.target
    here = codes.index(last)
    ended = matter.state == codes[-1]
    return [
        {
            "name": state.name,
            "state": "done" if index < here or ended else "now" if index == here else "",
            "detail": reached.get(state.code, ""),
        }
        for index, state in enumerate(straight)
    ]
