"""What a panel has come to, and where a settled step leads; pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.quorum import onward, outcome

VERDICTS = st.lists(st.sampled_from(["", "agree", "reject", "back", "unneeded"]), max_size=6)


@pytest.mark.parametrize(
    "quorum, said, come_to",
    [
        ("any", [], ""), ("any", [""], ""), ("any", ["agree"], "agree"), ("any", ["", "agree"], "agree"),
        ("any", ["agree", "reject"], "reject"), ("any", ["", "back"], "back"),
        ("all", [], ""), ("all", ["agree", ""], ""), ("all", ["agree", "agree"], "agree"),
        ("all", ["agree", "back"], "back"), ("all", ["back", "reject"], "reject"),
    ],
)  # fmt: skip
def test_a_panel_is_settled_as_soon_as_it_is_certain(quorum, said, come_to):
    assert outcome(quorum, said) == come_to


@given(st.sampled_from(["any", "all"]), VERDICTS)
def test_nobody_is_outvoted(quorum, said):
    found = outcome(quorum, said)
    if "reject" in said or "back" in said:
        assert found in said and found != "agree"
    assert found != "agree" or "agree" in said


@given(VERDICTS, st.permutations(range(6)))
def test_the_order_in_which_people_speak_is_no_matter(said, order):
    shuffled = [said[n] for n in order if n < len(said)]
    for quorum in ("any", "all"):
        assert outcome(quorum, said) == outcome(quorum, shuffled)


@given(st.lists(st.integers(1, 9), unique=True, min_size=1), st.integers(1, 9), st.sampled_from(["agree", "back", "reject"]))
def test_onward_leads_to_the_next_step_or_out_of_the_round(steps, at, said):
    found = onward(sorted(steps), at=at, outcome=said)
    later = [step for step in steps if step > at]
    assert found == ({"step": min(later)} if said == "agree" and later else None)
