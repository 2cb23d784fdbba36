"""Move a running round to another version of its route (改走另一版路线); the same verb moves it back.

Panels stay as they are, on the phases of the same code. What the target asks before that step or newly beside it is not
asked any more; what it asks ahead is asked when the round comes there.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow
from approvals.models import Panel, Round, Route, RouteMove
from approvals.revising.landing import Landing, Standing, land, same_step
from approvals.revising.powers import must_move
from approvals.revising.rows import rows_of


def preview(round: Round, target: Route) -> Landing:
    """What moving there would mean; a look that changes nothing. ``why_not`` says what stands in the way."""
    if round.reopens_id:
        return Landing(why_not=_("This round goes on from an earlier one and stays on its version."))
    panels = list(round.panels.select_related("phase", "task").order_by("pk"))
    return land(_standing(panels), rows_of(round.route), rows_of(target), round.facts, version=target.version)


@one_commit()
def move(subject_id: int, target_id: int, *, by, why: str, now) -> Round:
    """Let the open round of a subject go on by another published version of the same route.

    Raises NotYours (neither administrator nor office, or concerned), NotNow (no open round, a draft, the same version, a
    step that has no counterpart), NotComplete (no reason).
    """
    subject = apps.get_model(settings.APPROVALS_SUBJECT_MODEL).objects.held(subject_id)
    must_move(by, subject_id, now=now)
    round = Round.objects.select_related("route", "process").filter(subject_id=subject_id, outcome="").first()
    if round is None:
        raise NotNow(_("Nothing is being decided on this matter now, so there is nothing to move."))
    target = _target(round, target_id)
    if not why.strip():
        raise NotComplete(_("Say why this matter goes another way; the reason stays with it."))
    landing = preview(round, target)
    if not landing.possible:
        raise NotNow(landing.why_not)
    source, round.route = round.route, target
    panels = list(round.panels.select_related("phase", "task").order_by("pk"))
    _recount(panels, round, source=source, target=target)
    _repoint(panels, target)
    round.save(update_fields=["route"])
    RouteMove.objects.create(round=round, source=source, target=target, by=by, at=now, why=why.strip()[:200])
    subject.note("move_route", by=by, now=now, round=round.no, source=source.version, target=target.version)
    return round


def _target(round: Round, target_id: int) -> Route:
    target = Route.objects.filter(
        pk=target_id, kind=round.route.kind, purpose=round.route.purpose, published_at__isnull=False
    ).first()
    if target is None:
        raise NotNow(_("A matter moves only to a published version of its own route."))
    if target == round.route:
        raise NotNow(_("The matter follows version %(version)d already.") % {"version": target.version})
    return target


def _standing(panels: list[Panel]) -> Standing:
    asked = frozenset(panel.phase.code for panel in panels)
    open = [panel for panel in panels if not panel.outcome]
    if not open:
        return Standing(step=0, stage="", open=(), asked=asked)
    now = open[0]
    return Standing(now.task.data["step"], now.phase.stage, tuple(panel.phase.code for panel in open), asked)


def _repoint(panels: list[Panel], target: Route) -> None:
    """Open and settled panels alike, so that a later return knows what lies behind; what the target has not stays as it is."""
    phases = {phase.code: phase for phase in target.phases.all()}
    for panel in panels:
        panel.phase = phases.get(panel.phase.code, panel.phase)
    Panel.objects.bulk_update(panels, ["phase"])


def _recount(panels: list[Panel], round: Round, *, source: Route, target: Route) -> None:
    """Every task of the round counts in the target's steps, by the codes of its phases.

    ``left`` keeps how a task read on each version it left, so that moving back restores it exactly.
    """
    old, new = rows_of(source), rows_of(target)
    of_task: dict[Any, list[Panel]] = {}
    for panel in panels:
        of_task.setdefault(panel.task, []).append(panel)
    for task, those in of_task.items():
        asked = [panel.phase.code for panel in those if not panel.outcome] or [panel.phase.code for panel in those]
        read = {name: task.data[name] for name in ("step", "then") if name in task.data}
        left = task.data.get("left", {}) | {str(source.pk): read}
        then = [row["code"] for row in old if row["step"] == read.get("then")]
        found = {"step": same_step(asked, new, round.facts), "then": same_step(then, new, round.facts)}
        task.data |= {"left": left} | (left.get(str(target.pk)) or {name: found[name] for name in read})
    round.process.task_set.bulk_update(of_task, ["data"])
