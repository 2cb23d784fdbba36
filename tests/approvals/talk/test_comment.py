"""Comments: by who may see the matter, mentioning who may see it; the mentioned are told, and what was said stays."""

import pytest

from approvals.actions.comment import comment
from approvals.actions.copy import copy_to
from approvals.errors import NotComplete, NotYours
from approvals.models import Comment
from notifications.models import Message
from tests.making import last_entry, standing_at


def said(walk, text="请补充邀请函译文。", by="chen", mentions=()):
    return comment(walk.matter.pk, by=walk.cast[by], text=text, mentions=[walk.cast[u] for u in mentions], now=walk.now)


def told(walk) -> set[str]:
    found = Message.objects.filter(event="comment.mentioned", subject_id=walk.matter.pk)
    return set(found.values_list("recipient__username", flat=True))


@standing_at("vetting")
@pytest.mark.parametrize("by", ["gu", "zhou", "mi", "cheng", "chen", "qiao", "wen"])
def test_who_may_see_it_comments(walk, by):
    written = said(walk, by=by)
    assert (written.by, written.text, written.at) == (walk.cast[by], "请补充邀请函译文。", walk.now)
    entry = last_entry(walk)
    assert (entry.step, entry.by, entry.facts["comment"]) == ("comment", walk.cast[by], written.pk)
    assert "邀请函" not in str(entry.facts)


@standing_at("vetting")
@pytest.mark.parametrize("by", ["zhao", "su", "ji", "guan"])
def test_a_stranger_does_not_comment(walk, by):
    with pytest.raises(NotYours):
        said(walk, by=by)
    assert not Comment.objects.exists()


@standing_at("vetting")
def test_the_mentioned_are_told_never_who_wrote_it(walk):
    written = said(walk, mentions=["gu", "cheng", "gu", "chen"])
    assert set(written.mentions.values_list("username", flat=True)) == {"gu", "cheng", "chen"}
    assert told(walk) == {"gu", "cheng"}
    word = Message.objects.filter(event="comment.mentioned", recipient=walk.cast["gu"]).first()
    assert (word.facts["who"], word.facts["text"]) == ("陈立夏", "请补充邀请函译文。")
    assert last_entry(walk).facts["people"] == sorted(walk.cast[u].pk for u in ("gu", "cheng", "chen"))


@standing_at("vetting")
def test_who_cannot_see_it_is_named_and_to_be_copied_in_first(walk):
    with pytest.raises(NotComplete, match="赵明川、苏禾") as refused:
        said(walk, mentions=["gu", "zhao", "su"])
    assert "顾行之" not in str(refused.value) and not Comment.objects.exists() and not told(walk)
    copy_to(walk.matter.pk, by=walk.cast["chen"], people=[walk.cast["zhao"], walk.cast["su"]], why="请知悉。", now=walk.now)
    said(walk, mentions=["zhao", "su"])
    assert told(walk) == {"zhao", "su"}


@standing_at("vetting")
def test_somebody_who_left_is_not_mentioned(walk):
    zhou = walk.cast["zhou"]
    type(zhou).objects.filter(pk=zhou.pk).update(is_active=False)
    zhou.refresh_from_db()
    with pytest.raises(NotComplete, match="周予安"):
        said(walk, mentions=["zhou"])


@standing_at("vetting")
@pytest.mark.parametrize("text", ["", " \n ", "字" * 4001])
def test_an_empty_or_endless_text_is_none(walk, text):
    with pytest.raises(NotComplete):
        said(walk, text=text)
    assert not Comment.objects.exists()


@standing_at("vetting")
def test_a_long_text_is_shortened_in_the_message_and_nowhere_else(walk):
    written = said(walk, text="字" * 4000, mentions=["gu"])
    assert len(written.text) == 4000
    assert len(Message.objects.filter(event="comment.mentioned").first().facts["text"]) == 201


@standing_at("vetting")
def test_too_many_are_not_mentioned(walk):
    people = [type(walk.cast["su"]).objects.create_user(f"p{no}", f"某{no}") for no in range(31)]
    with pytest.raises(NotComplete, match="30"):
        comment(walk.matter.pk, by=walk.cast["chen"], text="请看。", mentions=people, now=walk.now)


@standing_at("archived")
def test_a_sealed_file_can_still_be_talked_about(walk):
    assert said(walk).pk
