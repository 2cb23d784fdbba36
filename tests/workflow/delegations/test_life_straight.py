"""Every state can be reached by the verbs alone."""

import pytest

from tests.making import last_entry, standing_at
from workflow.core import journal
from workflow.matters.delegations.states import STATES


@standing_at(*[state.code for state in STATES])
def test_every_state_is_reached_by_the_verbs_and_named_by_its_newest_entry(walk):
    assert last_entry(walk).target == walk.matter.state
    assert not list(journal.faults(walk.matter.entries.order_by("seq")))
