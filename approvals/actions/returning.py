"""A return inside a round (退回前序环节): what it keeps, what it voids, and who is asked again.

The paragraph of the house (its property is tested): *A return ends the step it comes from. Everybody of the step it goes to
is asked afresh. With* resume *the steps between stand, and when the round comes back to where it was returned from, every
agreement given there on the same content stands too, also out of a countersign; only who returned it and who had not
spoken are asked. With* replay *nothing stands from the step it goes to onward. A return inside a resumed return replays.
Nothing is ever resumed across two versions of the content.*
"""

from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from approvals.models import Assignment, Panel


def finished_steps(round, *, before: int) -> list[int]:
    """The steps of the round that were asked and lie before that one; where a return may lead."""
    asked = set(Panel.objects.filter(round__in=round.chain()).values_list("phase__step", flat=True))
    return [step for step in round.steps() if step < before and step in asked]


def look(panel: Panel, back_to: int | None) -> int:
    """Where it goes back to; raises NotComplete unless that is a finished step, NotNow where the panel only votes."""
    if not panel.phase.veto:
        raise NotNow(_("This panel votes; a single member cannot return the matter. Vote against it instead."))
    if back_to is None or back_to not in finished_steps(panel.round, before=panel.task.data["step"]):
        raise NotComplete(_("Choose a finished step of this round to return it to."))
    return back_to


def voided(round, *, back_to: int, resume: bool) -> list[int]:
    """What will no longer count: the agreements of the step gone back to, and with replay of all that came after it."""
    agreed = Assignment.objects.filter(panel__round__in=round.chain(), verdict="agree", panel__phase__step__gte=back_to)
    if resume:
        agreed = agreed.filter(panel__phase__step=back_to)
    return list(agreed.values_list("pk", flat=True))


def void(assignments: list[int], *, by) -> None:
    """Let them count no more."""
    Assignment.objects.filter(pk__in=assignments).update(verdict="void", closed_for="returned", closed_by=by)


def resumes(panel: Panel, resume: bool) -> bool:
    """Whether the round will come back here: not inside a resumed return, where it replays."""
    return resume and panel.task.data.get("then") is None

