"""A deputy sees and decides what waits for the principal, in their place; the to-do stays the principal's throughout."""

from datetime import timedelta

import pytest

from approvals import inbox
from approvals.actions.claim import claim, put_back
from approvals.actions.decide import decide
from approvals.actions.end_deputyship import end_deputyship
from approvals.errors import NotNow, NotYours
from approvals.models import Assignment, Round
from notifications.models import Message, Reminder
from tests.approvals.deputies.appointing import stands_in
from tests.making import fresh, last_entry, standing_at, waiting
from workflow.core.models import Matter


def seen(walk, username) -> list[str]:
    """What lies on that desk, of this matter."""
    found = inbox.waiting(walk.cast[username], now=walk.now).filter(subject=walk.matter.pk)
    return [a.panel.phase.code if a.panel_id else a.errand for a in found]


def agree(walk, code, username, *, now=None):
    asked = waiting(walk).get(panel__phase__code=code)
    return decide(asked.pk, by=walk.cast[username], verdict="agree", digest=walk.matter.digest, opinion="同意。", now=now or walk.now)


@standing_at("vetting")
def test_it_lies_on_both_desks_and_whoever_is_first_decides(walk):
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    assert seen(walk, "shen") == ["unit"] == seen(walk, "cheng")
    decision = agree(walk, "unit", "shen")
    assert (decision.by.username, decision.in_place_of.username) == ("shen", "cheng")
    decision.assignment.refresh_from_db()
    assert decision.assignment.person == walk.cast["cheng"] and decision.assignment.verdict == "agree"
    entry = walk.matter.entries.get(step="decide")
    assert entry.by == walk.cast["shen"] and entry.facts["in_place_of"] == walk.cast["cheng"].pk
    with pytest.raises(NotNow):
        decide(decision.assignment_id, by=walk.cast["cheng"], verdict="agree", digest=walk.matter.digest, now=walk.now)


@standing_at("vetting")
def test_without_a_deputyship_it_is_nobody_elses(walk):
    assert seen(walk, "shen") == []
    with pytest.raises(NotYours):
        agree(walk, "unit", "shen")


@standing_at("vetting")
def test_the_principal_decides_in_their_own_name_all_the_same(walk):
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    decision = agree(walk, "unit", "cheng")
    assert decision.in_place_of is None and "in_place_of" not in last_entry(walk).facts
    assert seen(walk, "shen") == []


@standing_at("vetting")
def test_ending_it_returns_what_is_open_at_that_very_instant(walk):
    deputyship = stands_in(walk.cast, "shen", "cheng", now=walk.now)
    end_deputyship(deputyship.pk, by=walk.cast["cheng"], now=walk.now)
    assert seen(walk, "shen") == [] and seen(walk, "cheng") == ["unit"]
    with pytest.raises(NotYours):
        agree(walk, "unit", "shen")
    assert agree(walk, "unit", "cheng").in_place_of is None


@standing_at("vetting")
@pytest.mark.parametrize("seconds, allowed", [(-1, True), (0, False), (1, False)])
def test_its_last_instant_is_not_in_it(walk, seconds, allowed):
    deputyship = stands_in(walk.cast, "shen", "cheng", now=walk.now)
    at = deputyship.ends_at + timedelta(seconds=seconds)
    if allowed:
        assert agree(walk, "unit", "shen", now=at).in_place_of == walk.cast["cheng"]
    else:
        with pytest.raises(NotYours):
            agree(walk, "unit", "shen", now=at)


@standing_at("vetting")
@pytest.mark.parametrize("seconds, allowed", [(-1, False), (0, True)])
def test_its_first_instant_is_in_it(walk, seconds, allowed):
    begins = walk.now + timedelta(days=1)
    stands_in(walk.cast, "shen", "cheng", now=begins, since=timedelta(0))
    at = begins + timedelta(seconds=seconds)
    assert inbox.waiting(walk.cast["shen"], now=at).filter(subject=walk.matter.pk).exists() is allowed
    assert (inbox.acting_for(waiting(walk).get(), walk.cast["shen"], now=at) is not None) is allowed


