"""The school's signature: it verifies, a changed byte breaks it, with a time stamp it lasts; without a certificate there is none."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko_certvalidator import ValidationContext

from deploy import checks
from tests.workflow.printing.authority import PASSPHRASE, Authority, serving
from tests.workflow.printing.samples.f01 import FORM
from tests.workflow.printing.samples.imprints import IMPRINT
from workflow.matters.delegations.papers.f01 import approval_form
from workflow.printing import signing
from workflow.printing.archival import archival


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def form(case) -> bytes:
    return archival(approval_form(FORM, IMPRINT, case=case))


@pytest.fixture
def certificate(authority, tmp_path, settings):
    settings.SIGNING_CERTIFICATE = str(authority.bundle(tmp_path / "school.p12"))
    settings.SIGNING_PASSPHRASE = PASSPHRASE


def trusted(authority: Authority) -> ValidationContext:
    return ValidationContext(trust_roots=[authority.asn1()], allow_fetching=False)


def apart(judge, *args, **more):
    """In a thread without a loop: pyHanko starts its own, and a browser's may be running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(judge, *args, **more).result()


def judged(pdf: bytes, authority: Authority):
    signature = PdfFileReader(BytesIO(pdf)).embedded_signatures[0]
    return apart(validate_pdf_signature, signature, signer_validation_context=trusted(authority))


def test_a_signed_paper_verifies_and_is_covered_to_its_last_byte(form, authority, certificate):
    signed = signing.signed(form)
    assert signed.startswith(form) and signed != form
    status = judged(signed, authority)
    assert status.bottom_line and status.coverage.name == "ENTIRE_FILE" and status.signing_cert.subject.native["common_name"] == "澜江大学"
    assert PdfFileReader(BytesIO(signed)).embedded_signatures[0].sig_object["/SubFilter"] == "/ETSI.CAdES.detached"


def test_a_flipped_bit_anywhere_breaks_the_signature(form, authority, certificate):
    signed = signing.signed(form)
    for at in range(40, len(form), len(form) // 40):
        changed = bytearray(signed)
        changed[at] ^= 1
        try:
            assert not judged(bytes(changed), authority).intact, at
        except Exception as error:  # noqa: BLE001 - so broken that it cannot even be read
            assert not isinstance(error, AssertionError), at


def test_a_stranger_s_signature_is_not_trusted(form, certificate):
    assert not judged(signing.signed(form), Authority("别处")).bottom_line


def test_with_a_time_stamp_authority_the_proof_lasts(form, tmp_path, settings):
    authority = Authority()
    with serving(authority) as stamps:
        settings.SIGNING_CERTIFICATE = str(authority.bundle(tmp_path / "school.p12"))
        settings.SIGNING_PASSPHRASE, settings.SIGNING_TIMESTAMP_URL = PASSPHRASE, stamps
        settings.SIGNING_ROOTS = str(tmp_path / "roots.pem")
        (tmp_path / "roots.pem").write_bytes(authority.pem())
        signed = signing.signed(form)
    reader = PdfFileReader(BytesIO(signed))
    status = judged(signed, authority)
    assert status.valid and status.intact and status.trusted and status.timestamp_validity.valid and status.timestamp_validity.trusted
    assert "/DSS" in reader.root and reader.root["/DSS"]["/Certs"] and reader.root["/DSS"]["/CRLs"]
    stamp = reader.embedded_timestamp_signatures[-1]
    closing = apart(validate_pdf_timestamp, stamp, trusted(authority))
    assert closing.valid and closing.intact and closing.trusted


def test_an_authority_that_does_not_answer_is_said_and_nothing_half_signed_comes_out(form, certificate, settings):
    settings.SIGNING_TIMESTAMP_URL = "http://127.0.0.1:9/stamp"
    with pytest.raises(signing.CannotSign, match="could not be signed"):
        signing.signed(form)


def test_what_is_wrong_with_the_certificate_is_an_error_of_the_system_check(certificate, settings, tmp_path):
    assert checks.the_certificate_opens() == []
    settings.SIGNING_PASSPHRASE = "wrong"
    found, = checks.the_certificate_opens()
    assert found.id == checks.SIGNING and found.is_serious() and "SIGNING_PASSPHRASE is wrong" in found.msg
    settings.SIGNING_CERTIFICATE = str(tmp_path / "nowhere.p12")
    assert "cannot be read" in checks.the_certificate_opens()[0].msg
    (tmp_path / "text.p12").write_text("no certificate")
    settings.SIGNING_CERTIFICATE = str(tmp_path / "text.p12")
    assert [each.id for each in checks.the_certificate_opens()] == [checks.SIGNING]


def test_without_a_certificate_nothing_is_signed_and_nothing_is_wrong():
    assert not signing.configured() and checks.the_certificate_opens() == []
