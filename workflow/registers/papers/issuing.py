"""Issuing (签发登记): each paper that leaves is entered once; the same contents again are the same entry.

The matter's row is the lock, as everywhere, and held only while the line is written: nothing is drawn meanwhile.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac

from workflow.core import shelf
from workflow.core.models import Matter
from workflow.printing import signing
from workflow.printing.imprint import Imprint

from ..models import IssuedPaper
from . import codes, standing

Draw = Callable[[str], bytes]  # check code → final bytes


@dataclass(frozen=True)
class Sheet:
    """A paper about to be printed: which, of which matter, from what, and as the matter stood then."""

    matter: Matter
    paper: str
    key: str
    void: bool
    private: bool
    seen: tuple

    @property
    def keeps(self) -> bool:
        """Whether the bytes must be kept: a signature is never made twice alike. Private ones lie nowhere in clear."""
        return signing.configured() and not self.private


def key_of(paper: str, view, imprint: Imprint) -> str:
    """Equal for equal contents; keyed, because some contents are secret and easily guessed."""
    bare = replace(imprint, address="", code="")
    said = json.dumps([paper, signing.configured(), view, bare], default=_said, sort_keys=True)
    return salted_hmac("waishi issued papers", said, algorithm="sha256").hexdigest()


def _said(value: Any) -> Any:
    """For JSON: a view is a dataclass of dataclasses, days and amounts."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: getattr(value, one.name) for one in fields(value)}
    return sorted(map(str, value)) if isinstance(value, set | frozenset) else str(value)


def as_it_stands(matter) -> tuple:
    """What must not change between looking things up and entering the line."""
    return matter.state, matter.revision_id, matter.entries.order_by("-seq").values_list("seq", flat=True).first()


def latest(sheet: Sheet) -> IssuedPaper | None:
    """The newest entry, if it is what would be printed now."""
    found = IssuedPaper.objects.filter(matter_id=sheet.matter.pk, paper=sheet.paper).order_by("-pk").first()
    same = found and found.key == sheet.key and not standing.turned_back(found)
    return found if same else None


def again(row: IssuedPaper, sheet: Sheet, draw: Draw) -> bytes | None:
    """The very bytes of that entry; None where they cannot be made or found again (other fonts, a signature)."""
    if row.kept:
        return _kept(row.sha256)
    if signing.configured():
        return None
    pdf = draw(row.code)
    return pdf if _sha256(pdf) == row.sha256 else None


def enter(sheet: Sheet, code: str, pdf: bytes, *, instead_of: IssuedPaper | None, by, now) -> IssuedPaper | None:
    """Write the line; the line of somebody who was faster with the same contents; None if the matter moved meanwhile."""
    if sheet.keeps:
        _keep(pdf)
    with transaction.atomic():
        held = Matter.objects.select_for_update(of=("self",)).get(pk=sheet.matter.pk)
        if as_it_stands(held) != sheet.seen:
            return None
        faster = latest(sheet)
        if faster and faster != instead_of:
            return faster
        return IssuedPaper.objects.create(
            code=code, matter_id=held.pk, paper=sheet.paper, revision_no=sheet.matter.revision.no, digest=sheet.matter.digest,
            key=sheet.key, sha256=_sha256(pdf), void=sheet.void, kept=sheet.keeps, issued_at=now, issued_by=by,
        )  # fmt: skip


def printed_sheet(sheet: Sheet, draw: Draw, *, by, now) -> bytes | None:
    """The bytes of the sheet, entered; None if the matter moved meanwhile."""
    row = latest(sheet)
    pdf = again(row, sheet, draw) if row else None
    if pdf is not None:
        return pdf
    code = codes.new_code()
    pdf = draw(code)
    entered = enter(sheet, code, pdf, instead_of=row, by=by, now=now)
    if entered is None or entered.code == code:
        return pdf if entered else None
    return again(entered, sheet, draw)


def _sha256(pdf: bytes) -> str:
    return hashlib.sha256(pdf).hexdigest()


def _place(sha256: str) -> Path:
    return shelf.root() / "papers" / sha256[:2] / sha256


def _kept(sha256: str) -> bytes | None:
    try:
        return _place(sha256).read_bytes()
    except FileNotFoundError:
        return None


def _keep(pdf: bytes) -> None:
    place = _place(_sha256(pdf))
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, place)
    shelf.settle(place.parent)
