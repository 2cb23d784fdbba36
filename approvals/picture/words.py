"""What is said of a phase and of a round (流程图文字), in the reader's language."""

from collections.abc import Iterator
from datetime import date, datetime

from babel.core import Locale
from babel.dates import format_date
from django.utils import timezone
from django.utils.translation import get_language, pgettext, to_locale
from django.utils.translation import gettext as _

from approvals.progress import PhaseState, Progress, State, Who
from approvals.typeset import clean

NAMES = 3  # more deciders than these are counted, not named


def state_of(phase: PhaseState) -> str:
    """The state of a phase in a word."""
    if phase.state == State.ACTIVE and phase.paused:
        return pgettext("phase", "Paused")
    if phase.state == State.SKIPPED:
        return pgettext("phase", "No longer needed") if phase.applies else pgettext("phase", "Does not apply")
    return {
        State.DONE: pgettext("phase", "Agreed"), State.ACTIVE: pgettext("phase", "In hand"),
        State.COMING: pgettext("phase", "To come"), State.RETURNED: pgettext("phase", "Returned to an earlier step"),
        State.SENT_BACK: pgettext("phase", "Sent back to the applicant"), State.REJECTED: pgettext("phase", "Rejected"),
    }[phase.state]  # fmt: skip


def people_of(phase: PhaseState) -> list[str]:
    """Who decided or is asked, each on a line; whom the route asks, where nobody is asked yet."""
    if not phase.who:
        return [clean(phase.asks)] if phase.asks and phase.state == State.COMING else []
    ended = phase.state in (State.RETURNED, State.SENT_BACK, State.REJECTED)
    named = sorted(phase.who, key=lambda who: (who.verdict in ("", "agree")) == ended)  # whose word it was, first
    few = named[: NAMES if len(named) > NAMES + 1 else NAMES + 1]
    shown = [clean(_name(who, against=who.verdict == "reject" and not ended)) for who in few]
    more = len(named) - len(shown)
    return [*shown, _("and %(count)d more") % {"count": more}] if more else shown


def _name(who: Who, *, against: bool) -> str:
    name = pgettext("decider", "%(name)s (against)") % {"name": who.name} if against else who.name
    if who.in_place_of:
        name = _("%(deputy)s (for %(name)s)") % {"deputy": name, "name": who.in_place_of}
    if who.recorded_by:
        name = pgettext("decider", "%(name)s (recorded)") % {"name": name}
    if who.added:
        name = pgettext("decider", "%(name)s (added)") % {"name": name}
    return pgettext("decider", "%(name)s (later)") % {"name": name} if who.waits else name


def days_of(phase: PhaseState, today: date) -> list[str]:
    """When it was decided and how long it took, by when it is due, or how long it may take."""
    if phase.ended_at:
        return [day(phase.ended_at, today), *([] if phase.took is None else [_took(phase.took)])]
    if phase.state == State.ACTIVE:
        due = [pgettext("phase", "due %(day)s") % {"day": day(phase.due_on, today)}] if phase.due_on else []
        return [*due, *([pgettext("phase", "Overdue")] if phase.late else [])]
    if phase.state == State.COMING:
        return [_("working days allowed: %(days)d") % {"days": phase.days}]
    return []


def _took(days: int) -> str:
    return _("working days: %(days)d") % {"days": days} if days else _("the same day")


def remarks_of(phase: PhaseState) -> list[str]:
    """What else there is to know: asked again, on somebody else's desk, under a condition."""
    remarks = [clean(phase.note)] if phase.note else []
    if phase.times > 1:
        remarks.append(_("asked %(times)d times") % {"times": phase.times})
    if phase.when:
        remarks.append(_("only under a condition"))
    return remarks


def day(value: date | datetime, today: date) -> str:
    """3月2日; with the year where it is not this one."""
    local = timezone.localdate(value) if isinstance(value, datetime) else value
    pattern = pgettext("day", "d MMM") if local.year == today.year else _("d MMM y")
    return format_date(local, pattern, locale=Locale.parse(to_locale(get_language() or "en")))


def title_of(progress: Progress) -> str:
    """The name of the picture."""
    if not progress.round:
        return _("Approval route, version %(version)d") % {"version": progress.version}
    return _("Progress of round %(no)d") % {"no": progress.round}


def outcome_of(progress: Progress) -> str:
    """How the round ended, or that it runs."""
    said = {
        "": pgettext("round", "In hand"), "agree": pgettext("round", "Agreed"), "reject": pgettext("round", "Rejected"),
        "back": pgettext("round", "Sent back to the applicant"), "withdrawn": pgettext("round", "Withdrawn"),
    }  # fmt: skip
    return said.get(progress.outcome, progress.outcome) if progress.round else pgettext("round", "Not begun")


def told(progress: Progress) -> str:
    """The whole picture in sentences, for who cannot see it."""
    return " ".join([pgettext("sentence", "%(outcome)s.") % {"outcome": outcome_of(progress)}, *_steps(progress)])


def _steps(progress: Progress) -> Iterator[str]:
    for place, step in enumerate(progress.steps, start=1):
        asked = pgettext("list", "; ").join(in_words(phase, progress.today) for phase in step.phases)
        sentence = _("Step %(no)d: %(asked)s.") if len(step.phases) == 1 else _("Step %(no)d, side by side: %(asked)s.")
        yield sentence % {"no": place, "asked": asked}


def in_words(phase: PhaseState, today: date) -> str:
    """A phase in half a sentence."""
    parts = [clean(phase.name), state_of(phase), *people_of(phase), *days_of(phase, today), *remarks_of(phase)]
    return pgettext("list", ", ").join(part for part in parts if part)
