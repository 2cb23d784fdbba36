"""A visit goes the whole way, by the verbs, from the draft to the sealed file."""

import pytest

from tests.workflow.visits.making import a_walk, visit

STRAIGHT = ["draft", "vetting", "approval", "invited", "preparing", "hosting", "departed", "summary", "sharing", "archived"]


def states_of(walk) -> list[str]:
    seen = walk.matter.entries.order_by("seq").values_list("target", flat=True)
    return list(dict.fromkeys(seen))


def test_the_straight_way_leads_from_a_draft_to_the_archive(stage):
    walk = a_walk(stage.cast)
    walk.to_archive(visit(stage.cast))
    assert states_of(walk) == STRAIGHT
    assert walk.matter.archive_package


WAYS = {
    "online": {"mode": "online", "hosting": "self", "lodging": None, "visa_basis": None},
    "official guests of a school": {
        "guest_class": "government", "level": "school", "school_leader": True, "invitation_wanted": True, "visa_basis": "f_visa",
    },
    "journalists": {"guest_class": "media"},
    "a talk, no names yet": {"purpose": "lecture", "talk_topic": "材料失效", "talk_subject": "other", "guests": []},
    "domestic": {"origin": "domestic", "places": [], "guests": [{"key": "g1", "name": "王一", "post": "教授", "leader": True},
                                                               {"key": "g2", "name": "王二", "post": "教授"}]},
    "guests who sleep on the campus": {"lodging": "elsewhere", "lodging_address": "专家楼 3 号"},
    "from Hong Kong": {"origin": "hk_macau", "places": [{"country": "HK"}], "visa_basis": "permit"},
}  # fmt: skip


@pytest.mark.parametrize("changes", WAYS.values(), ids=WAYS)
def test_every_kind_of_visit_comes_to_the_archive(stage, changes):
    walk = a_walk(stage.cast)
    walk.to_archive(visit(stage.cast, **changes))
    assert walk.matter.state == "archived"
