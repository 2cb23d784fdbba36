"""The reception (接待): the plan, and what it asks of each department, side by side."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.actions.errand import Duty
from approvals.calendar import add_working_days
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from workflow.duties.evidence import blank, refuse
from workflow.matters.visits.models.plan import Plan, Task
from workflow.registers.limits import limits_on


def plan_of(matter) -> Plan | None:
    """The plan that counts: the newest version."""
    return Plan.objects.filter(matter_id=matter.pk).last()


def plan_due(matter) -> date:
    """The last day of the plan (IN-07): a week ahead, ten working days where a school leader attends."""
    limits = limits_on(matter.limits_on)
    if matter.application.school_leader:
        return add_working_days(matter.starts_on, -limits.reception_plan_leader_working_days)
    return matter.starts_on - timedelta(days=limits.reception_plan_days)


def hand_in(
    matter, *, programme: str, escort: str, route: str, catering: str = "", tasks: Sequence[Any], by, now: datetime
) -> dict:
    """Hand the next version in; tasks that it does not ask for any more fall away, those it keeps stay as they are.

    A task is ``what`` (pick_up, room …), ``role`` (whose queue), ``needed_at`` and ``detail``.
    """
    read = [_read(number, task) for number, task in enumerate(tasks, 1)]
    wanted = [(_("programme"), programme)]
    if matter.application.comes and matter.application.foreign:
        wanted += [(_("who escorts them"), escort), (_("route of the visit"), route)]
    refuse(*blank(wanted))
    last = plan_of(matter)
    plan = Plan.objects.create(
        matter_id=matter.pk, version=last.version + 1 if last else 1, programme=programme.strip(), escort=escort.strip()[:200],
        route=route.strip(), catering=catering.strip(), handed_in_at=now, by=by,
    )  # fmt: skip
    _ask(matter, read, now=now)
    asked = [{"what": task["what"], "role": task["role"], "needed_at": task["needed_at"].isoformat()} for task in read]
    return {"version": plan.version, "tasks": asked, "due": plan_due(matter).isoformat()}


def _read(number: int, task: Any) -> dict[str, Any]:
    what, role, needed_at = (task.get(name) for name in ("what", "role", "needed_at"))
    if what not in Task.What.values or role not in Task.Role.values:
        raise NotComplete(_("Task %(number)d: choose what is to be done, and by which department.") % {"number": number})
    if not isinstance(needed_at, datetime):
        raise NotComplete(_("Task %(number)d: say when it is needed.") % {"number": number})
    if timezone.is_naive(needed_at):
        needed_at = timezone.make_aware(needed_at)
    return {"what": what, "role": role, "needed_at": needed_at, "detail": str(task.get("detail") or "").strip()[:200]}


def _ask(matter, wanted: list[dict[str, Any]], *, now) -> None:
    standing = list(Task.objects.filter(matter_id=matter.pk, dropped_at=None))
    kept = set()
    for task in wanted:
        same = next((row for row in standing if row.pk not in kept and _same(row, task)), None)
        if same is None:
            Task.objects.create(matter_id=matter.pk, **task)
        else:
            kept.add(same.pk)
    Task.objects.filter(pk__in=[row.pk for row in standing if row.pk not in kept], done_at=None).update(dropped_at=now)


def _same(row: Task, task: dict[str, Any]) -> bool:
    return all(getattr(row, name) == value for name, value in task.items())


def open_tasks(matter) -> list[Task]:
    """What departments still have to do, the first needed first."""
    return list(Task.objects.filter(matter_id=matter.pk, dropped_at=None, done_at=None))


def duties(matter) -> Iterable[tuple[str, Duty]]:
    """A to-do for each open task: in the queue of the department's role, due on the day it is needed."""
    for task in open_tasks(matter):
        unit = matter.unit if task.role == Task.Role.SECRETARY else None
        yield str(task.pk), Duty(str(task), role=task.role, unit=unit, due_on=timezone.localdate(task.needed_at))


def do(matter, *, task: int, note: str = "", by, now: datetime) -> dict:
    """A department reports its task done; raises NotYours for somebody of another department."""
    row = Task.objects.filter(matter_id=matter.pk, pk=task, dropped_at=None).first()
    if row is None:
        raise NotComplete(_("Choose a task of this reception."))
    if row.done_at:
        raise NotNow(_("This task is done already."))
    unit = matter.unit if row.role == Task.Role.SECRETARY else None
    if not directory.has_role(by, row.role, unit=unit, on=timezone.localdate(now)):
        raise NotYours(_("This task belongs to another department: %(role)s.") % {"role": row.get_role_display()})
    row.done_at, row.done_by, row.note = now, by, note.strip()[:200]
    row.save(update_fields=["done_at", "done_by", "note"])
    return {"task": row.pk, "what": row.what, "note": row.note}


def lacking(matter) -> list[str]:
    """Whether the plan is still to come."""
    return [] if plan_of(matter) else [_("The reception plan was not handed in yet.")]
