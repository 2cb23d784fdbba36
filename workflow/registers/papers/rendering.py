"""Printing by a worker (后台印制): a long paper, or a whole file, is ordered, printed beside the day's work and fetched.

An order is a row, so nothing is lost with a broker. One worker at a time has it: a lock on the order, held by the
connection, is the lease, and a killed worker frees it. Time, pages and memory have limits; what goes beyond them, and
what cannot be printed, says so in a sentence, and a failure of ours is an incident on the office's desk.
"""

import logging
import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

import pikepdf
from celery.exceptions import SoftTimeLimitExceeded
from django.db import transaction
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import override

from approvals.errors import NotNow, Refusal
from notifications import jobs
from notifications.poke import publish
from workflow.core import kinds, shelf
from workflow.core.lease import leased

from ..models import PaperOrder
from . import printed

JOB = "registers.print"
REPAIR = "registers.print_again"  # the job an incident names: trying it again prints what broke
LONG = 60  # members from which a paper is printed by a worker
KEPT = timedelta(hours=12)
TRIES = 2  # a worker that dies twice over the same order is not sent a third one
PAGES = 600
MEMORY = 512 << 20  # beyond what the worker has already
OPEN_AT_ONCE = 3  # orders of one person
TURN = 10  # seconds after which no further order is begun: a task is shorter than a minute

logger = logging.getLogger(__name__)


class TooMuch(Refusal):
    """The paper is larger than what is printed here."""


class BrokenOff(Exception):
    """The worker was lost over the same order again and again."""


def is_long(matter, code: str) -> bool:
    """Whether a worker prints that paper; one with sealed numbers is never laid on the shelf and so printed at once."""
    paper = kinds.get(matter.kind).papers.get(code)
    if paper is None or paper.private:
        return False
    return paper.long or matter.participants.count() > LONG


@transaction.atomic
def order(matter, codes: list[str], *, by, now: datetime) -> PaperOrder:
    """Ask for papers of the matter; the same ones, asked for and not yet printed, are the same order.

    Raises Http404 for a paper its kind has not, NotNow for one with sealed numbers or while too many orders are open.
    """
    papers = kinds.get(matter.kind).papers
    if not codes or any(code not in papers for code in codes):
        raise Http404
    if any(papers[code].private for code in codes):
        raise NotNow(_("A paper with identity numbers is printed by itself, and not laid anywhere."))
    mine = PaperOrder.objects.filter(by=by, state__in=(PaperOrder.State.WAITING, PaperOrder.State.PRINTING))
    same = mine.filter(matter_id=matter.pk, codes=codes).first()
    if same is None and mine.count() >= OPEN_AT_ONCE:
        raise NotNow(_("Your other papers are still being printed. Fetch them first."))
    found = same or PaperOrder.objects.create(matter_id=matter.pk, codes=codes, by=by, at=now, until=now + KEPT)
    transaction.on_commit(lambda: publish(JOB), robust=True)
    return found


def fetched(ordered: PaperOrder) -> bytes:
    """The finished papers; LookupError while, or once, they are not there."""
    if ordered.state != PaperOrder.State.READY:
        raise LookupError("The order is not printed.")
    try:
        return _place(ordered).read_bytes()
    except FileNotFoundError as error:
        raise LookupError("The order is not there.") from error


def print_orders(*, now: datetime) -> int:
    """Print what waits, oldest first, and clear away what nobody fetched; returns how many orders were printed."""
    _clear(now)
    waiting = PaperOrder.objects.filter(state__in=(PaperOrder.State.WAITING, PaperOrder.State.PRINTING), until__gt=now)
    ends, done = time.monotonic() + TURN, 0
    for pk in list(waiting.order_by("id").values_list("pk", flat=True)):
        if time.monotonic() > ends:
            break
        done += _attempt(pk, now)
    return done


def print_again(*, now: datetime) -> int:
    """Print once more what broke, after somebody mended the cause (an incident is tried again)."""
    broken = PaperOrder.objects.filter(state=PaperOrder.State.FAILED, broke=True, until__gt=now)
    broken.update(state=PaperOrder.State.WAITING, tries=0, broke=False, why="")
    return print_orders(now=now)


