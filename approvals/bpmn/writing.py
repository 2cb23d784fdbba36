"""A process written down as BPMN 2.0 XML with its diagram (BPMN DI). Everything escaped; order as the schema wants it."""

import re
from xml.etree import ElementTree as Tree

from django.utils.translation import gettext as _

from approvals.bpmn.expressions import LANGUAGE
from approvals.bpmn.graph import Flow, Graph, Node
from approvals.picture.words import in_words, outcome_of, state_of, title_of
from approvals.progress import Progress, State
from approvals.typeset import clean

NAMESPACES = {
    "xmlns:bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL", "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC", "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xmlns:color": "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
}  # fmt: skip
EXPRESSION = {"xsi:type": "bpmn:tFormalExpression"}
COLOURS = {  # fill and border; other tools that do not know them draw black on white
    State.DONE: ("#e5f4eb", "#1a6e3f"), State.ACTIVE: ("#e8f0f9", "#14508c"), State.SKIPPED: ("#f4f6f9", "#7d8896"),
    State.RETURNED: ("#fff2da", "#8a5300"), State.SENT_BACK: ("#fff2da", "#8a5300"), State.REJECTED: ("#fdeae8", "#b3261e"),
}  # fmt: skip


def written(progress: Progress, graph: Graph) -> bytes:
    """The document, in UTF-8."""
    root = Tree.Element("bpmn:definitions", {
        **NAMESPACES, "id": "Definitions", "targetNamespace": "urn:waishi:routes", "exporter": "Waishi",
        "expressionLanguage": LANGUAGE,
    })  # fmt: skip
    name = clean(f"{progress.number} {progress.title}") or clean(f"{progress.kind} {title_of(progress)}")
    id = f"Route_{re.sub(r'[^A-Za-z0-9_]', '_', progress.kind)}_{progress.version}"
    process = Tree.SubElement(root, "bpmn:process", {"id": id, "name": name, "isExecutable": "true"})
    Tree.SubElement(process, "bpmn:documentation").text = "\n".join(_about(progress))
    for node in graph.nodes:
        _node(process, node, graph, progress)
    for flow in graph.flows:
        _flow(process, flow)
    _diagram(root, graph, id)
    Tree.indent(root)
    return Tree.tostring(root, encoding="utf-8", xml_declaration=True)


def _about(progress: Progress) -> list[str]:
    """What the whole process is, and what cannot be drawn in it."""
    route = _("Approval route, version %(version)d") % {"version": progress.version}
    left_out = [
        f"{clean(phase.name)}: {state_of(phase)}"
        for step in progress.steps for phase in step.phases if progress.round and not phase.applies
    ]  # fmt: skip
    again = _("Whoever decides may also return it to an earlier step; the round then goes on from there.")
    return [route, f"{title_of(progress)}: {outcome_of(progress)}", *left_out, again]


def _node(process: Tree.Element, node: Node, graph: Graph, progress: Progress) -> None:
    element = Tree.SubElement(process, f"bpmn:{node.tag}", {"id": node.id})
    if node.name:
        element.set("name", clean(node.name))
    if node.default:
        element.set("default", node.default)
    if node.phase:
        Tree.SubElement(element, "bpmn:documentation").text = in_words(node.phase, progress.today)
    for flow in graph.flows:
        if flow.target is node:
            Tree.SubElement(element, "bpmn:incoming").text = flow.id
    for flow in graph.flows:
        if flow.source is node:
            Tree.SubElement(element, "bpmn:outgoing").text = flow.id
    if node.phase and node.phase.asks:
        owner = Tree.SubElement(element, "bpmn:potentialOwner", {"id": f"{node.id}_asks", "name": clean(node.phase.asks)})
        assigned = Tree.SubElement(owner, "bpmn:resourceAssignmentExpression")
        Tree.SubElement(assigned, "bpmn:formalExpression").text = clean(node.phase.asks)


def _flow(process: Tree.Element, flow: Flow) -> None:
    ends = {"id": flow.id, "sourceRef": flow.source.id, "targetRef": flow.target.id}
    element = Tree.SubElement(process, "bpmn:sequenceFlow", ends | ({"name": flow.name} if flow.name else {}))
    if flow.condition:
        Tree.SubElement(element, "bpmn:conditionExpression", EXPRESSION).text = clean(flow.condition)


def _diagram(root: Tree.Element, graph: Graph, process: str) -> None:
    diagram = Tree.SubElement(root, "bpmndi:BPMNDiagram", {"id": "Diagram"})
    plane = Tree.SubElement(diagram, "bpmndi:BPMNPlane", {"id": "Plane", "bpmnElement": process})
    for node in graph.nodes:
        looks = {"id": f"{node.id}_shape", "bpmnElement": node.id, **_colours(node)}
        if node.tag == "exclusiveGateway":
            looks["isMarkerVisible"] = "true"
        shape = Tree.SubElement(plane, "bpmndi:BPMNShape", looks)
        width, height = node.size
        _bounds(shape, node.x - width / 2, node.y - height / 2, width, height)
        if node.name and not node.phase:
            label = Tree.SubElement(shape, "bpmndi:BPMNLabel")
            _bounds(label, *_label(node), 90, 16)
    for flow in graph.flows:
        edge = Tree.SubElement(plane, "bpmndi:BPMNEdge", {"id": f"{flow.id}_edge", "bpmnElement": flow.id})
        for x, y in flow.points:
            Tree.SubElement(edge, "di:waypoint", {"x": f"{x:g}", "y": f"{y:g}"})


def _label(node: Node) -> tuple[float, float]:
    """Where the name of an event or gateway stands: under an event, beside the lines of a gateway."""
    width, height = node.size
    if node.tag.endswith("Gateway"):
        return node.x + 6, node.y - height / 2 - 14
    return node.x - 45, node.y + height / 2 + 4


def _bounds(element: Tree.Element, x: float, y: float, width: float, height: float) -> None:
    Tree.SubElement(element, "dc:Bounds", {"x": f"{x:g}", "y": f"{y:g}", "width": f"{width:g}", "height": f"{height:g}"})


def _colours(node: Node) -> dict[str, str]:
    if not node.phase or node.phase.state not in COLOURS:
        return {}
    fill, border = COLOURS[node.phase.state]
    return {"color:background-color": fill, "color:border-color": border}
