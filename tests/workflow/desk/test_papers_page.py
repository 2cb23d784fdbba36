"""The page of a matter's papers: what can be printed, what waits for what, and all of it bound; programs get the same."""

from hashlib import sha256
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from approvals.errors import NotNow
from approvals.people import tokens
from tests.making import a_walk, fresh, standing_at
from workflow.core import kinds
from workflow.core.kinds import Paper
from workflow.registers.models import IssuedPaper
from workflow.registers.papers.codes import grouped
from workflow.registers.papers.standing import by_bytes
from workflow.registers.papers.whole import whole_file


def titles(pdf: bytes) -> list[str]:
    return [mark.title for mark in PdfReader(BytesIO(pdf)).outline]


def called(code: str) -> str:
    """What a file of the office calls the paper."""
    with translation.override("zh-hans"):
        return str(kinds.get("delegation").papers[code].name)


@standing_at("notice")
def test_the_page_of_the_matter_leads_to_its_papers(walk, stage):
    page = stage.office.chen.get(reverse("matter", args=[walk.matter.pk])).content.decode()
    assert reverse("papers", args=[walk.matter.pk]) in page


@standing_at("notice")
def test_the_page_says_what_a_paper_waits_for(walk, stage):
    page = stage.office.chen.get(reverse("papers", args=[walk.matter.pk])).content.decode()
    for code, ready in {"F1": True, "F4": True, "F8": False, "F14": False, "F27a": False}.items():
        assert (reverse("paper", args=[walk.matter.pk, code]) in page) is ready
    assert kinds.get("delegation").papers["F8"].lacks(walk.matter)[0] in page


@standing_at("sharing")
def test_the_whole_file_holds_what_can_be_printed_in_its_order(walk, stage):
    answer = stage.office.chen.get(reverse("whole_file", args=[walk.matter.pk]))
    assert answer["Content-Type"] == "application/pdf"
    named = titles(answer.content)
    assert named[:2] == ["封面", "目录"]
    assert named[2:] == [called(code) for code in ("F1", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "F12", "F13", "F14", "F15", "F24")]


@standing_at("sharing")
def test_the_whole_file_is_the_same_in_every_language_and_each_time(walk):
    files = []
    for language in ("zh-hans", "en", "en"):
        with translation.override(language):
            files.append(whole_file(fresh(walk), by=walk.matter.owner, now=walk.now))
    assert files[0] == files[1] == files[2] and called("F4") in titles(files[1])


@standing_at("notice")
def test_the_whole_file_is_entered_once_and_can_be_checked(walk):
    pdf = whole_file(walk.matter, by=walk.matter.owner, now=walk.now)
    [row] = IssuedPaper.objects.filter(matter=walk.matter, paper="file")
    assert by_bytes(sha256(pdf).hexdigest()).row == row
    assert all(grouped(row.code) in page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@standing_at("notice")
def test_a_paper_with_sealed_numbers_is_named_in_the_contents_and_not_bound(walk, monkeypatch):
    def read(*_, **__):
        raise AssertionError("a sealed number was read")

    monkeypatch.setitem(kinds.get("delegation").papers, "F99", Paper("人员备案表（F99）", read, read, private=True))
    pdf = whole_file(walk.matter, by=walk.matter.owner, now=walk.now)
    assert "人员备案表（F99）" in PdfReader(BytesIO(pdf)).pages[1].extract_text()
    assert "人员备案表（F99）" not in titles(pdf)


@standing_at("notice")
def test_without_a_paper_there_is_no_file(walk, monkeypatch):
    for code, paper in kinds.get("delegation").papers.items():
        monkeypatch.setitem(kinds.get("delegation").papers, code, Paper(paper.name, paper.view, paper.draw, lacks=lambda matter: ["x"]))
    with pytest.raises(NotNow):
        whole_file(walk.matter, by=walk.matter.owner, now=walk.now)


def test_nothing_is_printed_before_it_is_handed_in(stage):
    walk = a_walk(stage.cast)
    walk.begin()
    assert stage.office.gu.get(reverse("whole_file", args=[walk.matter.pk])).status_code == 404


@standing_at("notice")
def test_who_may_not_see_the_matter_gets_none_of_it(walk, stage):
    for name in ("papers", "whole_file"):
        assert stage.office.zhao.get(reverse(name, args=[walk.matter.pk])).status_code == 404


@standing_at("notice")
def test_a_program_gets_the_same_file(walk, stage):
    chen = walk.cast["chen"]
    _, secret = tokens.issue(chen, name="test", scopes=["read"], expires_at=walk.now.replace(year=2030), by=chen)
    answer = stage.office.zhao.get(f"/api/v1/matters/{walk.matter.pk}/papers/file.pdf", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200 and answer.content == whole_file(fresh(walk), by=chen, now=walk.now)