def _attempt(pk: int, now: datetime) -> bool:
    with leased(f"paper order {pk}") as ours:
        ordered = PaperOrder.objects.select_related("matter", "by").filter(pk=pk).first()
        if not ours or ordered is None or not ordered.open:
            return False
        if ordered.tries >= TRIES:
            return _broke(ordered, BrokenOff(), _("Printing broke off twice. The office has been told."))
        _tell(ordered, state=PaperOrder.State.PRINTING, tries=ordered.tries + 1, done=0)
        with override(ordered.by.language or None):
            return _carried_out(ordered, now)


def _carried_out(ordered: PaperOrder, now: datetime) -> bool:
    try:
        with _no_more_memory_than(MEMORY):
            _put(ordered, _bound(list(_printed_one_by_one(ordered, now))))
    except Refusal as refusal:
        return _failed(ordered, " ".join(map(str, refusal.complaints)))
    except SoftTimeLimitExceeded as error:
        return _broke(ordered, error, _("Printing took too long and was stopped. Print fewer papers at once."))
    except MemoryError as error:
        return _broke(ordered, error, _("Printing needed too much memory and was stopped. Print fewer papers at once."))
    except Exception as error:  # noqa: BLE001 - one bad paper must not keep the others waiting
        return _broke(ordered, error, _("The paper could not be printed. The office has been told."))
    _tell(ordered, state=PaperOrder.State.READY)
    return True


def _printed_one_by_one(ordered: PaperOrder, now: datetime) -> Iterator[bytes]:
    matter = kinds.get(ordered.matter.kind).model.objects.select_related("owner", "unit", "revision").get(pk=ordered.matter_id)
    pages = 0
    for done, code in enumerate(ordered.codes, start=1):
        pdf = printed(matter, code, by=ordered.by, now=now)
        with pikepdf.open(BytesIO(pdf)) as document:
            pages += len(document.pages)
        if pages > PAGES:
            raise TooMuch(_("More than %(most)d pages are not printed at once. Print fewer papers.") % {"most": PAGES})
        _tell(ordered, done=done)
        yield pdf


def _bound(papers: list[bytes]) -> bytes:
    """One paper as it is, which can be compared with the register; several behind one another, each with its code."""
    if len(papers) == 1:
        return papers[0]
    with pikepdf.new() as whole:
        for pdf in papers:
            with pikepdf.open(BytesIO(pdf)) as one:
                whole.pages.extend(one.pages)
        file = BytesIO()
        whole.save(file, deterministic_id=True)
    return file.getvalue()


def _tell(ordered: PaperOrder, **how) -> None:
    """Say how far it is, in a commit of its own."""
    PaperOrder.objects.filter(pk=ordered.pk).update(**how)


def _failed(ordered: PaperOrder, why: str) -> bool:
    _tell(ordered, state=PaperOrder.State.FAILED, why=why)
    return False


def _broke(ordered: PaperOrder, error: Exception, why: str) -> bool:
    """It is our failure: an incident beside the sentence."""
    logger.error("An order of papers failed (%s).", type(error).__name__, exc_info=error)
    jobs.failed.send_robust(sender=REPAIR, job=REPAIR, error=error)
    _tell(ordered, broke=True)
    return _failed(ordered, why)


@contextmanager
def _no_more_memory_than(more: int) -> Iterator[None]:
    """Let this process grow by so much and no further: then there is a MemoryError instead of a dead worker."""
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    has = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize() if Path("/proc/self/statm").exists() else 0
    if not has:  # not Linux: the limits of time and pages must do
        yield
        return
    resource.setrlimit(resource.RLIMIT_AS, (has + more, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _place(ordered: PaperOrder) -> Path:
    return shelf.root() / "printed" / f"{ordered.pk}.pdf"


def _put(ordered: PaperOrder, pdf: bytes) -> None:
    place = _place(ordered)
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as file:
        file.write(pdf)
    os.replace(file.name, place)


def _clear(now: datetime) -> None:
    for old in PaperOrder.objects.filter(until__lte=now):
        _place(old).unlink(missing_ok=True)
        old.delete()
