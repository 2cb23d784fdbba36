"""The nodes and flows of a process, each at its place (结点与连线). Pure.

Everything leads from left to right along one line. Refusals leave downwards and returns upwards, along a line each that
ends at the right, so that no flow crosses a task.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from approvals.bpmn.expressions import OUTCOME, expression
from approvals.progress import PhaseState, Progress

SIZES = {"startEvent": (36, 36), "endEvent": (36, 36), "userTask": (140, 80)}
GATEWAY = (50, 50)
ACROSS, DOWN, MARGIN = 60, 40, 40
Point = tuple[float, float]


@dataclass
class Node:
    """An element of the process; ``x`` and ``y`` are its middle."""

    id: str
    tag: str
    name: str = ""
    x: float = 0
    y: float = 0
    phase: PhaseState | None = None
    default: str = ""  # the flow of an exclusive gateway that needs no condition

    @property
    def size(self) -> tuple[int, int]:
        return SIZES.get(self.tag, GATEWAY)


@dataclass
class Flow:
    """A sequence flow, with the bends of its line."""

    id: str
    source: Node
    target: Node
    points: list[Point]
    name: str = ""
    condition: str = ""


@dataclass
class Graph:
    """A process as it is built up from left to right; ``right`` is where the next element may begin."""

    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    right: float = MARGIN
    line: float = 0  # the height of the middle line

    def add(self, id: str, tag: str, name: str = "", *, y: float | None = None, phase: PhaseState | None = None) -> Node:
        """A node whose left edge stands at ``right``."""
        node = Node(id, tag, name, phase=phase)
        node.x, node.y = self.right + node.size[0] / 2, self.line if y is None else y
        self.nodes.append(node)
        return node

    def go_on(self, *nodes: Node) -> None:
        """What comes next stands to the right of these."""
        self.right = max(node.x + node.size[0] / 2 for node in nodes) + ACROSS

    def lead(self, source: Node, target: Node, *, bends: list[Point] | None = None, name: str = "", condition: str = "") -> Flow:
        """A flow; without bends from the right of one to the left of the other, up or down beside the gateway."""
        points = bends or _points(source, target)
        flow = Flow(f"Flow_{len(self.flows) + 1}", source, target, points, name, condition)
        self.flows.append(flow)
        return flow


def graph_of(progress: Progress) -> Graph:
    """Start, step after step, the ends. Phases that do not apply to a round are left out."""
    steps = [phases for step in progress.steps if (phases := [phase for phase in step.phases if phase.applies])]
    most = max(map(len, steps), default=1)
    height = most * SIZES["userTask"][1] + (most - 1) * DOWN
    graph = Graph(line=MARGIN + 3 * DOWN + height / 2)
    before = graph.add("Submitted", "startEvent", _("Submitted"))
    graph.go_on(before)
    asked: list[Node] = []
    for no, phases in enumerate(steps, start=1):
        before = _whole_step(graph, no, phases, before)
        asked.append(before)
    agreed = graph.add("End_agreed", "endEvent", pgettext("round", "Agreed"))
    _onward(graph, before, agreed)
    above, below = graph.line - height / 2 - 2 * DOWN, graph.line + height / 2 + 2 * DOWN
    _out(graph, asked, "reject", "End_rejected", pgettext("round", "Rejected"), y=below)
    _out(graph, asked, "back", "End_sent_back", pgettext("round", "Sent back to the applicant"), y=above)
    return graph


def _whole_step(graph: Graph, no: int, phases: list[PhaseState], before: Node) -> Node:
    """The tasks of a step between their gateways; the answer is the gateway that asks what it has come to."""
    fork, join = "", ""
    if any(phase.when for phase in phases):
        fork, join = "inclusiveGateway", _("Which phases apply?")
    elif len(phases) > 1:
        fork = "parallelGateway"
    if fork:
        split = graph.add(f"Fork_{no}", fork, join)
        _onward(graph, before, split)
        graph.go_on(split)
        before = split
    tasks = [graph.add(f"Task_{no}_{at}", "userTask", phase.name, y=y, phase=phase) for at, (phase, y) in _spread(graph, phases)]
    for task in tasks:
        _onward(graph, before, task, condition=_condition(task) if join else "")
    graph.go_on(*tasks)
    if fork:
        merge = graph.add(f"Join_{no}", fork)
        for task in tasks:
            _onward(graph, task, merge)
        if all(phase.when for phase in phases):
            _around(graph, before, merge, under=tasks[-1].y + SIZES["userTask"][1] / 2 + DOWN / 2)
        graph.go_on(merge)
        tasks = [merge]
    gateway = graph.add(f"Outcome_{no}", "exclusiveGateway", _("Outcome"))
    _onward(graph, tasks[0], gateway)
    graph.go_on(gateway)
    return gateway


def _spread(graph: Graph, phases: list[PhaseState]) -> Iterator[tuple[int, tuple[PhaseState, float]]]:
    """One above the other, around the middle line."""
    each = SIZES["userTask"][1] + DOWN
    heights = (graph.line + (no - (len(phases) - 1) / 2) * each for no in range(len(phases)))
    return enumerate(zip(phases, heights, strict=True), start=1)


def _condition(task: Node) -> str:
    return expression(task.phase.when or {}) if task.phase else ""


def _around(graph: Graph, split: Node, merge: Node, *, under: float) -> None:
    """The way past a step of which nothing may apply."""
    bends = [(split.x, split.y + 25), (split.x, under), (merge.x, under), (merge.x, merge.y + 25)]
    split.default = graph.lead(split, merge, bends=bends, name=pgettext("phases", "None of them")).id


def _onward(graph: Graph, source: Node, target: Node, *, condition: str = "") -> None:
    """The straight way; out of an outcome it is the way that needs no condition."""
    flow = graph.lead(source, target, condition=condition)
    if source.id.startswith("Outcome_"):
        source.default, flow.name = flow.id, pgettext("round", "Agreed")


def _out(graph: Graph, asked: list[Node], outcome: str, id: str, name: str, *, y: float) -> None:
    """From every outcome up or down to a line that ends at the right."""
    end = graph.add(id, "endEvent", name, y=y)
    side = 1 if y > graph.line else -1
    for gateway in asked:
        bends = [(gateway.x, gateway.y + side * 25), (gateway.x, y), (end.x - 18, y)]
        graph.lead(gateway, end, bends=bends, name=name, condition=OUTCOME.format(outcome))


def _points(source: Node, target: Node) -> list[Point]:
    start, end = (source.x + source.size[0] / 2, source.y), (target.x - target.size[0] / 2, target.y)
    if start[1] == end[1]:
        return [start, end]
    x = start[0] + ACROSS / 2 if source.tag != "userTask" else end[0] - ACROSS / 2
    return [start, (x, start[1]), (x, end[1]), end]
