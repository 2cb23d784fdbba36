"""Documents that come late, or turn out to be missing after all."""

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


@standing_at("documents")
def test_the_last_passport_registered_lets_the_matter_go_on_by_itself(walk):
    for row in walk.going():
        walk.step("record_visa", "qiao", participant=row.pk, needed=False, ready=False)
    assert walk.matter.state == "documents"
    walk.register_passports()
    walk.matter = type(walk.matter).objects.get(pk=walk.matter.pk)
    assert walk.matter.state == "briefing"
    assert not walk.matter.assignments.filter(errand="documents", closed_at=None).exists()
