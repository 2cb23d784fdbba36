"""Copies: who may copy people in, what the copied may see, the receipt, and that nothing is ever doubled."""

import pytest

from approvals.actions.copy import copy_to, read_copy
from approvals.errors import NotComplete, NotNow, NotYours
from approvals.models import Copy
from notifications.models import Message
from tests.making import fresh, last_entry, standing_at, waiting
from workflow.core.models import Matter


def copied(walk, *usernames, by="gu", why="请知悉。", now=None):
    return copy_to(walk.matter.pk, by=walk.cast[by], people=[walk.cast[u] for u in usernames], why=why, now=now or walk.now)


def told(walk) -> set[str]:
    return set(Message.objects.filter(event="copy.received", subject_id=walk.matter.pk).values_list("recipient__username", flat=True))


@standing_at("vetting")
@pytest.mark.parametrize("by", ["gu", "cheng", "chen"])
def test_the_applicant_a_decider_and_the_office_copy_people_in(walk, by):
    zhao = walk.cast["zhao"]
    assert not walk.matter.sees(zhao)
    (copy,), already = copied(walk, "zhao", by=by)
    assert (copy.person, copy.by, copy.why, copy.read_at, already) == (zhao, walk.cast[by], "请知悉。", None, [])
    assert walk.matter.sees(zhao) and told(walk) == {"zhao"}
    entry = last_entry(walk)
    assert (entry.step, entry.facts) == ("copy", {"people": [zhao.pk]})


@standing_at("vetting")
@pytest.mark.parametrize("by", ["zhou", "mi", "zhao", "qiao", "wen", "guan", "he"])
def test_nobody_else_copies_anybody_in(walk, by):
    with pytest.raises(NotYours):
        copied(walk, "zhao", by=by)
    assert not Copy.objects.exists() and not told(walk)


@standing_at("vetting")
def test_who_has_decided_may_still_copy_people_in(walk):
    walk.decide(waiting(walk).get(), "agree")
    assert copied(walk, "zhao", by="cheng").fresh
    assert copied(walk, "su", by="song").fresh  # asked in the queue of the finance office


@standing_at("vetting")
def test_who_was_copied_is_neither_told_again_nor_doubled(walk):
    (first,), _none = copied(walk, "zhao")
    entries = walk.matter.entries.count()
    newly, already = copied(walk, "zhao", "su", "su", by="chen", why="再次抄送。")
    assert [c.person.username for c in newly] == ["su"] and already == [first]
    assert Copy.objects.count() == 2 and Copy.objects.get(pk=first.pk).why == "请知悉。"
    assert Message.objects.filter(event="copy.received", recipient=walk.cast["zhao"]).count() == 2  # here and by mail, once
    copied(walk, "zhao", "su")
    assert walk.matter.entries.count() == entries + 1


@standing_at("vetting")
@pytest.mark.parametrize(("people", "why"), [((), "请知悉。"), (("zhao",), " "), (("zhao",), "知" * 201), (("gone",), "请知悉。")])
def test_a_copy_needs_people_who_are_there_and_a_reason(walk, people, why):
    walk.cast = walk.cast | {"gone": type(walk.cast["su"]).objects.create_user("gone", "离职者", is_active=False)}
    with pytest.raises(NotComplete):
        copied(walk, *people, why=why)
    assert not Copy.objects.exists()


@standing_at("vetting")
def test_a_whole_school_is_not_copied_in(walk):
    people = [type(walk.cast["su"]).objects.create_user(f"p{no}", f"某{no}") for no in range(51)]
    with pytest.raises(NotComplete):
        copy_to(walk.matter.pk, by=walk.cast["gu"], people=people, why="请知悉。", now=walk.now)


@standing_at("draft")
def test_of_a_draft_there_are_no_copies(walk):
    with pytest.raises(NotNow):
        copied(walk, "zhao")


@standing_at("vetting")
def test_the_copied_see_that_matter_and_no_other(walk):
    copied(walk, "zhao")
    assert list(Matter.objects.visible_to(walk.cast["zhao"])) == [Matter.objects.get(pk=walk.matter.pk)]
    assert list(Matter.objects.first_visible_to(walk.cast["zhao"], order="-pk", count=5)) == [Matter.objects.get(pk=walk.matter.pk)]
    assert not Matter.objects.of(walk.cast["zhao"]).exists()


@standing_at("vetting")
def test_a_draft_stays_its_writers_whoever_is_copied(walk):
    """No verb copies anybody into a draft; should a row be there, it opens nothing."""
    copied(walk, "zhao")
    walk.matter = None
    walk.begin()
    Copy.objects.create(subject=walk.matter, person=walk.cast["zhao"], by=walk.cast["gu"], at=walk.now)
    assert not walk.matter.sees(walk.cast["zhao"])


@standing_at("withdrawn", "rejected", "cancelled")
def test_the_copied_go_on_seeing_it_when_it_has_ended(walk):
    copied(walk, "zhao", by="chen")
    assert fresh(walk).sees(walk.cast["zhao"])


@standing_at("vetting")
def test_the_receipt_is_the_copied_persons_and_the_first_reading_stands(walk):
    (copy,), _none = copied(walk, "zhao")
    for username in ("gu", "chen", "su"):
        with pytest.raises(NotYours, match="赵明川"):
            read_copy(copy.pk, by=walk.cast[username], now=walk.now)
    at = walk.now
    assert read_copy(copy.pk, by=walk.cast["zhao"], now=at).read_at == at
    assert (last_entry(walk).step, last_entry(walk).facts) == ("read_copy", {"copy": copy.pk})
    entries = walk.matter.entries.count()
    assert read_copy(copy.pk, by=walk.cast["zhao"], now=at.replace(hour=23)).read_at == at
    assert walk.matter.entries.count() == entries
