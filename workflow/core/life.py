"""The life of a kind (生命周期): its states as the office names them, and who may take which step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from approvals.errors import NotYours
from approvals.models import Assignment
from approvals.people import directory


@dataclass(frozen=True)
class State:
    """One state: its code, its name on screen, whether it lies beside the straight way, and how it looks.

    Level: info in hand, ok satisfied, warn look here, bad wrong or late, nothing for neutral.
    """

    code: str
    name: Any
    side: bool = False
    icon: str = "clock"
    level: str = ""


@dataclass(frozen=True)
class Right:
    """Who may take a step. A step without any is the system's: only the flow and the clock take it."""

    owner: bool = False
    preparer: bool = False
    traveller: bool = False
    roles: tuple[str, ...] = ()
    secretary: bool = False  # the 外事秘书 of the matter's unit
    errand: str = ""  # whoever has a to-do of that errand on their desk or in a queue of theirs
    barred_may_not: bool = False  # a judgement: nobody may pass it on an own matter
    sentence: Any = ""

    def holds_for(self, matter, by, *, on) -> bool:
        """Whether that person may, on that day."""
        if self.barred_may_not and any(by.pk == person for person, _why in matter.barred()):
            return False
        if self.owner and matter.owner_id == by.pk or self.preparer and matter.preparer_id == by.pk:
            return True
        held = directory.roles_of(by, on=on)
        if {role for role, unit in held if unit is None} & set(self.roles):
            return True
        if self.secretary and {unit for role, unit in held if role == "secretary"} & {None, *_above(matter.unit)}:
            return True
        if self.errand and _has(matter, by, self.errand, held):
            return True
        return self.traveller and matter.participants.filter(person=by, dropped_at=None).exists()


def _has(matter, by, errand: str, held) -> bool:
    """Whether an open to-do of that errand is theirs, by name or by a role of theirs."""
    of_it = Q(errand=errand) | Q(errand__startswith=f"{errand}.")
    whose = Q(person=by)
    for role, unit in held:
        whose |= Q(role=role, person=None) if unit is None else Q(role=role, unit=unit, person=None)
    return Assignment.objects.open().filter(of_it, whose, subject=matter.pk).exists()


def _above(unit) -> set[int]:
    return {unit.pk, *(ancestor.pk for ancestor in unit.ancestors())}


@dataclass(frozen=True)
class Life:
    """What a kind declares of its life; the transitions themselves stand on its model."""

    states: tuple[State, ...]
    rights: Mapping[str, Right]
    onward: Mapping[str, str] = field(default_factory=dict)  # state → the step the system takes once nothing lacks
    lacking: Callable[..., list[str]] = lambda matter: []  # what the present state still lacks, in sentences

    def state(self, code: str) -> State:
        """The state of that code."""
        return next(state for state in self.states if state.code == code)

    def admit(self, matter, step: str, *, by, on) -> None:
        """Raise NotYours unless that person may take that step of that matter."""
        right = self.rights.get(step)
        if right is None:
            raise NotYours(_("Only the system takes this step."))
        if not right.holds_for(matter, by, on=on):
            raise NotYours(str(right.sentence) or _("This step is for somebody else."))
