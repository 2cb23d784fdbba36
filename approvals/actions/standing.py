"""What stands from before (既有意见) when a step is asked again.

*Resume*, a decision taken back, a round reopened: every agreement that was given in the step on this very content stands;
who turned it back and who had not spoken are asked again. *Replay* and a step that is returned to: nothing stands, and
everybody is asked afresh. A new revision: nothing stands, and everybody who decided before is asked by name, added
signers, too. Who agreed in the step just before may be spared a second signature, where the phase says so.
"""

from dataclasses import dataclass, field

from django.db.models import Max

from approvals.models import Assignment, Decision, Panel, Phase

ASKED_ONCE_MORE = ("agree", "back", "reject", "return", "void")


@dataclass
class Past:
    """The seats of a phase as they were asked last; ``keep`` when their agreements stand."""

    seats: list[Assignment] = field(default_factory=list)
    keep: bool = False
    same_person: dict[int, Decision] = field(default_factory=dict)  # who agreed in the step just before

    def meets(self, new: Assignment, barred: set[int], *, now) -> Assignment:
        """The new to-do with what is known of its seat: it stands, or it goes to who had it, or it is simply new."""
        old = self._last(new)
        if old is not None and self.keep and old.verdict == "agree":
            return _stands(new, old.person, old.stands or _decision(old), "stands", now=now)
        if old is not None and old.person_id and old.person.is_active and old.person_id not in barred:
            new.person = old.person
        if new.person_id in self.same_person:
            return _stands(new, new.person, self.same_person[new.person_id], "same_person", now=now)
        return new

    def added(self, barred: set[int]) -> list[Assignment]:
        """The signers who were added before and are asked again; who was only asked and never spoke, not in a new round."""
        wanted = [a for a in self.seats if a.part == Assignment.Part.ADDED and a.closed_for not in ("taken_off", "handed_on")]
        if not self.keep:
            wanted = [a for a in wanted if a.verdict in ASKED_ONCE_MORE]
        return [a for a in wanted if a.person is None or a.person.is_active and a.person_id not in barred]

    def _last(self, new: Assignment) -> Assignment | None:
        """The old to-do of the same seat, followed to whoever it was handed on to."""
        heirs = {a.handed_from_id: a for a in self.seats if a.handed_from_id}
        for old in self.seats:
            if old.handed_from_id is None and old.part == new.part and _same_seat(old, new):
                while old.pk in heirs:
                    old = heirs[old.pk]
                return old
        return None


def _same_seat(old: Assignment, new: Assignment) -> bool:
    if new.role:
        return (old.role, old.unit_id) == (new.role, new.unit_id)
    return old.person_id == new.person_id


def _stands(new: Assignment, person, decision: Decision | None, why: str, *, now) -> Assignment:
    new.person, new.verdict, new.stands = person, "agree", decision
    new.closed_at, new.closed_for, new.next_on = now, why, None
    return new


def _decision(assignment: Assignment) -> Decision | None:
    return getattr(assignment, "decision", None)


def past_of(round, phases: list[Phase], *, keep: bool) -> dict[str, Past]:
    """By code of the phase: the seats of its last panel, in this round or in those before."""
    if not keep and round.no == 1:
        return {}
    panels = Panel.objects.filter(phase__code__in=[phase.code for phase in phases])
    if keep:
        panels = panels.filter(round__in=round.chain())
    else:
        panels = panels.filter(round__subject=round.subject_id).exclude(round=round.pk)
    last = panels.order_by().values("phase__code").annotate(last=Max("pk")).values("last")
    found: dict[str, Past] = {}
    seats = Assignment.objects.seats().filter(panel__in=last).order_by("pk")
    for seat in seats.select_related("panel__phase", "person", "asked_by", "unit", "decision", "stands"):
        found.setdefault(seat.panel.phase.code, Past(keep=keep)).seats.append(seat)
    return found


def same_person(round, phases: list[Phase], *, step: int, keep: bool) -> dict[str, Past]:
    """For phases that spare the same person: who agreed in the step just before, on this content; none when asked again."""
    spared = [phase for phase in phases if phase.again == Phase.Again.SKIP]
    earlier = [each for each in round.steps() if each < step]
    if keep or not spared or not earlier:
        return {}
    agreed = Decision.objects.filter(
        assignment__panel__round=round.pk, assignment__panel__phase__step=earlier[-1], verdict="agree", assignment__verdict="agree"
    )
    decisions = {decision.by_id: decision for decision in agreed if decision.in_place_of_id is None}
    return {phase.code: Past(same_person=decisions) for phase in spared} if decisions else {}
