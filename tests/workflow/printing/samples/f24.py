"""F24: four who fly; forty."""

from dataclasses import replace

from tests.workflow.printing.samples import group
from tests.workflow.printing.samples.hard import FORTY_NAMES
from workflow.matters.delegations.papers.f24 import FlightForm, flight_form

CODE, DRAW = "F24", flight_form
PLAIN = FlightForm(
    group=group.GROUP, unit=group.UNIT, leader=group.LEADER, members="、".join(row[0] for row in group.PEOPLE), size=4,
    places=group.PLACES, leaves=group.LEAVES, returns=group.RETURNS, route=group.ROUTE, fund_source=group.FUND,
)  # fmt: skip
TORTURE = replace(PLAIN, leader=FORTY_NAMES[0], members="、".join(FORTY_NAMES), size=40, route="—".join(FORTY_NAMES))
