"""Personal data in a text (个人信息): what must not stand in a public summary, each find in a sentence that names it."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from workflow.core import secrecy

from . import words

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
IDENTITY = re.compile(r"(?<![0-9a-z])\d{6}(18|19|20)\d{9}[\dx](?![0-9a-z])")
PASSPORT = re.compile(r"(?<![0-9a-z])[a-z]{1,2}\d{7,9}(?![0-9a-z])")
MOBILE = re.compile(r"(?<!\d)(\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")
LANDLINE = re.compile(r"(?<!\d)0\d{2,3}[-) ]{1,2}\d{7,8}(?!\d)")
ABROAD = re.compile(r"\+\d{1,3}[- (]*\d[\d ()-]{5,16}\d")


def found_in(text: str, names: Iterable[str]) -> list[str]:
    """A sentence for everything personal, and for a mark of secrecy."""
    plain = words.fold(text)
    said = [
        _("“%(name)s” is the name of somebody of the matter; write without names.") % {"name": name}
        for name in sorted({name.strip() for name in names}) if _named(name, plain)
    ]  # fmt: skip
    for pattern, sentence in (
        (EMAIL, _("“%(found)s” is an e-mail address; take it out.")),
        (IDENTITY, _("“%(found)s” looks like an identity number; take it out.")),
        (PASSPORT, _("“%(found)s” looks like a passport number; take it out.")),
        (MOBILE, _("“%(found)s” is a phone number; take it out.")),
        (LANDLINE, _("“%(found)s” is a phone number; take it out.")),
        (ABROAD, _("“%(found)s” is a phone number; take it out.")),
    ):
        said += [sentence % {"found": hit.group()} for hit in pattern.finditer(plain)]
    if secrecy.bears_mark(text):
        said.append(_("The text bears a mark of secrecy; it must not be published, and not be kept here."))
    return list(dict.fromkeys(said))


def _named(name: str, plain: str) -> bool:
    """Whether that name stands there; a Latin one as a whole word."""
    name = words.fold(name)
    if len(name) < 2:
        return False
    if words.is_han(name[0]):
        return name in plain
    return bool(re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", plain))
