"""Handing over what a leaver has open: every to-do by itself, nobody skipped, nobody barred, safe to run twice."""

from datetime import timedelta

import pytest

from approvals import inbox
from approvals.actions.claim import claim
from approvals.actions.decide import decide
from approvals.actions.hand_over import hand_over, open_of
from approvals.errors import NotComplete, NotYours
from approvals.models import Assignment, Deputyship
from approvals.people.leaving import deactivate, left_open
from notifications.models import Message, Reminder
from tests.approvals.deputies.appointing import stands_in
from tests.making import a_walk, errands, fresh, last_entry, standing_at, trip, waiting


def hand(walk, leaver="cheng", to="shen", by="guan"):
    return hand_over(walk.cast[leaver], to=walk.cast[to], by=walk.cast[by], now=walk.now)


@standing_at("vetting")
def test_a_decision_goes_to_the_successor_with_the_days_that_are_left(walk):
    old = waiting(walk).get()
    done = {one.assignment.pk: one for one in hand(walk)}
    assert done[old.pk].ok and done[old.pk].to == walk.cast["shen"].name
    new = waiting(walk).get()
    old.refresh_from_db()
    assert (old.verdict, old.closed_for, old.closed_by) == ("unneeded", "handed_on", walk.cast["guan"])
    assert (new.person, new.due_on, new.panel_id, new.handed_from) == (walk.cast["shen"], old.due_on, old.panel_id, old)
    assert last_entry(walk).step == "hand_over" and last_entry(walk).facts["to"] == walk.cast["shen"].pk
    assert Message.objects.filter(event="assignment.opened", recipient=walk.cast["shen"], subject_id=walk.matter.pk).exists()
    assert set(Reminder.objects.open().filter(subject_id=walk.matter.pk, bell="assignment.due").values_list("key", flat=True)) == {str(new.pk)}


@standing_at("vetting")
def test_the_round_goes_on_from_there(walk):
    hand(walk)
    decide(waiting(walk).get().pk, by=walk.cast["shen"], verdict="agree", digest=walk.matter.digest, now=walk.now)
    walk.vet()
    assert fresh(walk).state == "notice"


@standing_at("vetting")
def test_run_again_it_finds_nothing(walk):
    assert hand(walk)
    before = walk.matter.entries.count()
    assert hand(walk) == [] and walk.matter.entries.count() == before


@standing_at("vetting")
def test_many_matters_are_a_row_each(walk):
    others = [a_walk(walk.cast) for _ in range(2)]
    for other in others:
        other.until("vetting", trip(walk.cast))
    done = hand(walk)
    assert {walk.matter.pk, *(other.matter.pk for other in others)} <= {one.assignment.subject_id for one in done}
    assert all(one.ok for one in done) and not open_of(walk.cast["cheng"]).exists()


@standing_at("vetting")
def test_where_one_is_hindered_the_others_go_on(walk, monkeypatch):
    other = a_walk(walk.cast)
    other.until("vetting", trip(walk.cast))
    held_up = waiting(walk).get()
    Assignment.objects.filter(pk=held_up.pk).update(due_on=walk.today - timedelta(days=90))  # comes first
    settled = open_of(walk.cast["cheng"])
    list(settled)
    listed = [held_up, waiting(other).get()]
    monkeypatch.setattr("approvals.actions.hand_over.open_of", lambda leaver: listed)
    walk.decide(held_up, "agree")  # meanwhile
    first, second = hand(walk)
    assert (first.ok, second.ok) == (False, True) and first.why
    assert waiting(other).get().person == walk.cast["shen"]


@standing_at("vetting")
@pytest.mark.parametrize("to", ["gu", "zhou"])
def test_whom_it_concerns_is_passed_over_for_whoever_the_phase_names(walk, to):
    done = hand(walk, to=to)
    new = waiting(walk).get()
    assert new.person_id not in (walk.cast[to].pk, walk.cast["cheng"].pk)
    assert new.role == "fao" and done[0].ok and done[0].to != walk.cast[to].name


@standing_at("vetting")
def test_the_deputy_of_whom_it_concerns_is_passed_over_too(walk):
    stands_in(walk.cast, "shen", "zhou", now=walk.now)
    hand(walk)
    assert waiting(walk).get().person is None


@standing_at("vetting")
def test_who_sits_on_the_panel_already_gets_no_second_seat(walk):
    asked = waiting(walk).get()
    Assignment.objects.create(subject_id=walk.matter.pk, panel=asked.panel, person=walk.cast["shen"], opened_at=walk.now)
    hand(walk)
    assert Assignment.objects.open().filter(panel=asked.panel, person=walk.cast["shen"]).count() == 1


