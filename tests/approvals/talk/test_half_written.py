"""Half-written opinions: whose decision it is keeps them, on every device, until it is decided."""

import pytest

from approvals.actions.consult import advise, consult
from approvals.actions.half_written import keep_half_written
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import HalfWritten
from tests.approvals.deputies.appointing import stands_in
from tests.making import last_entry, standing_at, waiting


def kept(walk, opinion="拟同意，", by="cheng", assignment=None):
    return keep_half_written((assignment or waiting(walk).get()).pk, by=walk.cast[by], opinion=opinion, now=walk.now)


@standing_at("vetting")
def test_the_last_words_are_kept_once_and_leave_no_trace_in_the_journal(walk):
    before = last_entry(walk).seq
    kept(walk)
    assert kept(walk, "拟同意，请补充日程。").opinion == "拟同意，请补充日程。"
    assert HalfWritten.objects.get().person == walk.cast["cheng"]
    assert last_entry(walk).seq == before


@standing_at("vetting")
def test_an_empty_text_is_forgotten(walk):
    kept(walk)
    assert kept(walk, " \n") is None
    assert not HalfWritten.objects.exists()


@standing_at("vetting")
@pytest.mark.parametrize("by", ["gu", "zhou", "shen", "chen", "guan"])
def test_nobody_writes_in_another_ones_place(walk, by):
    with pytest.raises(NotYours):
        kept(walk, by=by)
    assert not HalfWritten.objects.exists()


@standing_at("vetting")
def test_colleagues_of_a_queue_each_keep_their_own_and_the_barred_none(walk):
    walk.decide(waiting(walk).get(), "agree")
    finance = waiting(walk).get(panel__phase__code="finance")
    for username in ("dang", "zhou"):
        walk.cast[username].grants.create(role="finance", since=walk.today)
    kept(walk, "甲", by="song", assignment=finance)
    kept(walk, "乙", by="dang", assignment=finance)
    assert sorted(HalfWritten.objects.values_list("opinion", flat=True)) == ["乙", "甲"]
    with pytest.raises(NotYours):
        kept(walk, by="zhou", assignment=finance)


@standing_at("vetting")
def test_with_the_decision_everybodys_half_written_words_are_gone(walk):
    walk.decide(waiting(walk).get(), "agree")
    finance, secrecy = (waiting(walk).get(panel__phase__code=code) for code in ("finance", "secrecy"))
    walk.cast["dang"].grants.create(role="finance", since=walk.today)
    kept(walk, by="song", assignment=finance)
    kept(walk, by="dang", assignment=finance)
    kept(walk, by="meng", assignment=secrecy)
    walk.decide(finance, "agree")
    assert HalfWritten.objects.get().assignment == secrecy
    with pytest.raises(NotNow):
        kept(walk, by="song", assignment=finance)


@standing_at("vetting")
def test_who_is_consulted_writes_first_and_given_advice_is_forgotten_too(walk):
    mine = waiting(walk).get()
    asked = consult(mine.pk, by=walk.cast["cheng"], whom=walk.cast["shen"], question="是否可行？", now=walk.now)
    with pytest.raises(NotNow):
        kept(walk, by="cheng", assignment=mine)
    kept(walk, by="shen", assignment=asked)
    advise(asked.pk, by=walk.cast["shen"], opinion="可行。", digest=walk.matter.digest, now=walk.now)
    assert not HalfWritten.objects.exists()
    assert kept(walk, by="cheng", assignment=mine)


@standing_at("suspended")
def test_while_it_is_suspended_nothing_is_kept(walk):
    with pytest.raises(NotNow):
        kept(walk)


@standing_at("vetting")
def test_an_opinion_has_an_end(walk):
    with pytest.raises(NotComplete):
        kept(walk, "字" * 4001)


@standing_at("returned")
def test_a_duty_has_no_opinion(walk):
    with pytest.raises(NotNow):
        kept(walk, by="gu", assignment=walk.matter.assignments.filter(closed_at=None, errand="report").get())


@standing_at("vetting")
def test_a_deputy_keeps_what_they_write_and_a_barred_one_cannot(walk):
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    stands_in(walk.cast, "zhou", "cheng", now=walk.now)  # travels himself
    assert kept(walk, "代为审核，", by="shen").person == walk.cast["shen"]
    with pytest.raises(NotYours):
        kept(walk, by="zhou")
