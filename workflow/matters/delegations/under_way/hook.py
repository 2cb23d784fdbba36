"""How a trip is taken over from paper (团组接管): what ``core.under_way`` finds."""

from typing import Any

from workflow.core.under_way import Line, UnderWay
from workflow.core.under_way.sheet import Cells
from workflow.duties.models import Permit
from workflow.matters.delegations import under_way
from workflow.matters.delegations.under_way.columns import COLUMNS
from workflow.matters.delegations.under_way.lines import understood


def _key(cells: Cells) -> tuple[str, str]:
    return str(cells.get("permit number")), str(cells.get("title"))


def _known() -> set[tuple[str, str]]:
    return set(Permit.objects.values_list("number", "matter__title"))


def _facts(line: Line, scan: Any) -> dict[str, Any]:
    return line.facts | {"permit": line.facts["permit"] | {"scan": scan}}


UNDER_WAY = UnderWay(
    about=under_way.__doc__ or "", columns=COLUMNS, understood=understood, key=_key, known=_known, facts=_facts,
    scan="permit scan", filed_as="permit",
)  # fmt: skip
