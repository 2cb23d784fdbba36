"""Names of the flow that stand in the database (流程节点名称), changed in a migration of the release that changes the code.

Both act on all rows, finished ones too, so that history stays readable; run twice they do nothing twice; the way back
is the same call with the names exchanged. ``docs/evolving.md`` tells the whole way.
"""

from typing import Any

from django.apps import apps as installed
from django.db.models import TextField, Value
from django.db.models.functions import Cast, Concat, Substr


def rename_node(apps: Any, old: str, new: str) -> int:
    """``approvals/flow.Rounds.step`` is called ``approvals/flow.Rounds.ask`` from now on; how many tasks stood there."""
    return _tasks(apps).filter(flow_task=old).update(flow_task=new)


def move_flow(apps: Any, old: str, new: str) -> int:
    """``approvals/flow.Rounds`` stands at ``approvals/rounds.Rounds`` from now on; how many processes it has."""
    below = Substr(Cast("flow_task", TextField()), len(old) + 1)
    _tasks(apps).filter(flow_task__startswith=f"{old}.").update(flow_task=Concat(Value(new), below, output_field=TextField()))
    return apps.get_model("viewflow", "Process").objects.filter(flow_class=old).update(flow_class=new)


def _tasks(apps: Any) -> Any:
    return apps.get_model("viewflow", "Task").objects.order_by()


def is_a_node(reference: str) -> bool:
    """Whether ``app/module.Flow.node`` names a node of a flow that is in the code."""
    field = installed.get_model("viewflow", "Task")._meta.get_field("flow_task")
    try:
        node = field.to_python(reference)
    except (ImportError, LookupError):
        return False
    return node is not None and node.flow_class.instance.node(node.name, no_obsolete=True) is not None
