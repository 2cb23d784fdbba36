"""Previews (预览): pages of an attachment as pictures, drawn beside the day's work, once per content.

Any number of workers may draw: a lock on the *content*, held by the connection, is the lease, and a killed worker
frees it at once. The attachment's row is not locked meanwhile, for its matter may be submitted while its pages are
being drawn.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

from django.db import connection, transaction

from workflow.core import apart, shelf
from workflow.core.magic import JPEG, PDF, PNG
from workflow.core.models import Attachment

VERBS = {PDF: "pdf", PNG: "picture", JPEG: "picture"}
TURN = 40  # seconds after which no further file is begun: a task is shorter than a minute


def make_previews(*, now, limit: int = 20) -> int:
    """Draw what waits, oldest first; returns how many attachments have their preview (or none) now."""
    waiting = Attachment.objects.filter(preview="waiting", at__lte=now).order_by("id").values_list("pk", flat=True)
    ends, done = time.monotonic() + TURN, 0
    for pk in list(waiting[:limit]):
        if time.monotonic() > ends:
            break
        done += _make(pk)
    return done


def page_of(attachment: Attachment, n: int) -> Path:
    """The picture of page ``n``, from 1; LookupError where there is none."""
    path = _folder(attachment.sha256) / f"{n}.png"
    if not 1 <= n <= attachment.pages or not path.exists():
        raise LookupError(f"There is no page {n}.")
    return path


def forget(sha256: str) -> None:
    """Destroy the pages of bytes that are gone."""
    shutil.rmtree(_folder(sha256), ignore_errors=True)


@transaction.atomic
def _make(pk: int) -> int:
    attachment = Attachment.objects.filter(pk=pk, preview="waiting").first()
    if attachment is None or not _leased(attachment.sha256):
        return 0
    pages = _drawn(attachment)
    found = Attachment.objects.filter(pk=pk, preview="waiting")
    return found.update(preview="ready" if pages else "none", pages=pages)


def _leased(sha256: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"preview {sha256}"])
        return cursor.fetchone()[0]


def _drawn(attachment: Attachment) -> int:
    """How many pages there are pictures of, drawing them if nobody has; 0 for what cannot be drawn."""
    folder, verb = _folder(attachment.sha256), VERBS.get(attachment.media_type)
    if verb and not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".drawing-") as aside:
            pages = Path(aside, "pages")
            pages.mkdir()
            try:
                apart.run(verb, shelf.place_of(attachment.sha256), pages)
            except apart.Failed:
                return 0
            os.replace(pages, folder)
    return len(list(folder.glob("*.png")))


def _folder(sha256: str) -> Path:
    return shelf.root() / "previews" / sha256
