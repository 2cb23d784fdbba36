"""Wiring mistakes that Django cannot know, each with the way out."""

import base64
import binascii
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Critical, Error, Tags, Warning, register

from workflow.printing import signing, texts
from workflow.registers.archive import numbers

FSM = "waishi.E001"
INSECURE = "waishi.E002"
ENGINE = "waishi.E003"
KEYS = "waishi.E004"
CONTENT = "waishi.E005"
ADDRESS = "waishi.W006"
TEXTS = "waishi.E007"
STRANGE = "waishi.W008"
SIGNING = "waishi.E009"
FILE_NO = "waishi.E010"


@register
def one_state_machine(**kwargs: Any) -> list[CheckMessage]:
    """django-fsm and django-fsm-2 both install the module django_fsm; whichever came last wins."""
    try:
        version("django-fsm")
    except PackageNotFoundError:
        return []
    hint = "pip uninstall django-fsm, then pip install --force-reinstall django-fsm-2."
    return [Critical("django-fsm is installed beside django-fsm-2.", hint=hint, id=FSM)]


@register(Tags.database)
def only_postgresql(**kwargs: Any) -> list[CheckMessage]:
    engine = settings.DATABASES["default"]["ENGINE"]
    if engine == "django.db.backends.postgresql":
        return []
    return [Error(f"{engine} is no PostgreSQL.", hint="Row locks and triggers carry the guarantees.", id=ENGINE)]


@register
def keys_have_32_bytes(**kwargs: Any) -> list[CheckMessage]:
    hint = "CONFIDENTIAL_KEYS: base64 of 32 random bytes each, newest first: openssl rand -base64 32"
    wrong = [place for place, key in enumerate(settings.CONFIDENTIAL_KEYS, start=1) if not _is_a_key(key)]
    if not settings.CONFIDENTIAL_KEYS:
        return [Error("There is no key for confidential values.", hint=hint, id=KEYS)]
    return [Error(f"Confidential key no. {place} has not 32 bytes.", hint=hint, id=KEYS) for place in wrong]


@register
def broker_messages_are_json(**kwargs: Any) -> list[CheckMessage]:
    if settings.CELERY_ACCEPT_CONTENT == ["json"]:
        return []
    hint = "A pickled message from a broken-into broker would run as code."
    return [Error("Celery accepts more than JSON.", hint=hint, id=CONTENT)]


@register
def the_certificate_opens(**kwargs: Any) -> list[CheckMessage]:
    wrong = signing.fault()
    hint = "SIGNING_CERTIFICATE: a PKCS#12 file; SIGNING_PASSPHRASE_FILE: a file with its passphrase. Or unset both."
    return [Error(wrong, hint=hint, id=SIGNING)] if wrong else []


@register(deploy=True)
def no_plain_http_in_production(**kwargs: Any) -> list[CheckMessage]:
    if not settings.INSECURE_HTTP:
        return []
    hint = "Unset INSECURE_HTTP and serve https; behind a proxy that ends TLS set BEHIND_PROXY=1."
    return [Error("INSECURE_HTTP is for demos: sessions could be read on the way.", hint=hint, id=INSECURE)]


@register(deploy=True)
def public_address_is_https(**kwargs: Any) -> list[CheckMessage]:
    if settings.PUBLIC_URL.startswith("https://"):
        return []
    hint = "Links in messages begin with PUBLIC_URL; set it to https://…"
    return [Warning(f"PUBLIC_URL is {settings.PUBLIC_URL}.", hint=hint, id=ADDRESS)]


@register
def texts_of_papers_name_what_their_papers_know(**kwargs: Any) -> list[CheckMessage]:
    """A place that nobody fills would be printed as it stands; a file that no paper asks for is a slip in its name."""
    found: list[CheckMessage] = []
    for text in texts.declared.values():
        try:
            file, unknown = text.file, text.unknown()
        except (OSError, UnicodeDecodeError) as error:
            found.append(Error(f"The text {text.path} cannot be read: {error}", hint="A text is a UTF-8 file.", id=TEXTS))
            continue
        known = "、".join(f"{{{place}}}" for place in sorted(text.places)) or "none"
        named = "、".join(f"{{{place}}}" for place in unknown)
        found += [Error(f"{file} names {named}.", hint=f"Places of this text: {known}.", id=TEXTS)] if unknown else []
    hint = "Compare its path with those in templates/papers."
    return found + [Warning(f"{file}: no paper has a text of this name.", hint=hint, id=STRANGE) for file in texts.strangers()]


@register
def file_numbers_have_a_pattern(**kwargs: Any) -> list[CheckMessage]:
    """A place that nobody fills would stop every sealing (档号)."""
    hint = "Its places: " + " ".join(f"{{{place}}}" for place in numbers.PLACES)
    return [Error(f"ARCHIVE_NUMBER: {fault}.", hint=hint, id=FILE_NO) for fault in numbers.faults(settings.ARCHIVE_NUMBER)]


def _is_a_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == 32
    except binascii.Error:
        return False
