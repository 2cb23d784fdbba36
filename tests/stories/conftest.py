"""Stories: the cast of ``tests.making``, and a desk whose clock the story moves."""

from collections.abc import Iterator

import pytest
import time_machine

from tests.making import House, a_walk, house, stage, template, walk
from tests.stories.desk import Desk
from workflow.matters.delegations.rehearsal.walk import Walk

__all__ = ["desk", "house", "new_desk", "stage", "template", "walk"]


@pytest.fixture
def desk(walk: Walk, stage: House) -> Iterator[Desk]:
    """The desk of a delegation that already stands somewhere; see ``standing_at``."""
    with time_machine.travel(walk.now, tick=False) as clock:
        yield Desk(stage, clock, walk)


@pytest.fixture
def new_desk(stage: House) -> Iterator[Desk]:
    """The desk before anything was begun."""
    walk = a_walk(stage.cast)
    with time_machine.travel(walk.now, tick=False) as clock:
        yield Desk(stage, clock, walk)
