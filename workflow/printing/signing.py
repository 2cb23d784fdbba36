"""The electronic signature (电子签名) of the school under its papers, where a certificate is configured; else none.

pyHanko is loaded only then: it is the extra ``signing``, and a school without a certificate does not need it.
"""

from importlib import import_module
from pathlib import Path

from django.conf import settings


class CannotSign(Exception):
    """The certificate cannot be used; the sentence says why and how to be right."""


def configured() -> bool:
    """Whether papers are signed here."""
    return bool(settings.SIGNING_CERTIFICATE)


def signed(pdf: bytes) -> bytes:
    """The PDF with the school's PAdES signature, as an increment at its end; raises CannotSign."""
    return _workshop().signed(pdf)


def fault() -> str:
    """What is wrong with the configured certificate, in a sentence; nothing where there is none, or where it works."""
    if not configured():
        return ""
    try:
        _workshop()
    except CannotSign as error:
        return str(error)
    return ""


def _workshop():
    path = Path(settings.SIGNING_CERTIFICATE)
    try:
        bundle = path.read_bytes()
        roots = Path(settings.SIGNING_ROOTS).read_bytes() if settings.SIGNING_ROOTS else b""
    except OSError as error:
        raise CannotSign(f"{error.filename} cannot be read ({error.strerror}).") from error
    try:
        pades = import_module("workflow.printing.pades")
    except ModuleNotFoundError as error:
        raise CannotSign(f"The module {error.name} is missing: install the extra “signing”.") from error
    return pades.workshop(bundle, settings.SIGNING_PASSPHRASE, settings.SIGNING_TIMESTAMP_URL, roots)
