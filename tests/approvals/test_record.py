"""A decision on paper (代录): with number, date and scan, by the unconcerned office, for whoever was asked."""

from datetime import timedelta

import pytest

from approvals.actions.record import record
from approvals.errors import NotComplete, NotYours
from approvals.models import Decision
from notifications.models import Message
from tests.making import fresh, standing_at, waiting


def note(walk, *, by="chen", decider="cheng", **other):
    facts = {"verdict": "agree", "digest": walk.matter.digest, "opinion": "同意。", "number": "院字7号", "dated": walk.today, "scan": "a" * 64}
    return record(waiting(walk).first().pk, by=walk.cast[by], decider=walk.cast[decider], now=walk.now, **facts | other)


@standing_at("vetting")
def test_it_counts_as_the_deciders_and_shows_who_wrote_it_down(walk):
    decision = note(walk)
    assert (decision.by.username, decision.recorded_by.username) == ("cheng", "chen")
    entry = walk.matter.entries.get(step="decide")
    assert entry.by == walk.cast["chen"] and entry.facts["decided_by"] == walk.cast["cheng"].pk
    assert entry.facts["number"] == "院字7号" and entry.facts["scan"] == "a" * 64
    assert Message.objects.filter(event="decision.recorded", recipient=walk.cast["cheng"]).exists()
    assert fresh(walk).state == "vetting" and waiting(walk).count() == 4


@standing_at("vetting")
@pytest.mark.parametrize("lacking", [{"number": " "}, {"dated": None}, {"scan": ""}, {"verdict": "reject", "opinion": ""}])
def test_a_paper_without_number_date_or_scan_is_none(walk, lacking):
    with pytest.raises(NotComplete):
        note(walk, **lacking)


@standing_at("vetting")
def test_a_paper_of_tomorrow_is_none(walk):
    with pytest.raises(NotComplete):
        note(walk, dated=walk.today + timedelta(days=1))


@standing_at("vetting")
@pytest.mark.parametrize("by", ["cheng", "mi", "gu", "qiao", "guan"])
def test_only_the_office_records(walk, by):
    with pytest.raises(NotYours):
        note(walk, by=by)


@standing_at("vetting")
@pytest.mark.parametrize("decider", ["shen", "ji", "gu", "zhou", "chen"])
def test_nobody_else_is_said_to_have_decided(walk, decider):
    with pytest.raises(NotYours):
        note(walk, decider=decider)


@standing_at("vetting")
def test_nobody_records_on_a_trip_of_their_own(walk):
    walk.cast["zhou"].grants.create(role="fao", since=walk.today)
    with pytest.raises(NotYours):
        note(walk, by="zhou")
    assert not Decision.objects.filter(subject_id=walk.matter.pk).exists()


@standing_at("vetting")
def test_a_paper_for_a_queue_needs_one_of_its_people(walk):
    walk.decide(waiting(walk).get(), "agree")
    personnel = waiting(walk).get(panel__phase__code="personnel")
    facts = {"verdict": "agree", "digest": walk.matter.digest, "opinion": "", "number": "1", "dated": walk.today, "scan": "a" * 64}
    with pytest.raises(NotYours):
        record(personnel.pk, by=walk.cast["chen"], decider=walk.cast["song"], now=walk.now, **facts)
    assert record(personnel.pk, by=walk.cast["chen"], decider=walk.cast["he"], now=walk.now, **facts).by == walk.cast["he"]
