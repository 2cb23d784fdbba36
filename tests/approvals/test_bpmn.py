"""The BPMN: valid by the schemas of the OMG, read and run to its end by another engine, phase by phase as the route has it."""

import io
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import SpiffWorkflow.bpmn.parser
from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.util.task import TaskState

from approvals.bpmn import bpmn
from approvals.bpmn.expressions import expression
from approvals.bpmn.graph import graph_of
from approvals.conditions import holds
from approvals.progress import State
from tests.approvals.pictured import LONG, NASTY, crowded, phase, progress

SCHEMA = etree.XMLSchema(etree.parse(Path(SpiffWorkflow.bpmn.parser.__file__).parent / "schema" / "BPMN20.xsd"))
NAMES = {"b": "http://www.omg.org/spec/BPMN/20100524/MODEL", "di": "http://www.omg.org/spec/BPMN/20100524/DI"}
TEACH = {"fact": "teachers_travel", "is": True}
ROUNDS = {
    "one": progress([phase("a", State.ACTIVE)]),
    "plain": progress([phase("a", State.DONE)], [phase("b", State.ACTIVE), phase("c", State.DONE)], [phase("d")]),
    "does not apply": progress([phase("a")], [phase("b", State.SKIPPED, applies=False)], [phase("c")]),
    "sent back": progress([phase("a", State.SENT_BACK)], [phase("b", State.SKIPPED)], outcome="back"),
    "a route": progress([phase("a", when=TEACH)], [phase("b"), phase("c", when=TEACH), phase("d")], round=0, title="", number=""),
    "eight side by side": progress([phase("a")], crowded([LONG] * 8), [phase("z")]),
    "nasty": progress(crowded(NASTY[:6]), crowded(NASTY[6:]), title="<&\"' ]]> \x00 \u202e", kind="a b&c"),
    "nothing": progress(),
}
each_round = pytest.mark.parametrize("made", ROUNDS.values(), ids=ROUNDS)


def run(made: Any, *, said: dict[str, str] | None = None, facts: dict[str, Any] | None = None) -> tuple[list[set[str]], str]:
    """What another engine asks, step after step, and the end it comes to; ``said`` by the step's number, else agree."""
    parser = BpmnParser()
    parser.add_bpmn_io(io.BytesIO(bpmn(made)))
    (process,) = parser.get_process_ids()
    workflow = BpmnWorkflow(parser.get_spec(process))
    workflow.get_next_task(state=TaskState.READY).data.update(facts=facts or {}, outcome="")
    asked: list[set[str]] = []
    for _round in range(40):
        workflow.do_engine_steps()
        ready = workflow.get_tasks(state=TaskState.READY, manual=True)
        if ready:
            asked.append({task.task_spec.bpmn_name for task in ready})
        for task in ready:
            task.data["outcome"] = (said or {}).get(str(len(asked)), "agree")
            task.run()
    assert workflow.is_completed(), "it came to a halt"
    ends = [task for task in workflow.get_tasks(state=TaskState.COMPLETED) if task.task_spec.name.startswith("End_")]
    return asked, ends[0].task_spec.name.removeprefix("End_")


@each_round
def test_it_is_valid_by_the_schema(made):
    SCHEMA.assertValid(etree.fromstring(bpmn(made)))


def test_the_schema_would_have_noticed():
    broken = etree.fromstring(bpmn(ROUNDS["plain"]).replace(b"bpmn:userTask", b"bpmn:userTusk"))
    assert not SCHEMA.validate(broken)


def test_another_engine_runs_it_to_its_end_in_the_order_of_the_route():
    assert run(ROUNDS["plain"]) == ([{"环节a"}, {"环节b", "环节c"}, {"环节d"}], "agreed")
    assert run(ROUNDS["does not apply"]) == ([{"环节a"}, {"环节c"}], "agreed")
    assert run(ROUNDS["nothing"]) == ([], "agreed")


