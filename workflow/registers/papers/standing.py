"""What an issued paper is worth today (文书效力): valid, superseded or void; and which offices had decided.

A paper is void (作废) when its matter is cancelled, rejected or withdrawn, or when it was printed as such. It is
superseded (已被替代) when a newer one was issued, when another version was handed in, or when the matter went back to the
applicant after the paper was issued: what is decided on it afterwards is not on this paper.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils import timezone
from django.utils.translation import pgettext_lazy

from workflow.core import kinds

from ..models import IssuedPaper
from . import codes

DRAFT = ("draft", "sent_back")
VOID = ("cancelled", "rejected", "withdrawn")
VERDICTS = ("agree", "back", "reject")
WHOLE = "file"  # code of all papers of a matter bound as one (全卷)


class Worth(Enum):
    """What a paper is worth."""

    VALID = pgettext_lazy("paper", "Valid")
    SUPERSEDED = pgettext_lazy("paper", "Superseded")
    VOID = pgettext_lazy("paper", "Void")


@dataclass(frozen=True)
class Office:
    """One office that had decided when the paper was issued: which step, how, when; never who."""

    name: str
    verdict: str
    on: date


@dataclass(frozen=True)
class Known:
    """All that is told about a paper to whoever holds it: no names, no title, no destination."""

    row: IssuedPaper
    worth: Worth
    offices: tuple[Office, ...]

    @property
    def code(self) -> str:
        return codes.grouped(self.row.code)

    @property
    def kind(self):
        """What kind of matter it is about."""
        return kinds.get(self.row.matter.kind).name

    @property
    def name(self):
        """What the paper is called."""
        if self.row.paper == WHOLE:
            return pgettext_lazy("paper", "The whole file")
        paper = kinds.get(self.row.matter.kind).papers.get(self.row.paper)
        return paper.name if paper else self.row.paper


def by_code(typed: str) -> Known | None:
    """The paper with that check code, however it was typed."""
    return _known(code=codes.plain(typed))


def by_bytes(sha256: str) -> Known | None:
    """The paper that consists of exactly these bytes."""
    return _known(sha256=sha256)


def turned_back(row: IssuedPaper) -> bool:
    """Whether the matter went back to the applicant, or to nothing, after the paper was issued."""
    return row.matter.entries.filter(at__gt=row.issued_at, target__in=VOID + DRAFT).exclude(source__in=VOID + DRAFT).exists()


def worth_of(row: IssuedPaper) -> Worth:
    """What it is worth now."""
    matter = row.matter
    if row.void or matter.state in VOID:
        return Worth.VOID
    newer = IssuedPaper.objects.filter(matter_id=row.matter_id, paper=row.paper, pk__gt=row.pk)
    if row.digest != matter.digest or newer.exists() or turned_back(row):
        return Worth.SUPERSEDED
    return Worth.VALID


def _known(**of: str) -> Known | None:
    row = IssuedPaper.objects.select_related("matter", "matter__revision").filter(**of).first()
    return Known(row, worth_of(row), _offices(row)) if row else None


def _offices(row: IssuedPaper) -> tuple[Office, ...]:
    given = row.matter.decisions.filter(digest=row.digest, verdict__in=VERDICTS, at__lte=row.issued_at)
    counting = [each for each in given.select_related("assignment__panel__phase") if each.counts]
    return tuple(Office(each.assignment.panel.phase.named, each.verdict, timezone.localdate(each.at)) for each in counting)
