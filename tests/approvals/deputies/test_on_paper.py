"""Papers say 代: F1 prints who decided in whose place, and only what counts; decisions on paper by a deputy too."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from approvals.actions.decide import decide
from approvals.actions.record import record
from approvals.actions.take_back import take_back
from approvals.errors import NotYours
from tests.approvals.deputies.appointing import stands_in
from tests.making import fresh, standing_at, waiting
from workflow.registers.papers import printed


def f1(walk) -> str:
    """The words of the printed form, without breaks."""
    pdf = printed(fresh(walk), "F1", by=walk.cast[walk.owner], now=walk.now)
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).replace("\n", "")


@standing_at("approval")
def test_the_form_names_the_deputy_and_whom_they_stood_in_for(walk):
    stands_in(walk.cast, "lin", "ji", now=walk.now)
    walk.decide(waiting(walk).get(panel__phase__code="office"), "agree", "拟同意。")
    leader = waiting(walk).get(panel__phase__code="leader")
    decide(leader.pk, by=walk.cast["lin"], verdict="agree", opinion="同意。", digest=walk.matter.digest, now=walk.now)
    assert f"{walk.cast['lin'].name}（代{walk.cast['ji'].name}）" in f1(walk)
    assert f1(walk).count("（代") == 1


@standing_at("vetting")
def test_what_was_taken_back_is_not_printed(walk):
    walk.decide(waiting(walk).get(), "agree")
    stands_in(walk.cast, "shen", "song", now=walk.now)
    finance = waiting(walk).get(panel__phase__code="finance")
    decide(finance.pk, by=walk.cast["shen"], verdict="agree", opinion="经费已落实。", digest=walk.matter.digest, now=walk.now)
    assert "经费已落实" in f1(walk) and "（代" in f1(walk)
    take_back(finance.pk, by=walk.cast["shen"], now=walk.now)
    assert "经费已落实" not in f1(walk) and "（代" not in f1(walk)


@standing_at("vetting")
def test_the_principal_may_take_back_what_the_deputy_decided(walk):
    walk.decide(waiting(walk).get(), "agree")
    stands_in(walk.cast, "shen", "song", now=walk.now)
    finance = waiting(walk).get(panel__phase__code="finance")
    decide(finance.pk, by=walk.cast["shen"], verdict="agree", digest=walk.matter.digest, now=walk.now)
    take_back(finance.pk, by=walk.cast["song"], now=walk.now)
    assert waiting(walk).get(panel__phase__code="finance").person == walk.cast["song"]


def recorded(walk, decider):
    facts = {"verdict": "agree", "digest": walk.matter.digest, "opinion": "同意。", "number": "院字7号", "dated": walk.today, "scan": "a" * 64}
    return record(waiting(walk).get().pk, by=walk.cast["chen"], decider=walk.cast[decider], now=walk.now, **facts)


@standing_at("vetting")
def test_a_deputys_signature_on_paper_is_recorded_as_the_deputys(walk):
    with pytest.raises(NotYours):
        recorded(walk, "shen")
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    decision = recorded(walk, "shen")
    assert (decision.by.username, decision.in_place_of.username, decision.recorded_by.username) == ("shen", "cheng", "chen")
