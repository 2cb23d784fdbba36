"""The journal of one matter: chained, complete, and honest about what was changed."""

from copy import copy
from datetime import timedelta

import pytest

from tests.making import standing_at
from workflow.core import journal
from workflow.core.canonical import canonical_json, digest


@pytest.fixture
def lines(walk):
    return [journal.line_of(entry) for entry in walk.matter.entries.order_by("seq")]


def changed(lines, number, **said):
    other = copy(lines)
    other[number] = other[number] | said
    return other


@standing_at("archived")
def test_a_whole_life_is_one_chain(walk, lines):
    assert [line["seq"] for line in lines] == list(range(1, len(lines) + 1))
    assert lines[0]["prev"] == journal.START and len({line["hash"] for line in lines}) == len(lines)
    assert not list(journal.faults_of_lines(lines))
    assert all(before["target"] == after["source"] for before, after in zip(lines, lines[1:], strict=False))


@standing_at("notice")
@pytest.mark.parametrize("said", [{"facts": {"other": 1}}, {"by": None}, {"step": "approve"}, {"at": "2020-01-01T00:00:00+00:00"},
                                  {"target": "approval"}, {"matter": 0}, {"facts": {"share": 0.5}}])  # fmt: skip
def test_whatever_is_changed_in_an_entry_shows(walk, lines, said):
    assert list(journal.faults_of_lines(changed(lines, 2, **said)))


@standing_at("notice")
def test_what_is_missing_doubled_or_moved_shows(walk, lines):
    for other in (lines[1:], lines[:2] + lines[3:], lines[:3] + lines[2:], [lines[1], lines[0], *lines[2:]]):
        assert list(journal.faults_of_lines(other))


@standing_at("notice")
def test_an_entry_written_anew_breaks_the_one_after_it(walk, lines):
    said = {name: value for name, value in lines[2].items() if name != "hash"} | {"facts": {"forged": True}}
    forged = said | {"hash": journal.hash_of_said(said)}
    faults = list(journal.faults_of_lines([*lines[:2], forged, *lines[3:]]))
    assert faults and "does not follow" in faults[0]


@standing_at("vetting")
def test_a_note_keeps_the_state_and_lengthens_the_chain(walk):
    before = walk.matter.entries.count()
    walk.matter.note("claim", by=walk.cast["cheng"], now=walk.now + timedelta(minutes=1), assignment=7)
    entry = walk.matter.entries.latest("seq")
    assert (entry.seq, entry.source, entry.target) == (before + 1, "vetting", "vetting")
    assert not list(journal.faults(walk.matter.entries.order_by("seq")))


@standing_at("vetting")
def test_what_was_signed_is_the_canonical_text(walk):
    revision = walk.matter.revision
    assert digest(revision.canonical) == revision.digest == walk.matter.digest
    assert canonical_json(revision.content) == revision.canonical
    assert "phone" not in revision.canonical and "flight" not in revision.canonical
