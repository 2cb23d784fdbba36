"""The same as BPMN 2.0 (业务流程图): a route, or a round on its route, as a process that other tools open and run.

Each phase is a user task; phases asked side by side stand between two parallel gateways, or inclusive ones where conditions
are still open; after every step an exclusive gateway leads on, or to one of the ends 不予批准 and 退回. Who, when and how long
stand in the documentation of the tasks. Returns to an earlier step and added signers change rows, not the route, so they are
told and not drawn. An engine that runs it needs two data: ``facts``, and ``outcome`` of the last step (at first "").
"""

from approvals.bpmn.graph import graph_of
from approvals.bpmn.writing import written
from approvals.progress import Progress

MEDIA_TYPE = "application/xml"

__all__ = ["MEDIA_TYPE", "bpmn"]


def bpmn(progress: Progress) -> bytes:
    """The XML of a round (``progress.rounds_of``) or of a route by itself (``progress.planned``)."""
    return written(progress, graph_of(progress))
