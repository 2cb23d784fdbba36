"""PAdES by pyHanko: the signature is bound to every byte before it; with a time-stamp authority it can be checked for
long (B-LT with the revocation data in the file, closed by an archive time stamp: B-LTA). Loaded by ``signing`` alone.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from asn1crypto import pem, x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, SimpleSigner, sign_pdf
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper, TimestampRequestError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import PathError

from workflow.printing.signing import CannotSign

FIELD = "Signature"
DIGEST = "sha256"
STAMPING_SECONDS = 10


@dataclass(frozen=True)
class Workshop:
    """A certificate that opened, the authority for the time, and the roots that are trusted."""

    signer: SimpleSigner
    stamper: TimeStamper | None
    roots: tuple[x509.Certificate, ...]

    def signed(self, pdf: bytes) -> bytes:
        """The PDF with the signature at its end; raises CannotSign where the authority or the chain fails."""
        with ThreadPoolExecutor(1) as apart:  # pyHanko runs a loop of its own; a thread that has one already cannot
            return apart.submit(self._signed, pdf).result()

    def _signed(self, pdf: bytes) -> bytes:
        file = BytesIO()
        try:
            sign_pdf(
                IncrementalPdfFileWriter(BytesIO(pdf)), self._metadata(), self.signer, timestamper=self.stamper, output=file
            )
        except (SigningError, TimestampRequestError, PathError) as error:
            raise CannotSign(f"The paper could not be signed ({type(error).__name__}: {error}).") from error
        return file.getvalue()

    def _metadata(self) -> PdfSignatureMetadata:
        if self.stamper is None:
            return PdfSignatureMetadata(field_name=FIELD, md_algorithm=DIGEST, subfilter=SigSeedSubFilter.PADES)
        trusted = ValidationContext(
            trust_roots=list(self.roots), other_certs=list(self.signer.cert_registry), allow_fetching=True,
            revocation_mode="soft-fail",
        )  # fmt: skip
        return PdfSignatureMetadata(
            field_name=FIELD, md_algorithm=DIGEST, subfilter=SigSeedSubFilter.PADES, validation_context=trusted,
            embed_validation_info=True, use_pades_lta=True,
        )  # fmt: skip


@lru_cache(maxsize=2)
def workshop(bundle: bytes, passphrase: str, stamping: str, roots: bytes) -> Workshop:
    """Open the PKCS#12 bundle; raises CannotSign for a wrong passphrase or a bundle without a key."""
    try:
        key, certificate, more = pkcs12.load_key_and_certificates(bundle, passphrase.encode() or None)
    except ValueError as error:
        sentence = "The certificate does not open: it is no PKCS#12 file, or SIGNING_PASSPHRASE is wrong."
        raise CannotSign(sentence) from error
    if key is None or certificate is None:
        raise CannotSign("The PKCS#12 file holds no private key with its certificate; export both together.")
    signer = SimpleSigner.load_pkcs12_data(bundle, other_certs=[], passphrase=passphrase.encode() or None)
    brought = [x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in more]
    trusted = [one for one in brought if one.self_issued] + list(_in_pem(roots))
    stamper = HTTPTimeStamper(stamping, timeout=STAMPING_SECONDS) if stamping else None
    return Workshop(signer, stamper, tuple(trusted))


def _in_pem(roots: bytes) -> Iterator[x509.Certificate]:
    for _kind, _headers, der in pem.unarmor(roots, multiple=True) if roots.strip() else ():
        yield x509.Certificate.load(der)
