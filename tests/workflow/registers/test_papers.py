"""The register of issued papers: the same again is the same, what changed gets a new code, and no line is ever rewritten."""

import re
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import override_settings
from pikepdf.pdfa import validate_written
from pypdf import PdfReader

from tests.making import answered, fresh, standing_at, waiting
from tests.workflow.printing.samples.f01 import FORM
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.core import kinds
from workflow.registers.models import IssuedPaper
from workflow.registers.papers import codes, imprint_of, issuing, offered, printed
from workflow.registers.papers.standing import Worth, by_bytes, by_code


def printing(walk, **later) -> bytes:
    return printed(fresh(walk), "F1", by=walk.cast["chen"], now=walk.now + timedelta(**later))


def rows(walk) -> list[IssuedPaper]:
    return list(IssuedPaper.objects.filter(matter_id=walk.matter.pk).order_by("pk"))


def worths(walk) -> list[Worth]:
    return [by_code(row.code).worth for row in rows(walk)]


def words(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


@standing_at("vetting")
def test_the_same_paper_again_is_the_same_code_and_the_same_bytes(walk):
    first, again = printing(walk), printing(walk, days=3)
    assert first == again
    row, = rows(walk)
    assert (row.sha256, row.digest, row.revision_no, row.issued_at) == (sha256(first).hexdigest(), walk.matter.digest, 1, walk.now)
    assert row.issued_by.username == "chen" and not row.kept


@standing_at("vetting")
def test_the_code_is_printed_and_leads_to_the_paper(walk):
    code = re.search(r"核验码\s*([0-9A-Z-]{23})", words(printing(walk)))
    assert code and by_code(code[1]).row == rows(walk)[0]


@standing_at("vetting")
def test_the_square_code_leads_to_the_page_of_this_very_paper(walk, settings):
    settings.PUBLIC_URL = "https://waishi.example.edu"
    assert imprint_of(fresh(walk), "7" * 20).address == "https://waishi.example.edu/verify/77777-77777-77777-77777/"
    assert imprint_of(fresh(walk)).address == ""


def agreeing(walk, *phases: str) -> None:
    for phase in phases:
        walk.decide(waiting(walk, panel__phase__code=phase).get(), "agree", "同意。")


@standing_at("vetting")
def test_what_was_decided_since_gives_a_new_paper_and_the_older_is_superseded(walk):
    agreeing(walk, "unit")
    printing(walk)
    agreeing(walk, "finance")
    printing(walk)
    old, new = rows(walk)
    assert old.code != new.code and old.sha256 != new.sha256
    assert worths(walk) == [Worth.SUPERSEDED, Worth.VALID]


@standing_at("vetting")
def test_a_paper_tells_the_offices_that_had_decided_by_then_and_no_later_one(walk):
    agreeing(walk, "unit")
    printing(walk)
    agreeing(walk, "finance")
    told = [(office.name, office.verdict) for office in by_code(rows(walk)[0].code).offices]
    assert told == [("单位审核", "agree")]
    printing(walk)
    assert {office.name for office in by_code(rows(walk)[1].code).offices} == {"单位审核", "经费先行审核"}


@standing_at("vetting")
def test_a_paper_is_superseded_once_its_matter_went_back(walk):
    printing(walk)
    answered(walk, "back")
    assert worths(walk) == [Worth.SUPERSEDED]


@standing_at("vetting")
def test_a_paper_from_before_a_withdrawal_is_worth_nothing_again_though_the_same_is_handed_in_again(walk):
    printing(walk)
    walk.step("withdraw", walk.owner, why="日程有变")
    walk.submit()
    assert fresh(walk).digest == rows(walk)[0].digest and walk.matter.state == "vetting"
    assert worths(walk) == [Worth.SUPERSEDED]
    printing(walk)
    assert worths(walk) == [Worth.SUPERSEDED, Worth.VALID]


ENDS = {
    "rejected": lambda walk: answered(walk, "reject"),
    "withdrawn": lambda walk: walk.step("withdraw", walk.owner, why="日程有变"),
}


@pytest.mark.parametrize("end", ENDS)
@standing_at("vetting")
def test_the_papers_of_a_matter_that_came_to_nothing_are_void(walk, end):
    printing(walk)
    ENDS[end](walk)
    assert worths(walk) == [Worth.VOID]
    assert "作废" in words(printing(walk))
    assert worths(walk) == [Worth.VOID, Worth.VOID] and [row.void for row in rows(walk)] == [False, True]
    assert printing(walk) == printing(walk, hours=1) and len(rows(walk)) == 2


@standing_at("ready")
def test_the_papers_of_a_cancelled_matter_are_void(walk):
    printing(walk)
    walk.step("cancel", walk.owner, why="外方推迟")
    assert worths(walk) == [Worth.VOID]


@standing_at("sent_back")
def test_a_draft_is_no_paper_and_has_no_code(walk):
    text = words(printing(walk))
    assert "草稿" in text and "核验码" not in text
    assert not rows(walk)


@standing_at("vetting")
def test_another_look_is_another_paper_and_the_old_code_keeps_its_meaning(walk, monkeypatch):
    first = printing(walk)
    paper = kinds.get("delegation").papers["F1"]
    redrawn = replace(paper, draw=lambda view, imprint: paper.draw(view, replace(imprint, digest="")))
    monkeypatch.setitem(kinds.get("delegation").papers, "F1", redrawn)  # as by other fonts, or the next release
    second = printing(walk)
    assert first != second == printing(walk)
    assert by_bytes(sha256(first).hexdigest()).worth is Worth.SUPERSEDED
    assert by_bytes(sha256(second).hexdigest()).worth is Worth.VALID


@standing_at("vetting")
def test_no_line_of_the_register_is_changed_or_removed_by_whoever(walk):
    printing(walk)
    for change in (
        lambda: IssuedPaper.objects.update(sha256="0" * 64),
        lambda: IssuedPaper.objects.all().delete(),
        lambda: IssuedPaper.objects.all()._raw_delete("default"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
    assert len(rows(walk)) == 1


@standing_at("vetting")
def test_a_paper_of_a_matter_that_moved_while_it_was_drawn_is_drawn_again(walk, monkeypatch):
    paper = kinds.get("delegation").papers["F1"]
    drawn = []

    def slow(view, imprint):
        if not drawn:
            matter = fresh(walk)
            matter.note("comment", by=walk.cast["gu"], now=walk.now)
        drawn.append(view)
        return paper.draw(view, imprint)

    monkeypatch.setitem(kinds.get("delegation").papers, "F1", replace(paper, draw=slow))
    pdf = printing(walk)
    assert len(drawn) == 2
    assert [row.sha256 for row in rows(walk)] == [sha256(pdf).hexdigest()]


def test_codes_have_a_hundred_random_bits_and_none_is_like_another():
    made = {codes.new_code() for _ in range(1000)}
    assert len(made) == 1000 and {len(code) for code in made} == {20}
    assert set("".join(made)) == set(codes.ALPHABET) and len(codes.ALPHABET) == 32


@pytest.mark.parametrize("typed", ["7k3pq-m9d2r-abcde-01xyz", " 7K3PQ M9D2R ABCDE OlXYZ ", "7K3PQM9D2RABCDE0IXYZ", "7K3PQ–M9D2R—ABCDE_01XYZ\n"])
def test_a_code_is_forgiven_how_it_is_typed(typed):
    assert codes.plain(typed) == "7K3PQM9D2RABCDE01XYZ"
    assert codes.plain(codes.grouped("7K3PQM9D2RABCDE01XYZ")) == "7K3PQM9D2RABCDE01XYZ"


def test_the_key_of_the_contents_is_made_with_the_servers_secret():
    own = issuing.key_of("F1", FORM, IMPRINT)
    assert own == issuing.key_of("F1", FORM, replace(IMPRINT, address="elsewhere", code="X"))
    assert own != issuing.key_of("F1", FORM, replace(IMPRINT, revision=3))
    with override_settings(SECRET_KEY="another"):
        assert own != issuing.key_of("F1", FORM, IMPRINT)


@standing_at("returned", "approval")
def test_every_paper_that_can_be_printed_is_entered_archivable_and_found_by_its_bytes(walk):
    matter, printable = fresh(walk), []
    for _part, papers in offered(matter, to=walk.cast["chen"], now=walk.now):
        printable += [one.code for one in papers if not one.lacks]
    assert len(printable) > 8
    for code in printable:
        pdf = printed(matter, code, by=walk.cast["chen"], now=walk.now)
        report = validate_written(BytesIO(pdf), "2b")
        assert report.passed, (code, report.findings)
        assert by_bytes(sha256(pdf).hexdigest()).worth is Worth.VALID, code
        assert pdf == printed(matter, code, by=walk.cast["chen"], now=walk.now), code
