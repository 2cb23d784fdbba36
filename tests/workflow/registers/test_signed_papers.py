"""Signed papers: made once and kept, because a signature is never made twice alike; those with sealed numbers lie nowhere."""

from dataclasses import replace
from hashlib import sha256

import pytest

from approvals.errors import NotNow
from tests.making import fresh, standing_at
from tests.workflow.printing.authority import PASSPHRASE, Authority
from tests.workflow.registers.test_papers import printing, rows
from workflow.core import kinds, shelf
from workflow.core.attachments import sweep
from workflow.printing import signing
from workflow.registers.papers.standing import Worth, by_bytes


@pytest.fixture(autouse=True)
def certificate(tmp_path, settings):
    settings.SIGNING_CERTIFICATE = str(Authority().bundle(tmp_path / "school.p12"))
    settings.SIGNING_PASSPHRASE = PASSPHRASE


def lying() -> list[str]:
    return [path.name for path in (shelf.root() / "papers").rglob("*") if path.is_file()]


@standing_at("vetting")
def test_the_same_signed_paper_is_handed_out_again(walk):
    first = printing(walk)
    assert b"/ETSI.CAdES.detached" in first and first == printing(walk, hours=2)
    row, = rows(walk)
    assert row.kept and row.sha256 == sha256(first).hexdigest() and row.sha256 in lying()
    sweep()
    assert printing(walk) == first


@standing_at("vetting")
def test_a_signed_paper_that_was_changed_is_noticed(walk):
    pdf = printing(walk)
    assert by_bytes(sha256(pdf).hexdigest()).worth is Worth.VALID
    for at in range(0, len(pdf), len(pdf) // 50):
        changed = bytearray(pdf)
        changed[at] ^= 1
        assert by_bytes(sha256(changed).hexdigest()) is None


@standing_at("vetting")
def test_a_paper_that_is_lost_from_the_shelf_is_issued_anew(walk):
    first = printing(walk)
    (shelf.root() / "papers" / rows(walk)[0].sha256[:2] / rows(walk)[0].sha256).unlink()
    second = printing(walk)
    assert first != second and by_bytes(sha256(first).hexdigest()).worth is Worth.SUPERSEDED


@standing_at("vetting")
def test_a_paper_with_sealed_numbers_lies_nowhere_in_clear(walk, monkeypatch):
    paper = kinds.get("delegation").papers["F1"]
    private = replace(paper, view=lambda matter, by, now: paper.view(matter), private=True)
    monkeypatch.setitem(kinds.get("delegation").papers, "F1", private)
    before, first, second = lying(), printing(walk), printing(walk)
    assert first != second and len(rows(walk)) == 2 and not any(row.kept for row in rows(walk))
    assert lying() == before


@standing_at("vetting")
def test_a_paper_from_before_the_certificate_is_issued_anew_with_it(walk, settings):
    certificate, settings.SIGNING_CERTIFICATE = settings.SIGNING_CERTIFICATE, ""
    plain = printing(walk)
    settings.SIGNING_CERTIFICATE = certificate
    assert printing(walk) != plain and by_bytes(sha256(plain).hexdigest()).worth is Worth.SUPERSEDED


@standing_at("vetting")
def test_while_it_cannot_be_signed_nothing_is_issued(walk, monkeypatch):
    def refuse(pdf):
        raise signing.CannotSign("The authority does not answer.")

    monkeypatch.setattr(signing, "signed", refuse)
    with pytest.raises(NotNow, match="电子签名|cannot be signed"):
        printing(walk)
    assert not rows(walk) and fresh(walk)
