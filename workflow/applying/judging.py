"""Judging (核验): what the rules say of a matter at a moment, in sentences; granted exceptions are set aside."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.applying.form import form_of
from workflow.core.models import RuleException
from workflow.core.rules import SUBMIT, Moment, Verdict, blocking, unanswered
from workflow.core.weighing import weighed
from workflow.registers.limits import limits_on


def check(matter: Any, *, now) -> tuple[list[str], list[Verdict]]:
    """(sentences that stand against handing in, all verdicts) for the draft as it is."""
    form = form_of(matter)
    application, mistakes = matter.typed()
    today = timezone.localdate(now)
    limits = limits_on(matter.limits_on or today)
    found = form.verdicts(application, limits, at=SUBMIT, actual=form.beside(today)) + weighed(matter, limits, today=today)
    gaps = [sentence for _path, sentence in form.lacking(application)]
    return [*mistakes.values(), *gaps, *_against(found, excepted(matter))], found


def open_blocks(matter: Any, *, now) -> set[str]:
    """The blocking rules that the draft breaks and for which no exception is granted."""
    _complaints, found = check(matter, now=now)
    return {verdict.rule for verdict in blocking(found)} - excepted(matter)


def blocks(matter: Any, *, at: Moment, actual: Any = None) -> list[str]:
    """Sentences of the rules that stand against a later step, judged by the limits of the day it was handed in."""
    found = form_of(matter).verdicts(matter.application, limits_on(matter.limits_on), at=at, actual=actual)
    return _against(found, excepted(matter))


def excepted(matter: Any) -> set[str]:
    """The rules set aside for this matter (例外)."""
    return set(RuleException.objects.filter(matter_id=matter.pk, granted=True).values_list("rule", flat=True))


def kept(verdict: Verdict) -> dict:
    """A verdict as a revision keeps it."""
    return {
        "rule": verdict.rule, "title": verdict.title, "severity": verdict.severity.value, "passed": verdict.passed,
        "message": verdict.message, "fix": verdict.fix, "source": verdict.source, "missing": verdict.missing,
    }


def _against(found: list[Verdict], excepted: set[str]) -> list[str]:
    said = [f"{v.rule}: {v.message} {v.fix}".strip() for v in blocking(found) if v.rule not in excepted]
    return said + [
        _("%(rule)s cannot be judged; say: %(missing)s.") % {"rule": v.rule, "missing": ", ".join(v.missing)}
        for v in unanswered(found) if v.rule not in excepted
    ]  # fmt: skip
