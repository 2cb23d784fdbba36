"""Offers (可办事项): the steps a person may take on a matter now, as forms."""

from django_fsm import can_proceed

from workflow.core import kinds


def offers(matter, person, *, today) -> list:
    """Unbound forms of the steps that the life allows here and the person may take, in the order of the kind."""
    kind = kinds.get(matter.kind)
    return [
        form(matter=matter, person=person, today=today)
        for step, form in kind.forms.items()
        if allowed(matter, step, person, today=today) and form.offered(matter)
    ]


def allowed(matter, step: str, person, *, today) -> bool:
    """Whether the state allows the step and the person has the right to it."""
    right = matter.life.rights.get(step)
    return right is not None and can_proceed(getattr(matter, step)) and right.holds_for(matter, person, on=today)
