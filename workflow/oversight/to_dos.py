"""The to-dos of findings (整改待办): on the desk of who answers for one, then on those of its inspectors, as its state says.

The room tells people by messages of its own (``findings``) and rings bells of its own (``bells``); a to-do is only opened
and closed here.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from approvals.actions.errand import Duty, close_errand, open_errands
from approvals.models import Assignment
from workflow.core.errands import Beside, base_of
from workflow.oversight import bells, rights
from workflow.oversight.models import Finding

THE_UNITS = ("open", "rectifying", "returned")


def _page(key: str) -> str:
    """Of ``finding`` or ``finding-person``."""
    return reverse("finding", args=[key.partition("-")[0]])


RECTIFY = Beside(rights.RECTIFYING, _("Rectify a finding"), _page)
JUDGE = Beside("judging", _("Judge a rectification"), _page)


def turn(finding: Finding, matter, *, by, now) -> None:
    """Open the to-dos of whoever's turn it is now, and close the others; the matter's row is held."""
    wanted = _wanted(finding, matter)
    standing = list(_of(finding).filter(closed_at=None))
    kept = [todo.errand for todo in standing if todo.errand in wanted and todo.due_on == wanted[todo.errand].due_on]
    for todo in standing:
        if todo.errand not in kept:
            close_errand(todo, done=base_of(todo.errand) == RECTIFY.code or todo.person_id == by.pk, now=now)
    fresh = {code: duty for code, duty in wanted.items() if code not in kept}
    open_errands(matter, fresh, now=now, announced=False)


def _wanted(finding: Finding, matter) -> dict[str, Duty]:
    if finding.state in THE_UNITS:
        return {f"{RECTIFY.code}.{finding.pk}": Duty("", person=_holder(finding), due_on=finding.due_on)}
    if finding.state == "submitted":
        able = [person for person in bells.inspectors(finding) if rights.free_to_judge(person, finding, matter)]
        return {f"{JUDGE.code}.{finding.pk}-{person.pk}": Duty("", person=person) for person in able}
    return {}


def _holder(finding: Finding):
    """Who rectifies: the responsible person, or whoever it was handed on to since (离岗交接)."""
    last = _of(finding).filter(errand=f"{RECTIFY.code}.{finding.pk}").select_related("person").order_by("-pk").first()
    return last.person if last and last.person else finding.responsible


def _of(finding: Finding):
    """All that was ever asked for this finding."""
    mine = Assignment.objects.filter(subject=finding.matter_id)
    judging = mine.filter(errand__startswith=f"{JUDGE.code}.{finding.pk}-")
    return mine.filter(errand=f"{RECTIFY.code}.{finding.pk}") | judging
