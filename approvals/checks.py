"""Are the rounds under way whole? (轮次体检): asked by ``manage.py check --database default``, before and after an upgrade.

A round that runs for months meets new code. What must hold of it, whoever wrote the code: its flow's task stands at a
node there is and in a step of its route, its panels hang on that task, its to-dos on those panels. What does not hold
is named by ids alone; ``docs/evolving.md`` says what to do. Warnings, not errors: ``migrate`` asks, too, and one broken
round must not keep an upgrade, the way back from one, or an office's morning from happening.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.core.checks import CheckMessage, Info, Tags, Warning, register
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import F, TextField
from django.db.models.functions import Cast

from approvals.evolution import is_a_node
from approvals.models import Assignment, Panel, Round

ACTIVE = ("NEW", "ASSIGNED", "STARTED", "SCHEDULED")  # of Viewflow's tasks
MOST = 20  # ids in a message
NAME, TASKS, STEP, PANEL, TO_DO, NOBODY, ENDED = (f"waishi.W{no:03}" for no in range(11, 18))
LATER = "waishi.I010"
HINT = {
    NAME: "A node or flow was renamed without its migration: rename_node or move_flow of approvals/evolution.py.",
    TASKS: "The flow's rows were changed behind its back; restore them from a backup. Do not invent a task.",
    STEP: "The round was moved to a route without that step, or its route was changed; move it to one that has the step.",
    PANEL: "The panel was left behind when its step ended; the office decides by the journal what became of it.",
    TO_DO: "Whoever has it on the desk is asked for nothing; close it with the outcome of its panel.",
    NOBODY: "The step is open and nobody is asked; the round cannot go on by itself.",
    ENDED: "The round is over; close what is left of it with the round's outcome.",
}


class Standing(NamedTuple):
    """An active task of Viewflow, its names as they are written in the database."""

    pk: int
    round: int | None
    node: str
    flow: str
    step: int | None


@register(Tags.database)
def rounds_are_whole(databases: Collection[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """Registered for ``check --database default`` and ``migrate``; what migrations are about to mend is judged after them."""
    if "default" not in (databases or ()):
        return []
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return _after_the_migrations()
    return list(faults())


def _after_the_migrations() -> list[CheckMessage]:
    if Round._meta.db_table not in connection.introspection.table_names():
        return []
    return [Info("Migrations wait; the rounds under way are judged after them.", hint="migrate, then check again.", id=LATER)]


def faults() -> Iterator[CheckMessage]:
    """What does not hold, one message for each kind; seven statements, however many rounds there are."""
    tasks = list(_active())
    yield from _names(tasks)
    yield from _rounds(tasks)
    yield from _panels({task.pk: task.round for task in tasks})
    yield from _to_dos()


def _active() -> Iterator[Standing]:
    active = apps.get_model("viewflow", "Task").objects.filter(status__in=ACTIVE).order_by("pk")
    named = active.annotate(node=Cast("flow_task", TextField()), flow=Cast("process__flow_class", TextField()))
    for pk, round, node, flow, data in named.values_list("pk", "process__round", "node", "flow", "data"):
        yield Standing(pk, round, node, flow, (data or {}).get("step"))


def _names(tasks: list[Standing]) -> Iterator[CheckMessage]:
    at: dict[tuple[str, str], list[Standing]] = defaultdict(list)
    for task in tasks:
        at[task.flow, task.node].append(task)
    for (flow, node), there in sorted(at.items()):
        if node.rpartition(".")[0] != flow or not is_a_node(node):
            yield _fault(NAME, f"{node} is no node of the flow {flow}; active tasks stand there", [task.pk for task in there])


def _rounds(tasks: list[Standing]) -> Iterator[CheckMessage]:
    """One active task for each open round, in a step of its route; two statements and the phases."""
    rounds = list(Round.objects.filter(outcome="").select_related("route").prefetch_related("route__phases").order_by("pk"))
    active = Counter(task.round for task in tasks)
    yield from _some(TASKS, "open rounds without exactly one active task: rounds", [r.pk for r in rounds if active[r.pk] != 1])
    steps = {r.pk: r.steps() for r in rounds}
    lost = [task.round for task in tasks if task.round in steps and task.step not in steps[task.round]]
    yield from _some(STEP, "rounds whose task stands in a step that their route does not have: rounds", lost)
    over = [task.pk for task in tasks if task.round not in steps]
    yield from _some(ENDED, "active tasks of no open round: tasks", over)


def _panels(round_of: dict[int, int | None]) -> Iterator[CheckMessage]:
    """Open panels hang on the active task of their round, and every active task has one."""
    panels = list(Panel.objects.filter(outcome="").order_by("pk").values_list("pk", "task", "round"))
    astray = [pk for pk, task, round in panels if round_of.get(task) != round]
    yield from _some(PANEL, "open panels that do not hang on the active task of their round: panels", astray)
    asked = {task for _pk, task, _round in panels}
    yield from _some(NOBODY, "active tasks without an open panel: tasks", [pk for pk in round_of if pk not in asked])


def _to_dos() -> Iterator[CheckMessage]:
    """Open to-dos of decisions hang on open panels of open rounds."""
    to_dos = Assignment.objects.open().filter(panel__isnull=False).order_by("pk")
    ended = to_dos.exclude(panel__round__outcome="").values_list("pk", flat=True)
    yield from _some(ENDED, "open to-dos of rounds that are over: to-dos", ended)
    settled = to_dos.filter(panel__round__outcome="").exclude(panel__outcome="").values_list("pk", flat=True)
    yield from _some(TO_DO, "open to-dos of panels that are over: to-dos", settled)
    elsewhere = to_dos.exclude(subject=F("panel__round__subject")).values_list("pk", flat=True)
    yield from _some(TO_DO, "open to-dos whose panel belongs to another subject: to-dos", elsewhere)


def _some(id: str, what: str, pks: Iterable[int | None]) -> Iterator[CheckMessage]:
    if found := list(pks):
        yield _fault(id, f"There are {what}", found)


def _fault(id: str, what: str, pks: list[Any]) -> CheckMessage:
    shown = ", ".join(str(pk) for pk in pks[:MOST]) + (f" and {len(pks) - MOST} more" if len(pks) > MOST else "")
    return Warning(f"{what} {shown}.", hint=f"{HINT[id]} See docs/evolving.md.", id=id)