@standing_at("vetting")
@pytest.mark.parametrize(
    "kinds, limit, amount, allowed",
    [((), None, None, True), (("delegation",), None, None, True), (("visit",), None, 5, False), ((), 100, 100, True),
     ((), 100, 101, False), ((), 100, None, False), (("delegation",), 100, 99, True)],
)  # fmt: skip
def test_of_other_kinds_or_beyond_the_limit_it_waits_for_the_principal(walk, kinds, limit, amount, allowed):
    Round.objects.filter(subject=walk.matter.pk).update(amount=amount)
    stands_in(walk.cast, "shen", "cheng", now=walk.now, kinds=kinds, limit=limit)
    assert seen(walk, "shen") == (["unit"] if allowed else [])
    if allowed:
        assert agree(walk, "unit", "shen").in_place_of == walk.cast["cheng"]
    else:
        with pytest.raises(NotYours):
            agree(walk, "unit", "shen")


@standing_at("vetting")
def test_a_deputys_deputy_decides_in_the_place_of_whoever_is_asked(walk):
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    stands_in(walk.cast, "lin", "shen", now=walk.now)
    decision = agree(walk, "unit", "lin")
    assert decision.in_place_of == walk.cast["cheng"]


@standing_at("vetting")
def test_a_deputy_claims_from_the_principals_queue_for_the_principal(walk):
    agree(walk, "unit", "cheng")
    stands_in(walk.cast, "shen", "song", now=walk.now)
    assert seen(walk, "shen") == ["finance"]
    asked = waiting(walk).get(panel__phase__code="finance")
    claim(asked.pk, by=walk.cast["shen"], now=walk.now)
    asked.refresh_from_db()
    assert asked.person == walk.cast["song"] and last_entry(walk).facts["in_place_of"] == walk.cast["song"].pk
    assert seen(walk, "shen") == ["finance"] == seen(walk, "song")
    put_back(asked.pk, by=walk.cast["shen"], now=walk.now)
    assert agree(walk, "finance", "shen").in_place_of == walk.cast["song"]


@standing_at("vetting")
def test_who_has_the_role_too_decides_in_their_own_name(walk):
    agree(walk, "unit", "cheng")
    walk.cast["dang"].grants.create(role="finance", since=walk.today)
    stands_in(walk.cast, "dang", "song", now=walk.now)
    assert seen(walk, "dang") == ["finance"]
    assert agree(walk, "finance", "dang").in_place_of is None


@standing_at("vetting")
def test_nobody_has_two_voices_on_a_panel(walk):
    """Shen sits on the panel beside Cheng: Cheng's seat waits for Cheng, or for another deputy."""
    asked = waiting(walk).get()
    Assignment.objects.create(subject_id=walk.matter.pk, panel=asked.panel, person=walk.cast["shen"], opened_at=walk.now)
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    stands_in(walk.cast, "lin", "cheng", now=walk.now)
    assert inbox.acting_for(asked, walk.cast["shen"], now=walk.now) is None
    assert [a.person.username for a in inbox.waiting(walk.cast["shen"], now=walk.now).filter(subject=walk.matter.pk)] == ["shen"]
    assert inbox.acting_for(asked, walk.cast["lin"], now=walk.now) == walk.cast["cheng"]


@standing_at("vetting")
def test_a_deputy_of_two_on_one_panel_speaks_for_one_of_them(walk):
    first = waiting(walk).get()
    second = Assignment.objects.create(subject_id=walk.matter.pk, panel=first.panel, person=walk.cast["lin"], opened_at=walk.now)
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    stands_in(walk.cast, "shen", "lin", now=walk.now)
    assert len(seen(walk, "shen")) == 2
    from_first = decide(first.pk, by=walk.cast["shen"], verdict="reject", digest=walk.matter.digest, opinion="不符合计划。", now=walk.now)
    second.refresh_from_db()
    assert from_first.in_place_of == walk.cast["cheng"] and second.closed_at
    assert inbox.voices(walk.cast["shen"]).filter(panel=first.panel_id).exists()


