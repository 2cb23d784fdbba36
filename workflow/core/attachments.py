"""Attachments (附件): looked at before they are stored, kept once under their SHA-256, unchangeable once submitted."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import ProtectedError
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from workflow.core import magic, previews, secrecy, shelf, wording
from workflow.core.models import Attachment, Matter, Reading

NAME_BYTES = 180
UNSAFE = re.compile(r'[<>:"|?*%]')
A_DAY = 24 * 3600


def store(matter: Matter, *, kind: str, upload, by, now) -> Attachment:
    """Take an upload in (Django's UploadedFile, or any file with a ``name``); the same file again is the same row.

    Raises NotComplete for a name with a mark of secrecy, a kind of file that is not taken, content that is not what
    the name says, a bomb, a file too large, or one file too many.
    """
    name = clean_name(upload.name)
    secrecy.refuse_marked(name, _visible(upload.name))
    media_type = magic.media_type_of(name)
    with shelf.receiving(upload, limit=settings.ATTACHMENT_MAX_BYTES) as received:
        magic.look_inside(received.path, name)
        secrecy.refuse_starred(wording.words_of(received.path, media_type))
        with transaction.atomic():
            return _filed(matter, kind=kind, name=name, media_type=media_type, received=received, by=by, now=now)


def _filed(matter, *, kind, name, media_type, received, by, now) -> Attachment:
    held = Matter.objects.select_for_update(of=("self",)).get(pk=matter.pk)
    same = held.attachments.filter(kind=kind, name=name, sha256=received.sha256).first()
    if same is None and held.attachments.count() >= settings.ATTACHMENT_MAX_COUNT:
        most = settings.ATTACHMENT_MAX_COUNT
        raise NotComplete(_("This matter has %(most)d files already; remove one first.") % {"most": most})
    _hold(received.sha256)
    received.keep()
    return same or Attachment.objects.create(
        matter_id=matter.pk, kind=kind, name=name, sha256=received.sha256, size=received.size, media_type=media_type,
        uploaded_by=by, at=now, preview="waiting" if magic.can_be_drawn(media_type) else "none",
    )  # fmt: skip


def path_of(attachment: Attachment) -> Path:
    """Where its bytes lie."""
    return shelf.place_of(attachment.sha256)


def open_(attachment: Attachment) -> IO[bytes]:
    """Its bytes, to be read and closed."""
    return path_of(attachment).open("rb")


def read_by(attachment: Attachment, *, by, why: str, now) -> Reading:
    """Write down that somebody was given a scan to see (查阅记录)."""
    return Reading.objects.create(attachment=attachment, by=by, at=now, why=why.strip()[:200])


def submitted(matter: Matter, shas: Iterable[str], now) -> None:
    """Mark what a revision names: from now on it stands. Raises NotComplete for a file the matter does not have."""
    shas = set(shas)
    ours = dict(Attachment.objects.filter(matter_id=matter.pk, sha256__in=shas).values_list("sha256", "name"))
    lacking = [name for sha256, name in ours.items() if not shelf.place_of(sha256).exists()]
    if lacking or shas - set(ours):
        names = ", ".join(lacking) or _("a file named in the application")
        raise NotComplete(_("Upload again: %(names)s is not among the attachments of this matter.") % {"names": names})
    Attachment.objects.filter(matter_id=matter.pk, sha256__in=shas, submitted_at=None).update(submitted_at=now)


def rely_on(attachment: Attachment) -> None:
    """Somebody relies on this file as evidence (permit, pledge, proof): from now on it stands."""
    Attachment.objects.filter(pk=attachment.pk, submitted_at=None).update(submitted_at=Now())


def named_in(content: Any) -> set[str]:
    """The digests of files that a revision's content names, wherever it does; marks of sealed numbers are none."""
    return set(_digests(content))


@transaction.atomic
def remove(attachment: Attachment, *, by) -> None:
    """Take a file back before it was ever submitted; its bytes go with the next ``sweep`` if nobody else names them.

    Raises NotYours unless ``by`` uploaded it or applies for the matter, NotNow once it was submitted or relied on.
    """
    matter = Matter.objects.select_for_update(of=("self",)).get(pk=attachment.matter_id)
    if by.pk not in {attachment.uploaded_by_id, matter.owner_id, matter.preparer_id}:
        raise NotYours(_("Only the applicant or whoever uploaded the file may remove it."))
    if Attachment.objects.filter(pk=attachment.pk, submitted_at__isnull=False).exists():
        raise NotNow(_("This file was submitted and stays; add the right one and submit a change."))
    try:
        Attachment.objects.filter(pk=attachment.pk).delete()
    except ProtectedError as relied_on:
        raise NotNow(_("This file is already relied on elsewhere in the matter and stays.")) from relied_on


def sweep() -> int:
    """Destroy bytes that no attachment names and that have lain for a day; returns how many files went."""
    return sum(_swept(path) for path in shelf.lain_for(A_DAY))


@transaction.atomic
def _swept(path: Path) -> bool:
    _hold(path.name)
    if Attachment.objects.filter(sha256=path.name).exists() or not shelf.lain(path, A_DAY):
        return False
    path.unlink(missing_ok=True)
    previews.forget(path.name)
    return True


def _hold(sha256: str) -> None:
    """Until the commit, nobody else files or sweeps that content."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"shelf {sha256}"])


def clean_name(name: str) -> str:
    """The bare name: no folders, no invisible letters, nothing a file system or a terminal minds, not too long."""
    name = _visible(name).replace("\\", "/").rsplit("/", 1)[-1]
    name = " ".join(UNSAFE.sub("_", name).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return _cut(name, NAME_BYTES)
    return f"{_cut(stem, NAME_BYTES)}.{_cut(ending, 20)}"


def _visible(name: str | None) -> str:
    """Without control and format characters: a reversed ending (RLO) would show exe.pdf as fdp.exe."""
    name = unicodedata.normalize("NFC", name or "")
    return "".join(" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in name)


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore").strip(". ")


def _digests(content: Any) -> Iterator[str]:
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in ("hmac", "mark"):
                yield from _digests(value)
    elif isinstance(content, list):
        for value in content:
            yield from _digests(value)
    elif isinstance(content, str) and shelf.SHA256.fullmatch(content):
        yield content
