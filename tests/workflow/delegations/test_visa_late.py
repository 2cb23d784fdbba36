"""A visa that turns out to be needed when everything seemed ready."""

import pytest

from approvals.errors import NotComplete
from tests.making import standing_at


@standing_at("ready")
def test_nobody_leaves_without_a_visa_that_turned_out_to_be_needed(walk):
    walk.draw()
    first = walk.going()[0]
    walk.step("record_visa", "qiao", participant=first.pk, needed=True, ready=False)
    with pytest.raises(NotComplete, match=first.name):
        walk.leave()
    walk.step("record_visa", "qiao", participant=first.pk, needed=True, ready=True)
    walk.leave()
    assert walk.matter.state == "abroad"
