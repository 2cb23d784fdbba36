"""Submission (提交): a revision is made of the draft, once nothing lacks and no blocking rule stands open."""

from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow
from workflow.core import attachments
from workflow.core.canonical import digest
from workflow.core.countries import name as name_of
from workflow.core.models import Participant, Revision, RuleException
from workflow.core.numbering import next_number
from workflow.core.search import vector
from workflow.matters.delegations.application import Application, canonical, lacking
from workflow.matters.delegations.rules import SUBMIT, blocking, unanswered, verdicts
from workflow.registers.limits import limits_on

PREFIX = "OUT"


def check(matter, *, now) -> tuple[list[str], list]:
    """(sentences that stand against handing in, all verdicts) for the draft as it is."""
    application, mistakes = matter.typed()
    found = verdicts(application, limits_on(matter.limits_on or timezone.localdate(now)), at=SUBMIT)
    excepted = _excepted(matter)
    complaints = [*mistakes.values(), *(sentence for _path, sentence in lacking(application))]
    complaints += [f"{v.rule}: {v.message} {v.fix}".strip() for v in blocking(found) if v.rule not in excepted]
    complaints += [
        _("%(rule)s cannot be judged; say: %(missing)s.") % {"rule": v.rule, "missing": ", ".join(v.missing)}
        for v in unanswered(found) if v.rule not in excepted
    ]
    return complaints, found


def open_blocks(matter, *, now) -> set[str]:
    """The blocking rules that the draft breaks and for which no exception is granted."""
    _complaints, found = check(matter, now=now)
    return {verdict.rule for verdict in blocking(found)} - _excepted(matter)


def _excepted(matter) -> set[str]:
    return set(RuleException.objects.filter(matter_id=matter.pk, granted=True).values_list("rule", flat=True))


def submit(matter, *, by, now) -> dict:
    """Make the next revision of a held delegation; raises NotComplete with everything that stands against it."""
    complaints, found = check(matter, now=now)
    if complaints:
        raise NotComplete(complaints=complaints)
    application, _mistakes = matter.typed()
    text = canonical(application)
    last = matter.revisions.order_by("-no").first()
    if last and last.digest == digest(text) and matter.state == "sent_back":
        raise NotNow(_("Nothing has changed since it was sent back; change what was asked for, then hand it in."))
    revision = Revision.objects.create(
        matter_id=matter.pk, no=last.no + 1 if last else 1, canonical=text, digest=digest(text),
        report=[kept(verdict) for verdict in found], made_at=now, by=by,
    )
    attachments.submitted(matter, attachments.named_in(revision.content), now=now)
    carry(matter, application, revision, now=now)
    return {"revision": revision.no, "digest": revision.digest, "number": matter.number}


def kept(verdict) -> dict:
    return {
        "rule": verdict.rule, "title": verdict.title, "severity": verdict.severity.value, "passed": verdict.passed,
        "message": verdict.message, "fix": verdict.fix, "source": verdict.source, "missing": verdict.missing,
    }


def carry(matter, application: Application, revision: Revision, *, now) -> None:
    """Carry what lists, search, access and duties need from the application to the matter's row."""
    today = timezone.localdate(now)
    matter.revision = revision
    matter.number = matter.number or next_number(PREFIX, today.year)
    matter.limits_on = matter.limits_on or today
    matter.title = application.title[:200]
    matter.starts_on, matter.ends_on, matter.places = application.starts, application.ends, application.countries
    matter.words = vector(
        matter.number, application.title, *(member.name for member in application.members),
        *(name_of(code, "zh-hans") for code in application.countries), *(leg.city for leg in application.legs),
    )
    matter.save(update_fields=["revision", "number", "limits_on", "title", "starts_on", "ends_on", "places", "words"])
    _seat(matter, application, now=now)


def _seat(matter, application: Application, *, now) -> None:
    """Participants after the member list; who is no longer in it stays on record as dropped."""
    known = {participant.key: participant for participant in Participant.objects.filter(matter_id=matter.pk)}
    for member in application.members:
        row = known.pop(member.key, None) or Participant(matter_id=matter.pk, key=member.key)
        row.person_id, row.name, row.unit_name, row.post = member.person_id, member.name, member.unit, member.post
        row.leader, row.dropped_at = member.leader, None
        row.save()
    for row in known.values():
        row.dropped_at = row.dropped_at or now
        row.save(update_fields=["dropped_at"])
