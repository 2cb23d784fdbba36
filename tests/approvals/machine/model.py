"""A small model of deciding (审批的小模型), pure: what the verbs promise, told once more without rows, flow or clock.

A matter has rounds, a round asks steps, a step has panels, a panel has places. Each verb answers with the names of the
refusals that would be right; with none of them it has been done.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.approvals.machine.parts import GRAVE, SPOKEN, Deputy, Panel, Place, Round, Said, Task
from tests.approvals.machine.shapes import FALLBACK, QUEUES, Phase, Seat, Shape

YOURS, NOW, COMPLETE = "NotYours", "NotNow", "NotComplete"


class Matter:
    """The whole: rounds, where it stands, who stands in for whom. ``order`` is the order of names."""

    def __init__(self, shape: Shape, order: list[str], now):
        self.shape, self.order, self.now = shape, order, now
        self.state, self.before, self.content = "", "", 1
        self.rounds: list[Round] = []
        self.deputies: list[Deputy] = []
        self._open(Round(self.content), step=1)

    # --- what there is -------------------------------------------------------------------------------------------

    @property
    def round(self) -> Round:
        return self.rounds[-1]

    @property
    def task(self) -> Task:
        return self.round.tasks[-1]

    def panels(self) -> list[Panel]:
        return [panel for round in self.rounds for task in round.tasks for panel in task.panels]

    def places(self) -> list[Place]:
        return [place for panel in self.panels() for place in panel.places]

    def barred(self) -> set[str]:
        """Whom it concerns, and whoever stands in for one of them."""
        found = {"gu", "zhou"}
        while more := {d.deputy for d in self.in_force() if d.principal in found} - found:
            found |= more
        return found

    def in_force(self) -> list[Deputy]:
        return [d for d in self.deputies if d.until > self.now]

    def stands_for(self, by: str) -> list[str]:
        """Through chains, as far as every link covers this matter; by name."""
        found: set[str] = set()
        while more := {d.principal for d in self.in_force() if d.covers and d.deputy in {by, *found}} - found - {by}:
            found |= more
        return sorted(found, key=self.order.index)

    def addressed(self, place: Place, by: str) -> bool:
        """Theirs, or in a queue of theirs."""
        return place.person == by if place.person else by in QUEUES.get(place.queue, ())

    def acting_for(self, place: Place, by: str) -> str:
        """In whose name: one's own or a principal's; a deputy who has a voice on the panel has no second one."""
        if self.addressed(place, by):
            return by
        voice = any(
            by in (other.person, other.said.by if other.said else "") and other.verdict not in ("void", "unneeded")
            for other in place.panel.places if other is not place and other.part != "consult"
        )
        if place.part == "consult" or voice:
            return ""
        return next((p for p in self.stands_for(by) if self.addressed(place, p)), "")

    def undecidable(self, place: Place) -> set[str]:
        """Why nobody could decide it now."""
        asked = place.open and not place.waits and place.panel.task.round is self.round
        return set() if asked and self.state == self.shape.stage(place.panel.task.step) else {NOW}

    # --- deciding --------------------------------------------------------------------------------------------------

    def decide(
        self, place: Place, by: str, verdict: str, *, back_to: int = 0, resume: bool = False, spoken: bool = True, fresh: bool = True
    ) -> set[str]:
        wrong = self.undecidable(place)
        holder = self.acting_for(place, by)
        wrong |= {YOURS} if not holder or by in self.barred() else set()
        wrong |= {NOW} if place.part == "consult" or not fresh else set()
        wrong |= {COMPLETE} if verdict not in SPOKEN or verdict != "agree" and not spoken else set()
        task = place.panel.task
        if verdict == "return":
            wrong |= set() if place.panel.phase.veto else {NOW}
            wrong |= set() if 1 <= back_to < task.step else {COMPLETE}
        if wrong:
            return wrong
        resume = verdict == "return" and resume and task.then is None
        place.said = Said(verdict, by, holder if holder != by else "")
        place.person, place.verdict = holder, verdict
        self.settle(task, returning=place.said if verdict == "return" else None, back_to=back_to, resume=resume)
        return set()

    def void(self, steps: Callable[[int], bool], *, why: str) -> list[Place]:
        """Every agreement of those steps, in this round and those it goes on from, counts no more."""
        chain = self.round.chain()
        gone = [p for p in self.places() if p.verdict == "agree" and p.panel.task.round in chain and steps(p.panel.task.step)]
        for place in gone:
            place.verdict, place.why = "void", why
        return gone

    def settle(self, task: Task, *, returning: Said | None = None, back_to: int = 0, resume: bool = False) -> None:
        came = {panel: panel.outcome or panel.came_to() for panel in task.panels}
        refusal = next((kind for kind in GRAVE if kind in came.values()), "")
        over = [panel for panel in task.panels if refusal or came[panel]]
        if returning:
            returning.voided = self.void(lambda step: step == back_to or step > back_to and not resume, why="returned")
        for panel in over:
            for place in panel.places:
                if place.open:
                    place.shut({"": "settled", "return": "returned"}.get(refusal, "refused"))
            panel.outcome = panel.outcome or came[panel] or "unneeded"
        if not refusal and len(over) < len(task.panels):
            for place in task.places():
                if place.waits and (place.after is None or not place.after.open):
                    place.waits = False
        elif refusal == "return":
            self.ask(back_to, then=task.step if resume else None)
        elif refusal:
            self.conclude(refusal)
        elif onward := [step for step in range(task.step + 1, len(self.shape.steps) + 1) if step >= (task.then or 0)]:
            self.ask(onward[0], keep=onward[0] == task.then)
        else:
            self.conclude("agree")

    def conclude(self, outcome: str) -> None:
        self.round.outcome = outcome
        self.state = {"agree": "documents", "reject": "rejected", "back": "sent_back"}[outcome]

    # --- asking ----------------------------------------------------------------------------------------------------

    def _open(self, round: Round, *, step: int, keep: bool = False) -> None:
        self.rounds.append(round)
        self.ask(step, keep=keep)

    def ask(self, step: int, *, then: int | None = None, keep: bool = False) -> None:
        """Ask a step: afresh; with ``keep``, what was agreed there on this content stands."""
        task = Task(self.round, step, then)
        task.panels = [self.panel(phase, task, keep) for phase in self.shape.phases(step)]
        self.round.tasks.append(task)
        self.state = self.shape.stage(step)
        if any(not place.open for place in task.places()):
            self.settle(task)

    def panel(self, phase: Phase, task: Task, keep: bool) -> Panel:
        panel, last, spared = Panel(phase, task), self.last(phase, keep), {} if keep or not phase.spares else self.spared(task.step)
        for seat in self.seats(phase):
            old = last.get(seat.person or seat.queue)
            place = Place(panel, seat.person or seat.queue, seat.person, seat.queue, seat.weight)
            panel.places.append(self.meet(place, old, keep, spared))
        for old in last.values():
            if old.part == "added" and old.why != "taken_off" and old.person not in self.barred() and (keep or self.ever_spoke(phase, old.person)):
                place = old.again(panel, after=None)
                panel.places.append(self.meet(place, old, keep, spared))
        if phase.quorum == "turn":
            asked = [place for place in panel.places if place.open]
            for before, place in zip(asked, asked[1:], strict=False):
                place.after, place.waits = before, True
        return panel

    def meet(self, place: Place, old: Place | None, keep: bool, spared: dict[str, Said]) -> Place:
        """It stands; or it goes by name to who had it last; or it is spared; or it is simply asked."""
        if old:
            place.queue = old.queue  # none, where it was handed on by name
        if old and keep and old.verdict == "agree":
            place.person, place.verdict, place.why, place.stands = old.person, "agree", "stands", old.stands or old.said
            return place
        if old and old.person and old.person not in self.barred():
            place.person = old.person
        if place.person in spared:
            place.verdict, place.why, place.stands = "agree", "same_person", spared[place.person]
        return place

    def seats(self, phase: Phase) -> list[Seat]:
        """Without those who are concerned; where nobody is left the office's queue."""
        barred = self.barred()
        found = [seat for seat in phase.seats if {seat.person} - barred and (seat.person or set(QUEUES[seat.queue]) - barred)]
        return found or [Seat(queue=FALLBACK)]

    def last(self, phase: Phase, keep: bool) -> dict[object, Place]:
        """The places of the phase as they were asked last: on this content, or else in the rounds before this one."""
        chain = self.round.chain()
        rounds = chain if keep else [round for round in self.rounds if round is not self.round]
        panels = [panel for panel in self.panels() if panel.phase.code == phase.code and panel.task.round in rounds]
        return panels[-1].newest() if panels else {}

    def ever_spoke(self, phase: Phase, person: str) -> bool:
        """In this phase, in whichever round."""
        heard = [place for place in self.places() if place.said and place.part != "consult" and place.panel.phase.code == phase.code]
        return any(place.person == person for place in heard)

    def spared(self, step: int) -> dict[str, Said]:
        """Who agreed, themselves, in the step before, on this content."""
        chain = self.round.chain()
        before = [p for p in self.places() if p.panel.task.round in chain and p.panel.task.step == step - 1]
        return {p.said.by: p.said for p in before if p.verdict == "agree" and p.said and not p.said.place_of}

    # --- who is asked is changed -----------------------------------------------------------------------------------

    def claim(self, place: Place, by: str) -> set[str]:
        holder = self.acting_for(place, by)
        wrong = {NOW} if not place.open or place.waits else set()
        wrong |= ({NOW} if place.person else {YOURS}) if not holder else set()
        wrong |= {YOURS} if by in self.barred() else set()
        if not wrong:
            place.person = holder
        return wrong

    def put_back(self, place: Place, by: str) -> set[str]:
        wrong = set() if place.open and not place.waits else {NOW}
        wrong |= set() if place.person and self.acting_for(place, by) else {YOURS}
        wrong |= set() if place.queue else {NOW}
        if not wrong:
            place.person = ""
        return wrong

    def bring_in(self, place: Place, by: str, whom: str) -> set[str]:
        """Why that person cannot be brought in by that one."""
        wrong = self.undecidable(place) | (set() if self.addressed(place, by) and by not in self.barred() else {YOURS})
        wrong |= {NOW} if place.part == "consult" else set()
        there = {p.person for p in place.panel.places if p.verdict in ("", *SPOKEN)}
        return wrong | ({COMPLETE} if whom in self.barred() or whom in there else set())

    def add(self, place: Place, by: str, whom: str, how: str) -> set[str]:
        wrong = self.bring_in(place, by, whom) | ({COMPLETE} if whom == by else set())
        if wrong:
            return wrong
        place.person = by
        added = Place(place.panel, object(), whom, part="added", asked_by=by, after=place.after)
        self.between(place, added, how)
        place.panel.places.append(added)
        return set()

    def between(self, place: Place, added: Place, how: str) -> None:
        """Before: my turn comes after theirs. After: theirs after mine, and who came after me comes after them."""
        if how == "before":
            place.after, place.waits = added, True
        elif how == "after":
            for other in place.panel.places:
                if other.open and other.after is place:
                    other.after = added
            added.after, added.waits = place, True

    def take_off(self, place: Place, by: str) -> set[str]:
        task = place.panel.task
        wrong = set() if place.open and place.part else {NOW}
        wrong |= set() if self.state == self.shape.stage(task.step) else {NOW}
        wrong |= set() if place.asked_by == by else {YOURS}
        if wrong:
            return wrong
        place.shut("taken_off")
        for other in place.panel.places:
            if other.open and other.after is place:
                other.after = place.after
        self.settle(task)
        return set()

    def transfer(self, place: Place, by: str, to: str) -> set[str]:
        if wrong := self.bring_in(place, by, to):
            return wrong
        heir = place.again(person=to, queue="")
        place.shut("handed_on")
        for other in place.panel.places:
            if other.open and other.after is place:
                other.after = heir
        place.panel.places.append(heir)
        return set()

    def consult(self, place: Place, by: str, whom: str) -> set[str]:
        if wrong := self.bring_in(place, by, whom) | ({COMPLETE} if whom == by else set()):
            return wrong
        place.person = by
        asked = Place(place.panel, object(), whom, part="consult", asked_by=by, after=place.after)
        place.after, place.waits = asked, True
        place.panel.places.append(asked)
        return set()

    def advise(self, place: Place, by: str, *, spoken: bool = True) -> set[str]:
        wrong = self.undecidable(place) | (set() if self.addressed(place, by) and by not in self.barred() else {YOURS})
        wrong |= set() if place.part == "consult" else {NOW}
        wrong |= set() if spoken else {COMPLETE}
        if not wrong:
            place.person, place.verdict, place.said = by, "advise", Said("advise", by)
            self.settle(place.panel.task)
        return wrong

    # --- taking back -----------------------------------------------------------------------------------------------

    def take_back(self, place: Place, by: str) -> set[str]:
        """Of a decision that stands elsewhere since, the place where it stands now is meant."""
        said = place.said
        if not said or by not in (said.by, said.place_of):
            return {YOURS}
        mine = [p for p in self.places() if (p is place or p.stands is said) and p.panel.phase.code == place.panel.phase.code][-1]
        wrong = {NOW} if mine.panel.task.round.outcome or place.verdict != said.verdict else set()
        wrong |= set() if self.state == self.shape.stage(self.task.step) and not self.round.outcome else {NOW}
        wrong |= {YOURS} if self.barred() & {by, mine.person} else set()
        if wrong or self.acted_after(mine):
            return wrong or {NOW}
        for other in self.places():
            if other is place or other.stands is said:
                other.verdict, other.why = "void", "taken_back"
        if mine.panel.task is self.task:
            self.reask(mine)
        else:
            self.step_back(mine)
        return set()

    def acted_after(self, mine: Place) -> bool:
        """In my step, whose turn came by me; beyond it, anybody, and any step between."""
        tasks = self.round.tasks
        if mine.panel.task is not self.task:
            return tasks.index(mine.panel.task) < len(tasks) - 2 or any(place.said for place in self.task.places())
        later = [mine]
        for one in later:
            later += [p for p in mine.panel.places if p.after is one and p not in later]
        return any(place.said for place in later[1:])

    def reask(self, mine: Place) -> None:
        """The panel as it was before: mine open again, and whoever was let go because the outcome was certain."""
        panel = mine.panel
        last = {place.line: place for place in panel.places}.values()
        again = [mine, *(p for p in panel.places if panel.outcome and p in last and p.verdict == "unneeded" and p.why == "settled")]
        fresh = {old: old.again() for old in again}
        for old, new in fresh.items():
            if old.after in fresh:
                new.after, new.waits = fresh[old.after], True
            for other in panel.places:
                if other.open and other.after is old:
                    other.after, other.waits = new, True
        panel.places += fresh.values()
        panel.outcome = ""
        self.settle(panel.task)

    def step_back(self, mine: Place) -> None:
        """The step asked now ends, and mine is asked again, as far as it does not stand."""
        for panel in self.task.panels:
            for place in panel.places:
                if place.open:
                    place.shut("taken_back")
            panel.outcome = panel.outcome or "unneeded"
        for place in mine.said.voided if mine.said else ():
            place.verdict, place.why = "agree", "stands" if place.stands else ""
        self.ask(mine.panel.task.step, then=mine.panel.task.then, keep=True)

    # --- the life around it ----------------------------------------------------------------------------------------

    def withdraw(self) -> set[str]:
        if self.state not in ("vetting", "approval"):
            return {NOW}
        for panel in self.task.panels:
            for place in panel.places:
                if place.open:
                    place.shut("withdrawn")
            panel.outcome = panel.outcome or "unneeded"
        self.state, self.round.outcome = "withdrawn", "withdrawn"
        return set()

    def submit(self, changed: bool) -> set[str]:
        if self.state not in ("sent_back", "withdrawn") or self.state == "sent_back" and not changed:
            return {NOW}
        self.content += changed
        self._open(Round(self.content), step=1)
        return set()

    def suspend(self) -> set[str]:
        if self.state not in ("vetting", "approval", "documents"):
            return {NOW}
        self.before, self.state = self.state, "suspended"
        return set()

    def resume(self) -> set[str]:
        if self.state != "suspended":
            return {NOW}
        self.state = self.before
        return set()

    def reopen(self) -> set[str]:
        """Whoever ended it speaks once more: all who agreed last, or who refused; the others' word stands."""
        if self.state not in ("rejected", "documents"):
            return {NOW}
        task, last = self.task, self.round
        if last.outcome == "agree":
            self.void(lambda step: step == task.step, why="reopened")
        else:
            for place in task.places():
                if place.verdict in ("reject", "back"):
                    place.verdict, place.why = "void", "reopened"
        self._open(Round(self.content, goes_on=last), step=task.step, keep=True)
        return set()