@standing_at("vetting")
def test_what_was_claimed_goes_back_to_its_queue_where_the_successor_may_not(walk):
    walk.decide(waiting(walk).get(), "agree")
    walk.cast["dang"].grants.create(role="finance", since=walk.today)
    asked = waiting(walk).get(panel__phase__code="finance")
    claim(asked.pk, by=walk.cast["song"], now=walk.now)
    hand(walk, leaver="song", to="zhou")
    new = waiting(walk).get(panel__phase__code="finance")
    assert (new.person, new.role) == (None, "finance")
    assert inbox.waiting(walk.cast["dang"], now=walk.now).filter(pk=new.pk).exists()


@standing_at("vetting")
def test_what_was_claimed_keeps_its_queue_with_the_successor(walk):
    walk.decide(waiting(walk).get(), "agree")
    claim(waiting(walk).get(panel__phase__code="finance").pk, by=walk.cast["song"], now=walk.now)
    hand(walk, leaver="song", to="dang")
    new = waiting(walk).get(panel__phase__code="finance")
    assert (new.person, new.role) == (walk.cast["dang"], "finance")


@standing_at("briefing")
def test_duties_are_handed_over_too_by_name(walk):
    duty = walk.matter.assignments.filter(closed_at=None, panel=None).exclude(person=None).first()
    if duty is None:
        duty = walk.matter.assignments.filter(closed_at=None, panel=None).first()
        claim(duty.pk, by=walk.cast["chen"], now=walk.now)
        duty.refresh_from_db()
    leaver = duty.person.username
    open_before = errands(walk)
    done = hand(walk, leaver=leaver, to="lin")
    assert all(one.ok for one in done) and errands(walk) == open_before
    assert walk.matter.assignments.get(closed_at=None, errand=duty.errand).person == walk.cast["lin"]


@standing_at("vetting")
def test_deputyships_end_roles_and_posts_stay(walk):
    stands_in(walk.cast, "shen", "cheng", now=walk.now)
    stands_in(walk.cast, "cheng", "ji", now=walk.now)
    other = stands_in(walk.cast, "lin", "wen", now=walk.now)
    hand(walk)
    assert list(Deputyship.objects.to_come(walk.now)) == [other]
    assert walk.cast["cheng"].holdings.on(walk.today).exists()


@standing_at("vetting")
@pytest.mark.parametrize("by, may", [("guan", True), ("chen", True), ("cheng", False), ("mi", False), ("shen", False)])
def test_the_office_and_administrators_alone(walk, by, may):
    if may:
        assert hand(walk, by=by)
    else:
        with pytest.raises(NotYours):
            hand(walk, by=by)
        assert waiting(walk).get().person == walk.cast["cheng"]


@standing_at("vetting")
def test_a_successor_is_somebody_else_who_is_there(walk):
    with pytest.raises(NotComplete):
        hand(walk, to="cheng")
    deactivate(walk.cast["shen"], by=walk.cast["guan"], on=walk.today)
    walk.cast["shen"].refresh_from_db()
    try:
        with pytest.raises(NotComplete):
            hand(walk)
    finally:
        walk.cast["shen"].is_active = True


@standing_at("vetting")
def test_after_leaving_too_and_it_is_known_what_is_left(walk):
    count = left_open(walk.cast["cheng"])
    assert count >= 1
    deactivate(walk.cast["cheng"], by=walk.cast["guan"], on=walk.today)
    assert len(hand(walk)) == count and left_open(walk.cast["cheng"]) == 0


@standing_at("vetting")
def test_deactivating_on_the_page_says_that_something_is_open(walk, stage):
    cheng, guan = walk.cast["cheng"], stage.office.guan
    url = f"/admin/people/person/{cheng.pk}/change/"
    assert f"/people/{cheng.pk}/hand-over/" in guan.get(url).text
    facts = {"username": "cheng", "name": cheng.name, "email": cheng.email, "phone": "", "language": "zh-hans"}
    answer = guan.post(url, facts, follow=True)
    assert answer.status_code == 200 and f"名下还有 {left_open(cheng)} 件待办" in answer.text


@standing_at("vetting")
def test_the_page_shows_what_is_open_and_what_became_of_it(walk, stage):
    cheng, guan = walk.cast["cheng"], stage.office.guan
    url = f"/people/{cheng.pk}/hand-over/"
    before = guan.get(url)
    assert walk.matter.title in before.text and 'name="to"' in before.text
    assert guan.post(url, {"to": "nobody"}).status_code == 422
    assert guan.post(url, {"to": "cheng"}).status_code == 422
    answer = guan.post(url, {"to": "shen"})
    assert answer.status_code == 200 and f"已移交 {walk.cast['shen'].name}" in answer.text
    assert waiting(walk).get().person == walk.cast["shen"]
    assert "没有未办事项" in guan.get(url).text and guan.post(url, {"to": "shen"}).status_code == 200
    for username in ("cheng", "gu", "mi"):
        assert stage.office.browser(username).get(url).status_code == 403
    assert "移交了离职人员的待办" in stage.office.gu.get(f"/matters/{walk.matter.pk}/").text
