"""What stands from before (既有意见) when a step is asked again.

*Resume*, a decision taken back, a round reopened: every agreement that was given in the step on this very content stands;
who turned it back and who had not spoken are asked again. *Replay* and a step that is returned to: nothing stands, and
everybody is asked afresh, as when this round asked the step first: claims, handings on and signers of the round since are
gone. In all other cases what was handed on stays with the heir. A new revision: nothing stands, and everybody who decided
before is asked by name, added signers, too. Who agreed in the step just before may be spared a second signature, where
the phase says so.
"""

from dataclasses import dataclass, field

from django.db.models import Max

from approvals.models import Assignment, Decision, Panel, Phase


@dataclass
class Past:
    """The seats of a phase as they were asked last; ``keep`` when their agreements stand."""

    seats: list[Assignment] = field(default_factory=list)
    keep: bool = False
    same_person: dict[int, Decision] = field(default_factory=dict)  # who agreed in the step just before
    heard: set[int] = field(default_factory=set)  # who ever spoke in this phase

    def meets(self, new: Assignment, barred: set[int], *, old: Assignment | None = None, now) -> Assignment:
        """The new to-do with what is known of its seat: it stands, or it goes to who had it, or it is simply new."""
        old = old or self._last(new)
        if old is not None and old.handed_from_id:  # it stays with whom it was handed on to, however often it is asked again
            new.handed_from, new.role, new.unit = old, old.role, old.unit
        if old is not None and self.keep and old.verdict == "agree":
            return _stands(new, old.person, old.stands or _decision(old), "stands", now=now)
        if old is not None and old.person_id and old.person.is_active and old.person_id not in barred:
            new.person = old.person
        if new.person_id in self.same_person:
            return _stands(new, new.person, self.same_person[new.person_id], "same_person", now=now)
        return new

    def added(self, barred: set[int]) -> list[Assignment]:
        """The signers who were added before and are asked again; who was only asked and never spoke, not in a new round."""
        again = {a.handed_from_id for a in self.seats}
        wanted = [a for a in self.seats if a.part == Assignment.Part.ADDED and a.closed_for != "taken_off" and a.pk not in again]
        if not self.keep:
            wanted = [a for a in wanted if a.person_id in self.heard]
        return [a for a in wanted if a.person is None or a.person.is_active and a.person_id not in barred]

    def _last(self, new: Assignment) -> Assignment | None:
        """The old to-do of the same seat, followed to whoever it was handed on to."""
        heirs, here = {a.handed_from_id: a for a in self.seats if a.handed_from_id}, {a.pk for a in self.seats}
        for old in self.seats:
            if old.handed_from_id not in here and old.part == new.part and _same_seat(_origin(old), new):
                while old.pk in heirs:
                    old = heirs[old.pk]
                return old
        return None


def _origin(assignment: Assignment) -> Assignment:
    """The to-do that the route once opened, of which this one is an heir."""
    while assignment.handed_from:
        assignment = assignment.handed_from
    return assignment


def _same_seat(old: Assignment, new: Assignment) -> bool:
    same_queue = (old.role, old.unit_id) == (new.role, new.unit_id)
    return same_queue and (new.role != "" or old.person_id == new.person_id)


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
    if not keep and any(seat.part == Assignment.Part.ADDED for past in found.values() for seat in past.seats):
        _hear(found, round.subject_id)
    return found


def _hear(found: dict[str, Past], subject_id: int) -> None:
    """Who ever decided in a phase, in whichever round."""
    spoken = Assignment.objects.seats().order_by().filter(subject=subject_id, decision__isnull=False, panel__phase__code__in=found)
    for code, person in spoken.values_list("panel__phase__code", "person"):
        found[code].heard.add(person)


def spare(past: dict[str, Past], round, phases: list[Phase], *, step: int, keep: bool) -> None:
    """For phases that spare the same person: who agreed in the step just before, on this content; none when asked again."""
    spared = [phase for phase in phases if phase.again == Phase.Again.SKIP]
    earlier = [each for each in round.steps() if each < step]
    if keep or not spared or not earlier:
        return
    agreed = Decision.objects.filter(
        assignment__panel__round__in=round.chain(), assignment__panel__phase__step=earlier[-1],
        verdict="agree", assignment__verdict="agree",
    )  # fmt: skip
    decisions = {decision.by_id: decision for decision in agreed if decision.in_place_of_id is None}
    for phase in spared if decisions else ():
        past.setdefault(phase.code, Past()).same_person = decisions