@standing_at("briefing")
def test_duties_are_not_a_deputys(walk):
    stands_in(walk.cast, "shen", "chen", now=walk.now)
    stands_in(walk.cast, "shen", "gu", now=walk.now)
    assert seen(walk, "chen") and seen(walk, "shen") == []
    duty = walk.matter.assignments.filter(closed_at=None, panel=None).first()
    assert inbox.acting_for(duty, walk.cast["shen"], now=walk.now) is None


@standing_at("vetting")
def test_advice_and_turns_to_come_are_not_a_deputys(walk):
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    asked = waiting(walk).get()
    for change in ({"part": "consult"}, {"part": "", "waits": True}):
        Assignment.objects.filter(pk=asked.pk).update(**change)
        asked.refresh_from_db()
        assert seen(walk, "shen") == [] and inbox.acting_for(asked, walk.cast["shen"], now=walk.now) is None


@standing_at("vetting")
def test_a_deputy_sees_the_matter_while_it_waits_and_what_they_decided_afterwards(walk):
    shen, mine = walk.cast["shen"], Matter.objects.filter(pk=walk.matter.pk)
    assert not mine.visible_to(shen, on=walk.today).exists()
    deputyship = stands_in(walk.cast, "shen", "cheng", now=walk.now)
    assert mine.visible_to(shen, on=walk.today).exists()
    agree(walk, "unit", "shen")
    end_deputyship(deputyship.pk, by=shen, now=walk.now)
    assert mine.visible_to(shen, on=walk.today).exists()


@standing_at("vetting")
def test_a_deputy_who_decided_nothing_sees_nothing_afterwards(walk):
    shen = walk.cast["shen"]
    deputyship = stands_in(walk.cast, "shen", "cheng", now=walk.now)
    end_deputyship(deputyship.pk, by=shen, now=walk.now)
    assert not Matter.objects.filter(pk=walk.matter.pk).visible_to(shen, on=walk.today).exists()


@standing_at("vetting")
def test_the_deputy_is_told_when_it_opens_and_bells_ring_for_the_principal(walk):
    stands_in(walk.cast, "shen", "song", now=walk.now)
    stands_in(walk.cast, "zhou", "song", now=walk.now)  # travels on it
    agree(walk, "unit", "cheng")
    told = Message.objects.filter(subject_id=walk.matter.pk, event="assignment.opened", channel="in_app")
    asked = waiting(walk).get(panel__phase__code="finance")
    assert set(told.filter(dedupe__contains=f":a{asked.pk}:").values_list("recipient__username", flat=True)) == {"song", "shen"}
    assert Reminder.objects.open().get(subject_id=walk.matter.pk, key=str(asked.pk)).to == [walk.cast["song"].pk]


@standing_at("vetting")
def test_a_page_says_in_whose_place_and_history_too(walk, stage):
    stands_in(walk.cast, "shen", "cheng", now=walk.now, lasts=timedelta(days=3000))
    shen = stage.office.browser("shen")
    name = walk.cast["cheng"].name
    assert f"代 {name}" in shen.get("/inbox/").text
    page = shen.get(f"/matters/{walk.matter.pk}/")
    assert f"您代 {name} 办理" in page.text
    asked = waiting(walk).get()
    said = {"verb": "agree", "digest": walk.matter.digest, "opinion": "同意。"}
    assert shen.post(f"/assignments/{asked.pk}/decision/", said).status_code == 302
    assert fresh(walk).decisions.get().in_place_of == walk.cast["cheng"]
    assert f"{walk.cast['shen'].name}（代{name}）" in shen.get(f"/matters/{walk.matter.pk}/").text
    assert f"{walk.cast['shen'].name}（代{name}）" in stage.office.gu.get(f"/matters/{walk.matter.pk}/").text


@standing_at("vetting")
def test_the_api_says_so_too(walk, stage):
    stands_in(walk.cast, "shen", "cheng", now=walk.now, lasts=timedelta(days=3000))
    rows = stage.office.browser("shen").get("/api/v1/inbox").json()["rows"]
    assert [(row["what"], row["in_place_of"]) for row in rows if row["matter"]["id"] == walk.matter.pk] == [
        (waiting(walk).get().panel.phase.name, walk.cast["cheng"].name)
    ]
