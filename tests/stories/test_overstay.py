"""Longer abroad than approved: it must be explained, and what is unexplained is not paid."""

from datetime import timedelta

from tests.making import ENDS, standing_at
from tests.stories.desk import a_file


def everything_but_the_costs(desk) -> None:
    desk.take_passports_back()
    desk.report()
    desk.publish_second()


@standing_at("abroad")
def test_who_stays_longer_says_why_and_is_not_paid(desk):
    late = ENDS + timedelta(days=2)
    desk.move_to(late + timedelta(days=1))
    desk.come_home(late, expect=422)
    desk.come_home(late, overstay_reason="返程航班取消，改签两日后。")
    assert desk.matter.trip.overstay_reason and desk.matter.state == "returned"
    everything_but_the_costs(desk)
    refused = desk.settle(expect=422)
    assert "OUT-25" in refused.content.decode()
    assert desk.matter.state == "returned"


@standing_at("abroad")
def test_force_majeure_with_its_proof_is_paid(desk):
    late = ENDS + timedelta(days=1)
    desk.move_to(late + timedelta(days=1))
    said = {"overstay_reason": "台风停航。", "force_majeure": "on"}
    desk.come_home(late, expect=422, **said)  # without a proof
    desk.come_home(late, excuse_proof=a_file("航空公司证明"), **said)
    everything_but_the_costs(desk)
    desk.settle()
    assert desk.matter.state == "sharing"
