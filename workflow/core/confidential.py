"""Sealing (加密保管) of passport and ID numbers: AES-256-GCM under keys that are not in the database.

``settings.CONFIDENTIAL_KEYS`` holds base64 keys of 32 bytes, newest first. The newest seals; all of them open. Rotating
the keys is putting a new one in front. Marks are made under a key derived (HKDF) from the *oldest*, the last of the
list, so that they stay what they were: old keys are kept as long as a row sealed or marked under them stands.
"""

import base64
import hashlib
import hmac
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core.models.confidential import Confidential, Reading

NONCE = 12
MARKS = b"waishi confidential marks"


class Unreadable(Exception):
    """No key opens this value: put the key it was sealed with back into CONFIDENTIAL_KEYS, or restore the row."""


def seal(value: str, *, purpose: str, now) -> Confidential:
    """Keep a value sealed; the row tells its purpose, its mark and its tail, and nothing else."""
    value = value.strip()
    if not value:
        raise NotComplete(_("There is nothing to keep: the value is empty."))
    nonce = os.urandom(NONCE)
    sealed = nonce + AESGCM(_keys()[0]).encrypt(nonce, value.encode(), purpose.encode())
    return Confidential.objects.create(
        purpose=purpose, sealed=sealed, mark=mark_of(value, purpose=purpose), tail=_tail(value), at=now
    )


def mark_of(value: str, *, purpose: str) -> str:
    """The keyed fingerprint (HMAC-SHA-256): equal for equal values of one purpose, whatever their case and spaces."""
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=MARKS).derive(_keys()[-1])
    return hmac.new(key, f"{purpose}\0{_plain(value)}".encode(), hashlib.sha256).hexdigest()


def open_(confidential: Confidential, *, by, why: str, now) -> str:
    """The value in clear, for one named use; who read it and why is written down in the same transaction.

    Raises NotComplete without a reason, NotNow once the value was erased, Unreadable if no key fits.
    """
    if not why.strip():
        raise NotComplete(_("Say what you need the number for; the reading is written down."))
    sealed = Confidential.objects.values_list("sealed", flat=True).get(pk=confidential.pk)
    if sealed is None:
        raise NotNow(_("This value was erased and cannot be read any more."))
    value = _opened(bytes(sealed), purpose=confidential.purpose)
    if not hmac.compare_digest(mark_of(value, purpose=confidential.purpose), confidential.mark):
        raise Unreadable(f"The value of row {confidential.pk} belongs to another row.")
    Reading.objects.create(confidential=confidential, by=by, at=now, why=why.strip()[:200])
    return value


def erase(confidential: Confidential) -> None:
    """Destroy the sealed value (删除); its row and mark stay, and every chain that names them."""
    Confidential.objects.filter(pk=confidential.pk).update(sealed=None)
    confidential.sealed = None


def _opened(sealed: bytes, *, purpose: str) -> str:
    for key in _keys():
        try:
            return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], purpose.encode()).decode()
        except InvalidTag:
            continue
    raise Unreadable(str(Unreadable.__doc__))


def _keys() -> list[bytes]:
    try:
        keys = [base64.b64decode(key, validate=True) for key in settings.CONFIDENTIAL_KEYS]
    except ValueError as error:
        raise ImproperlyConfigured("A key in CONFIDENTIAL_KEYS is not base64.") from error
    if not keys or any(len(key) != 32 for key in keys):
        raise ImproperlyConfigured("CONFIDENTIAL_KEYS needs base64 keys of 32 bytes each, newest first.")
    return keys


def _plain(value: str) -> str:
    return "".join(unicodedata.normalize("NFKC", value).split()).upper()


def _tail(value: str) -> str:
    """The last four of a number; of a shorter value at most a quarter, so that the tail never gives it away."""
    shown = min(4, len(value) // 2 if len(value) >= 8 else len(value) // 4)
    return value[len(value) - shown :]
