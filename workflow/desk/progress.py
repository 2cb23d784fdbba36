"""Progress (办理进度): the straight way of a life as steps done, present and to come, with the day each was reached."""

from django.utils import timezone

from workflow.core import kinds


def stepper(matter) -> list[dict]:
    """Steps for components/stepper.html. A side state shows where on the straight way it was left."""
    straight = [state for state in kinds.get(matter.kind).life.states if not state.side]
    codes = [state.code for state in straight]
    reached: dict[str, str] = {}
    last = codes[0]
    for target, at in matter.entries.order_by("seq").values_list("target", "at"):
        if target in codes:
            if target != last:
                reached[target] = f"{timezone.localtime(at):%m-%d}"
            last = target
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
