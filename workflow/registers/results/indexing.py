"""What the search and the comparison look at (索引), written whenever an entry is written."""

from typing import Any

from django.db.models.expressions import RawSQL

from workflow.core import attachments, wording
from workflow.registers.limits import limits_on
from workflow.registers.models import Likeness, Result

from . import likeness, words

LONGEST = 60_000  # characters of one entry that are searched; beyond that PostgreSQL's tsvector would overflow
WARNED = 3  # the most alike are named


def index(result: Result, *, files: str = "") -> None:
    """Fold, cut into tokens, sample; ``files`` is the text of what is attached."""
    contact = getattr(result, "contact", None) if result.kind == Result.Kind.CONTACT else None
    person = [contact.name, contact.post] if contact else []
    result.folded_title = words.fold(result.title)
    result.folded = words.fold("\n".join([result.title, result.text, *person, files]))[:LONGEST]
    vector = RawSQL("array_to_tsvector(%s::text[])", [sorted(words.tokens(result.folded))])
    sampled = likeness.sample(likeness.shingles(result.text)) if result.kind == Result.Kind.REPORT else []
    Result.objects.filter(pk=result.pk).update(
        folded=result.folded, folded_title=result.folded_title, words=vector, sample=sampled
    )
    result.sample = sampled


def text_of(files: Any) -> str:
    """The words of attached Word, Excel and PDF files, as far as they can be had."""
    return "\n".join(wording.words_of(attachments.path_of(file), file.media_type) for file in files)


def compare(result: Result, *, now) -> list[Likeness]:
    """Look for earlier reports that this one repeats, and write down those above the school's threshold."""
    result.likenesses.all().delete()
    if result.kind != Result.Kind.REPORT:
        return []
    found, least = likeness.shingles(result.text), limits_on(result.happened_on).report_alike_percent
    before = likeness.candidates(result.sample, before=result.pk, matter=result.matter_id)
    texts = Result.objects.filter(pk__in=before).values_list("pk", "text")
    alike = [(likeness.share(found, likeness.shingles(text)), pk) for pk, text in texts]
    rows = [
        Likeness(result=result, earlier_id=pk, percent=percent, at=now)
        for percent, pk in sorted(alike, reverse=True)[:WARNED] if percent >= least
    ]  # fmt: skip
    return Likeness.objects.bulk_create(rows)
