"""Move a running round to another version of its route (改走另一版路线); the same verb moves it back.

Open panels stay as they are, on the phases of the same code. What the target asks before that step or newly beside it is
not asked any more; what it asks ahead is asked when the round comes there.
"""

from django.apps import apps
from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from approvals.commit import one_commit
from approvals.errors import NotComplete, NotNow
from approvals.models import Panel, Round, Route, RouteMove
from approvals.revising.landing import Landing, Standing, land, same_step
from approvals.revising.powers import must_move
from approvals.revising.rows import rows_of


def preview(round: Round, target: Route) -> Landing:
    """What moving there would mean; a look that changes nothing. ``why_not`` says what stands in the way."""
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
    round = Round.objects.select_related("route").filter(subject_id=subject_id, outcome="").first()
    if round is None:
        raise NotNow(_("Nothing is being decided on this matter now, so there is nothing to move."))
    target = _target(round, target_id)
    if not why.strip():
        raise NotComplete(_("Say why this matter goes another way; the reason stays with it."))
    landing = preview(round, target)
    if not landing.possible:
        raise NotNow(landing.why_not)
    source, round.route = round.route, target
    open = list(round.panels.filter(outcome="").annotate(code=F("phase__code")).select_related("task"))
    _repoint(open, target)
    _go_on_from(open[0].task, round, source=source, target=target, step=landing.step)
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


def _repoint(panels: list, target: Route) -> None:
    phases = {phase.code: phase for phase in target.phases.all()}
    for panel in panels:
        panel.phase = phases[panel.code]
    Panel.objects.bulk_update(panels, ["phase"])


def _go_on_from(task, round: Round, *, source: Route, target: Route, step: int) -> None:
    """The task counts in the target's steps; ``left`` keeps how it read on each version it left, so that back is back."""
    read = {name: task.data[name] for name in ("step", "then") if name in task.data}
    left = task.data.get("left", {}) | {str(source.pk): read}
    back = left.get(str(target.pk)) or _translated(read, round, source=source, target=target, step=step)
    kept = {name: value for name, value in task.data.items() if name not in ("step", "then", "left")}
    task.data = kept | back | {"left": left}
    task.save(update_fields=["data"])


def _translated(read: dict, round: Round, *, source: Route, target: Route, step: int) -> dict:
    """The step, and where a resumed return goes on, by the codes of its phases; without counterpart it replays."""
    if read.get("then") is None:
        return read | {"step": step}
    codes = [row["code"] for row in rows_of(source) if row["step"] == read["then"]]
    return {"step": step, "then": same_step(codes, rows_of(target), round.facts)}
