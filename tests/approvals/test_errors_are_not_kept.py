"""An error in the middle of the flow undoes everything and is stored nowhere: Viewflow can keep errors, our flow does not."""

from typing import Any

import pytest
from viewflow.workflow.models import Task
from viewflow.workflow.nodes import events, job, timer

from approvals.flow import Rounds
from tests.anywhere import is_anywhere
from tests.making import House, fresh, standing_at, waiting
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.rehearsal.walk import Walk

NAME = "欧阳守秘密"
KEEP_ERRORS = {job.__name__, timer.__name__, events.__name__}  # Viewflow's nodes that store traceback and variables


@pytest.mark.parametrize("verb", ["enter", "conclude"])
@standing_at("vetting")
def test_a_step_that_raises_leaves_no_trace_in_any_table(stage: House, walk: Walk, monkeypatch: Any, verb: str) -> None:
    def broken(self: Any, *args: Any, **kwargs: Any) -> None:
        person = NAME
        raise LookupError(f"{person} is unknown")

    monkeypatch.setattr(Delegation, verb, broken)
    with pytest.raises(LookupError):
        walk.vet() if verb == "enter" else walk.decide(waiting(walk).first(), "reject", "不符合计划。")
    assert waiting(walk).exists() and fresh(walk).state == "vetting"
    assert is_anywhere("核") and not is_anywhere(NAME)
    assert not is_anywhere("Traceback") and not is_anywhere('"_exception"')
    assert not Task.objects.filter(status="ERROR").exists()


def test_no_node_of_the_flow_is_of_a_sort_that_keeps_errors() -> None:
    bases = {base.__module__ for node in Rounds.instance.nodes() for base in type(node).__mro__}
    assert not bases & KEEP_ERRORS
