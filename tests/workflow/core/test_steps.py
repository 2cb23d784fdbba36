"""The one door: who may, whether now, whether whole; then everything in one commit, or nothing."""

import pytest

from approvals.errors import NotComplete, NotNow, NotYours
from notifications.models import Message
from tests.making import errands, fresh, last_entry, standing_at
from workflow.core.models import Entry, Matter
from workflow.core.steps import take
from workflow.duties.models import Briefing


@standing_at("vetting")
def test_a_step_leaves_state_entry_and_word(walk):
    walk.step("withdraw", "gu", why="日程有变")
    entry = last_entry(walk)
    assert (entry.step, entry.source, entry.target) == ("withdraw", "vetting", "withdrawn")
    assert (entry.by.username, entry.facts, entry.at) == ("gu", {"why": "日程有变"}, walk.now)
    assert Message.objects.filter(subject_id=walk.matter.pk, event="matter.withdrawn", recipient__username="cheng").exists()
    assert fresh(walk).changed_at == walk.now


@standing_at("vetting")
def test_whoever_acts_is_not_told_what_they_did(walk):
    walk.step("withdraw", "gu", why="日程有变")
    assert not Message.objects.filter(event="matter.withdrawn", recipient__username="gu").exists()


@standing_at("documents")
@pytest.mark.parametrize(
    "step, by, facts, refusal",
    [
        ("hold_briefing", "gu", {"held_on": None}, NotYours),
        ("archive", "dang", {}, NotNow),
        ("hold_briefing", "chen", {"presenter": "", "topics": [], "attended": []}, NotComplete),
        ("documents_complete", "chen", {}, NotYours),
        ("no_such_step", "chen", {}, NotYours),
        ("save", "chen", {}, NotYours),
        ("delete", "gu", {}, NotYours),
    ],
)
def test_a_refused_step_has_changed_nothing(walk, step, by, facts, refusal):
    before = Entry.objects.count(), Message.objects.count(), Briefing.objects.count()
    if refusal is NotComplete:
        facts = facts | {"held_on": walk.today}
    with pytest.raises(refusal):
        take(walk.matter.pk, step, by=walk.cast[by], now=walk.now, **facts)
    assert (Entry.objects.count(), Message.objects.count(), Briefing.objects.count()) == before
    assert fresh(walk).state == "documents"


@standing_at("approval")
def test_what_the_system_does_next_is_written_as_the_systems(walk):
    walk.approve()
    walk.complete_documents()
    entry = walk.matter.entries.get(step="documents_complete")
    assert entry.by is None and (entry.source, entry.target) == ("documents", "briefing")


@standing_at("documents")
def test_facts_come_in_any_order_and_milestones_in_theirs(walk):
    walk.brief()
    assert walk.matter.state == "documents"
    walk.complete_documents()
    assert walk.matter.state == "ready", "the briefing was there already"


@standing_at("vetting")
def test_the_kinds_own_object_is_held(walk):
    held = Matter.objects.held(walk.matter.pk)
    assert type(held).__name__ == "Delegation" and held == walk.matter


@standing_at("vetting")
def test_state_is_no_field_to_write_to(walk):
    with pytest.raises(AttributeError):
        walk.matter.state = "archived"


@standing_at("vetting")
def test_a_matter_of_a_kind_that_is_gone_is_named(walk):
    Matter.objects.filter(pk=walk.matter.pk).update(kind="unheard-of")
    with pytest.raises(LookupError, match="unheard-of"):
        take(walk.matter.pk, "withdraw", by=walk.cast["gu"], now=walk.now)
    Matter.objects.filter(pk=walk.matter.pk).update(kind="delegation")
    assert "collect" not in errands(walk)
