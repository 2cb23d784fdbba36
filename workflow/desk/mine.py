"""What I must do on a matter (我的办理): decisions with the evidence they wait for, errands, and what else I may do."""

from dataclasses import dataclass, field, replace

from approvals import inbox
from approvals.errors import NotComplete
from approvals.models import Assignment, Decision, HalfWritten
from workflow.core.errands import base_of, page_of
from workflow.core.forms import StepForm
from workflow.desk.deciding import Deciding, brought_in, can_take_back, deciding, waiting_for
from workflow.desk.offers import offers
from workflow.desk.rows import name_of


@dataclass(frozen=True)
class ToDecide:
    """A decision of mine; while evidence is lacking the form that brings it stands above, and agreeing waits."""

    assignment: Assignment
    evidence: StepForm | None
    lacking: list[str]
    in_place_of: str = ""  # whose it is, where I am their deputy (代)
    written: HalfWritten | None = None  # what I have begun to write
    card: Deciding = Deciding()


@dataclass
class Mine:
    """My part of a matter's page."""

    assignments: list[Assignment]
    decisions: list[ToDecide] = field(default_factory=list)
    errands: list[StepForm] = field(default_factory=list)
    verbs: list[StepForm] = field(default_factory=list)
    waits: list[Assignment] = field(default_factory=list)  # mine, when somebody else has spoken
    brought: list[Assignment] = field(default_factory=list)  # whom I asked, and may take off
    given: list[Decision] = field(default_factory=list)  # what I may take back

    @property
    def elsewhere(self) -> list[tuple[str, str, Assignment]]:
        """Duties of mine that are done on a page of their own: its address, what it is called."""
        return [(address, name_of(todo), todo) for todo in self.assignments if (address := page_of(todo.errand))]


def mine_on(matter, person, *, today, asked: list[Assignment], refused: StepForm | None = None) -> Mine:
    """My part of what is ``asked``; ``refused`` is a bound form that was not taken and stands where its empty one would."""
    forms = [refused if refused and type(form) is type(refused) else form for form in offers(matter, person, today=today)]
    if refused and refused not in forms:
        forms.insert(0, refused)
    mine = Mine(list(inbox.waiting(person, on=today).filter(subject=matter.pk).select_related("panel__task", "asked_by")))
    written = _written(mine.assignments, person)
    mine.decisions = [
        replace(
            _to_decide(matter, a, forms, person, written.get(a.pk), today=today), card=deciding(matter, a, person, asked=asked)
        )
        for a in mine.assignments if a.panel_id
    ]  # fmt: skip
    duties = {base_of(a.errand) for a in mine.assignments if a.errand}
    bringing = [todo.evidence for todo in mine.decisions if todo.evidence]
    mine.errands = [form for form in forms if form.errand and form.errand in duties]
    mine.verbs = [form for form in forms if form not in mine.errands and form not in bringing]
    mine.waits, mine.brought = waiting_for(asked, person), brought_in(asked, person)
    mine.given = can_take_back(matter, asked, person)
    return mine


def _written(assignments: list[Assignment], person) -> dict[int, HalfWritten]:
    decisions = [assignment.pk for assignment in assignments if assignment.panel_id]
    found = HalfWritten.objects.filter(person=person, assignment__in=decisions) if decisions else []
    return {half.assignment_id: half for half in found}


def _to_decide(matter, assignment: Assignment, forms: list[StepForm], person, written: HalfWritten | None, *, today) -> ToDecide:
    phase, place = assignment.panel.phase, inbox.in_place_of(assignment, person, on=today)
    form = next((form for form in forms if phase.evidence and form.brings == phase.evidence), None)
    try:
        if phase.evidence:
            matter.evidence(phase.evidence, today=today)
    except NotComplete as refusal:
        return ToDecide(assignment, form, refusal.complaints, place, written)
    return ToDecide(assignment, form, [], place, written)
