"""Urging: those it waits for now and nobody else, once a day, by who takes part in it or by the office."""

from datetime import timedelta

import pytest

from approvals.actions.appoint_deputy import appoint_deputy
from approvals.actions.claim import claim
from approvals.actions.consult import consult
from approvals.actions.urge import urge
from approvals.errors import NotNow, NotYours
from approvals.models import Panel, Urging
from notifications.models import Message
from tests.making import errands, last_entry, standing_at, waiting


def told(walk) -> set[str]:
    return set(Message.objects.filter(event="assignment.urged", subject_id=walk.matter.pk).values_list("recipient__username", flat=True))


def urged(walk, by="gu", now=None):
    return urge(walk.matter.pk, by=walk.cast[by], now=now or walk.now)


@standing_at("vetting")
@pytest.mark.parametrize("username", ["gu", "zhou", "chen"])
def test_who_takes_part_and_the_office_urge_whom_it_waits_for(walk, username):
    urging, people = urged(walk, username)
    assert told(walk) == {"cheng"} and [person.username for person in people] == ["cheng"]
    assert (urging.by, urging.on) == (walk.cast[username], walk.today)
    entry = last_entry(walk)
    assert (entry.step, entry.by, entry.facts) == ("urge", walk.cast[username], {"people": [walk.cast["cheng"].pk]})


@standing_at("vetting")
@pytest.mark.parametrize("username", ["zhao", "su", "mi", "cheng", "guan", "qiao"])
def test_nobody_else_urges(walk, username):
    with pytest.raises(NotYours):
        urged(walk, username)
    assert not Urging.objects.exists() and not told(walk)


@standing_at("vetting")
def test_deputies_are_urged_beside_those_they_stand_in_for(walk):
    cheng, shen = walk.cast["cheng"], walk.cast["shen"]
    appoint_deputy(principal=cheng, deputy=shen, starts=walk.today, ends=walk.today + timedelta(days=2), by=cheng, now=walk.now)
    urged(walk)
    assert told(walk) == {"cheng", "shen"}


@standing_at("draft")
def test_who_prepares_it_urges_too(walk):
    walk.matter.preparer = walk.cast["mi"]
    walk.matter.save(update_fields=["preparer"])
    walk.submit()
    assert urged(walk, "mi").told == [walk.cast["cheng"]]


@standing_at("vetting")
def test_the_queue_of_a_role_is_urged_without_the_barred_and_those_who_have_agreed(walk):
    walk.decide(waiting(walk).get(), "agree")
    for username in ("zhou", "dang"):
        walk.cast[username].grants.create(role="finance", since=walk.today)
    walk.decide(waiting(walk).get(panel__phase__code="secrecy"), "agree")
    urged(walk)
    assert told(walk) == {"he", "song", "dang", "jiao"}


@standing_at("vetting")
def test_what_a_colleague_claimed_waits_for_that_colleague_alone(walk):
    walk.decide(waiting(walk).get(), "agree")
    walk.cast["dang"].grants.create(role="finance", since=walk.today)
    claim(waiting(walk).get(panel__phase__code="finance").pk, by=walk.cast["song"], now=walk.now)
    urged(walk)
    assert told(walk) == {"he", "song", "meng", "jiao"}


@standing_at("vetting")
def test_whose_turn_has_not_come_is_left_in_peace(walk):
    consult(waiting(walk).get().pk, by=walk.cast["cheng"], whom=walk.cast["shen"], question="是否可行？", now=walk.now)
    urged(walk)
    assert told(walk) == {"shen"}


@standing_at("notice")
def test_what_lies_with_an_outside_authority_waits_for_nobody_here(walk):
    Panel.objects.filter(assignments__in=waiting(walk)).update(paused_at=walk.now)
    with pytest.raises(NotNow):
        urged(walk)
    assert not told(walk)


@standing_at("suspended")
def test_while_it_is_suspended_nobody_is_urged(walk):
    with pytest.raises(NotNow):
        urged(walk)
    assert not told(walk) and not Urging.objects.exists()


@standing_at("archived", "withdrawn", "rejected")
def test_where_nothing_waits_nobody_is_urged(walk):
    with pytest.raises(NotNow):
        urged(walk)


@standing_at("returned")
def test_duties_are_urged_like_signatures_and_say_what_they_are(walk):
    assert "report" in errands(walk)
    urged(walk, "chen")
    word = Message.objects.filter(event="assignment.urged", recipient=walk.cast["gu"]).first()
    assert "出访报告" in word.facts["what"] or "report" in word.facts["what"]
    assert word.facts["who"] == "陈立夏"


@standing_at("vetting")
def test_who_is_the_only_one_it_waits_for_cannot_urge_anybody(walk):
    waiting(walk).update(person=walk.cast["lin"])
    with pytest.raises(NotNow):
        urged(walk, "lin")


@standing_at("vetting")
def test_somebody_who_left_is_not_urged(walk):
    type(walk.cast["cheng"]).objects.filter(pk=walk.cast["cheng"].pk).update(is_active=False)
    with pytest.raises(NotNow):
        urged(walk)


@standing_at("vetting")
def test_once_a_day_and_the_refusal_says_who_urged_and_when_again(walk):
    urged(walk, "gu")
    with pytest.raises(NotNow, match=r"顾行之.*\d\d:\d\d") as refused:
        urged(walk, "chen")
    assert str((walk.today + timedelta(days=1)).day) in str(refused.value)
    assert Urging.objects.count() == 1 and walk.matter.entries.filter(step="urge").count() == 1
    assert Message.objects.filter(event="assignment.urged").count() == 2  # in the system and by mail
    urged(walk, "chen", now=walk.now + timedelta(days=1))
    assert Urging.objects.count() == 2
    assert Message.objects.filter(event="assignment.urged").count() == 4
