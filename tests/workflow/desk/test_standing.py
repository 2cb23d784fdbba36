"""A matter beside the straight way says why it is there, and whose turn it is."""

import pytest

from tests.making import standing_at


@standing_at("sent_back")
@pytest.mark.parametrize("username", ["gu", "chen"])
def test_what_was_sent_back_says_by_whom_and_why(walk, stage, username):
    found = stage.office.browser(username).get(f"/matters/{walk.matter.pk}/").context["standing"]
    assert "程述" in found["title"] and found["bullets"] == ["请补充会谈提纲。"] and found["level"] == "warn" and found["text"]


@standing_at("draft")
def test_a_draft_tells_its_writer_how_it_goes_on(walk, stage):
    page = stage.office.gu.get(f"/matters/{walk.matter.pk}/")
    assert page.context["standing"]["text"] and f"/matters/{walk.matter.pk}/edit/basics/" in page.text


@standing_at("withdrawn", "cancelled", "suspended", "rejected")
def test_the_reason_is_on_the_page(walk, stage):
    found = stage.office.gu.get(f"/matters/{walk.matter.pk}/").context["standing"]
    assert found["title"] and found["bullets"]


@standing_at("vetting", "returned", "archived")
def test_on_the_straight_way_nothing_more_is_said(walk, stage):
    assert stage.office.gu.get(f"/matters/{walk.matter.pk}/").context["standing"] is None
