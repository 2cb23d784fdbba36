"""What a panel has come to, and where a settled step leads; pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from approvals.quorum import REFUSALS, Rule, Vote, onward, outcome

SAID = st.sampled_from(["", "agree", *REFUSALS])
VOTES = st.lists(st.builds(Vote, SAID, st.integers(1, 4), added=st.booleans()), max_size=7)
RULES = st.builds(
    Rule, st.sampled_from(["any", "all", "count", "ratio", "weight", "turn"]), need=st.integers(1, 100), veto=st.booleans()
)


def votes(said: str) -> list[Vote]:
    """a agreed · r rejected · b sent back · t returned · . open · - no longer asked; after + the added ones; digits weigh."""
    words = {"a": "agree", "r": "reject", "b": "back", "t": "return", ".": "", "-": "void"}
    seats, _plus, added = said.partition("+")
    return [Vote(words[letter]) for letter in seats] + [Vote(words[letter], added=True) for letter in added]


@pytest.mark.parametrize(
    "rule, said, come_to",
    [
        (Rule("any"), "", ""), (Rule("any"), ".", ""), (Rule("any"), "a", "agree"), (Rule("any"), ".a", "agree"),
        (Rule("any"), "ar", "reject"), (Rule("any"), ".b", "back"), (Rule("any"), "-a", "agree"), (Rule("any"), "--", ""),
        (Rule("any", veto=False), "r.", ""), (Rule("any", veto=False), "ra", "agree"), (Rule("any", veto=False), "rr", "reject"),
        (Rule("all"), "", ""), (Rule("all"), "a.", ""), (Rule("all"), "aa", "agree"), (Rule("all"), "ab", "back"),
        (Rule("all"), "br", "reject"), (Rule("all"), "a-", "agree"), (Rule("all", veto=False), "r.", "reject"),
        (Rule("count", 2), "a..", ""), (Rule("count", 2), "aa.", "agree"), (Rule("count", 2), "ar.", "reject"),
        (Rule("count", 2, veto=False), "ar.", ""), (Rule("count", 2, veto=False), "arr", "reject"),
        (Rule("count", 2, veto=False), "ara", "agree"), (Rule("count", 2, veto=False), "rr.", "reject"),
        (Rule("count", 9), "aa", "agree"),  # more were asked for than sit there: all of them
        (Rule("ratio", 50, veto=False), "aarr", "agree"), (Rule("ratio", 51, veto=False), "aarr", "reject"),
        (Rule("ratio", 67, veto=False), "aa.", ""), (Rule("ratio", 67, veto=False), "aaa", "agree"),
        (Rule("ratio", 66, veto=False), "aa.", "agree"), (Rule("ratio", 100, veto=False), "aa", "agree"),
        (Rule("turn"), "a.", ""), (Rule("turn"), "aa", "agree"), (Rule("turn"), "at", "return"),
        (Rule("count", 1, veto=False), "bbr", "back"), (Rule("count", 1, veto=False), "br", "reject"),
        (Rule("any"), "a+.", ""), (Rule("any"), "a+a", "agree"), (Rule("any"), ".+a", ""), (Rule("any"), "a+r", "reject"),
        (Rule("any"), "a+-", "agree"), (Rule("count", 1, veto=False), "a+r", "reject"),
    ],
)  # fmt: skip
def test_a_panel_is_settled_as_soon_as_it_is_certain(rule, said, come_to):
    assert outcome(votes(said), rule) == come_to


@pytest.mark.parametrize(
    "said, come_to",
    [([("agree", 3), ("", 1), ("", 1)], "agree"), ([("agree", 2), ("", 1), ("", 1)], ""), ([("reject", 3), ("", 1), ("", 1)], "reject"),
     ([("agree", 1), ("agree", 1), ("reject", 3)], "reject"), ([("agree", 1), ("reject", 1), ("", 3)], "")],
)  # fmt: skip
def test_votes_weigh_what_the_route_says(said, come_to):
    assert outcome([Vote(*each) for each in said], Rule("weight", 3, veto=False)) == come_to


@given(RULES, VOTES)
def test_what_is_certain_stays_so_whatever_is_said_later(rule, seats):
    found = outcome(seats, rule)
    still = [vote for vote in seats if vote.verdict == ""]
    if found == "agree" or (found and not rule.veto):
        for said in ("agree", "reject"):
            if rule.veto and said == "reject":
                continue  # a veto comes too late: the panel is closed
            if said == "reject" and any(vote.added for vote in still):
                continue
            later = [Vote(said, v.weight, v.added) if v.verdict == "" else v for v in seats]
            assert (outcome(later, rule) == "agree") == (found == "agree")


@given(RULES, VOTES)
def test_as_long_as_it_is_open_both_ends_are_possible(rule, seats):
    if outcome(seats, rule) == "" and any(vote.verdict in ("", "agree") for vote in seats):
        yes = [Vote("agree", v.weight, v.added) if v.verdict == "" else v for v in seats]
        assert outcome(yes, rule) in ("agree", "") and (outcome(yes, rule) == "agree" or not any(v.verdict == "" for v in seats))


@given(RULES, VOTES)
def test_with_a_veto_nobody_is_outvoted(rule, seats):
    found = outcome(seats, rule)
    if rule.veto and any(vote.verdict in REFUSALS for vote in seats):
        assert found in {vote.verdict for vote in seats} and found != "agree"
    assert found != "agree" or any(vote.verdict == "agree" for vote in seats)
    assert found != "agree" or all(vote.verdict == "agree" for vote in seats if vote.added)


@given(RULES, VOTES, st.randoms(use_true_random=False))
def test_the_order_in_which_people_speak_is_no_matter(rule, seats, order):
    assert outcome(seats, rule) == outcome(order.sample(seats, len(seats)), rule)


STEPS = st.lists(st.integers(1, 9), unique=True, min_size=1).map(sorted)


@given(STEPS, st.integers(1, 9), st.none() | st.integers(1, 9), st.sampled_from(["agree", "back", "reject"]))
def test_onward_leads_to_the_next_step_or_out_of_the_round(steps, at, then, said):
    found = onward(steps, at=at, then=then, outcome=said)
    later = [step for step in steps if step > at and step >= (then or 0)]
    assert found == ({"step": min(later), "then": None, "keep": min(later) == then} if said == "agree" and later else None)


@given(STEPS, st.data())
def test_a_return_resumes_where_it_came_from_and_inside_a_resumed_return_it_replays(steps, data):
    at, back_to = data.draw(st.sampled_from(steps)), data.draw(st.sampled_from(steps))
    then, resume = data.draw(st.none() | st.sampled_from(steps)), data.draw(st.booleans())
    found = onward(steps, at=at, then=then, outcome="return", back_to=back_to, resume=resume)
    assert found == {"step": back_to, "then": at if resume and then is None else None, "keep": False}
