"""The last passport comes into the books after the visas were settled."""

from tests.making import standing_at


@standing_at("documents")
def test_the_last_passport_registered_lets_the_matter_go_on_by_itself(walk):
    for row in walk.going():
        walk.step("record_visa", "qiao", participant=row.pk, needed=False, ready=False)
    assert walk.matter.state == "documents"
    walk.register_passports()
    walk.matter = type(walk.matter).objects.get(pk=walk.matter.pk)
    assert walk.matter.state == "briefing"
    assert not walk.matter.assignments.filter(errand="documents", closed_at=None).exists()