@pytest.mark.parametrize("teachers", [True, False, None])
def test_a_phase_under_a_condition_is_asked_where_the_facts_fulfil_it(teachers):
    facts = {} if teachers is None else {"teachers_travel": teachers}
    asked, end = run(ROUNDS["a route"], facts=facts)
    assert end == "agreed"
    assert asked == ([{"环节a"}, {"环节b", "环节c", "环节d"}] if teachers else [{"环节b", "环节d"}])


@pytest.mark.parametrize(("outcome", "end"), [("reject", "rejected"), ("back", "sent_back")])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_refusal_in_any_step_leads_to_its_end(outcome, end, step):
    asked, came_to = run(ROUNDS["plain"], said={str(step): outcome})
    assert (len(asked), came_to) == (step, end)


def test_eight_side_by_side_are_all_asked():
    asked, end = run(progress([phase("a")], [phase(f"c{no}") for no in range(8)], [phase("z")]))
    assert [len(names) for names in asked] == [1, 8, 1] and end == "agreed"


@each_round
def test_everything_that_is_there_is_drawn_once_and_nothing_on_anything_else(made):
    root = etree.fromstring(bpmn(made))
    nodes = [e.get("id") for e in root.find("b:process", NAMES) if e.get("id") and not e.tag.endswith("sequenceFlow")]
    flows = [e.get("id") for e in root.iterfind(".//b:sequenceFlow", NAMES)]
    assert sorted(e.get("bpmnElement") for e in root.iterfind(".//di:BPMNShape", NAMES)) == sorted(nodes)
    assert sorted(e.get("bpmnElement") for e in root.iterfind(".//di:BPMNEdge", NAMES)) == sorted(flows)
    drawn = graph_of(made).nodes
    for one, other in combinations(drawn, 2):
        apart = abs(one.x - other.x) >= (one.size[0] + other.size[0]) / 2 or abs(one.y - other.y) >= (one.size[1] + other.size[1]) / 2
        assert apart, (one.id, other.id)
    for node in drawn:
        assert node.x - node.size[0] / 2 >= 0 and node.y - node.size[1] / 2 >= 0


@each_round
def test_no_line_runs_through_a_task(made):
    graph = graph_of(made)
    for flow in graph.flows:
        for (x1, y1), (x2, y2) in zip(flow.points, flow.points[1:], strict=False):
            assert x1 == x2 or y1 == y2, flow.id
            for node in graph.nodes:
                width, height = node.size
                beside = max(x1, x2) <= node.x - width / 2 or min(x1, x2) >= node.x + width / 2
                assert beside or max(y1, y2) <= node.y - height / 2 or min(y1, y2) >= node.y + height / 2, (flow.id, node.id)


def test_who_and_when_stand_in_the_documentation():
    root = etree.fromstring(bpmn(ROUNDS["plain"]))
    told = {task.get("name"): task.findtext("b:documentation", namespaces=NAMES) for task in root.iterfind(".//b:userTask", NAMES)}
    assert "程述" in told["环节a"] and "宋知会" in told["环节b"] and "财务处" in told["环节d"]


CONDITIONS = [
    {}, TEACH, {"fact": "n", "at_least": 3}, {"fact": "n", "at_least": "98600.00"}, {"fact": "place", "in": ["JP", "it's"]},
    {"all": [TEACH, {"fact": "n", "at_least": 1}]}, {"any": [TEACH, {"fact": "place", "is": "JP"}]}, {"not": TEACH}, {"all": []}, {"any": []},
]  # fmt: skip
FACTS: list[dict[str, Any]] = [
    {}, {"teachers_travel": True}, {"teachers_travel": False, "n": 3}, {"n": "100000.00", "place": "JP"}, {"n": 2, "place": "it's"},
]  # fmt: skip


@pytest.mark.parametrize("facts", FACTS)
@pytest.mark.parametrize("condition", CONDITIONS)
def test_an_expression_says_what_the_condition_says(condition, facts):
    assert bool(eval(expression(condition), {"facts": facts})) is holds(condition, facts)  # noqa: S307
