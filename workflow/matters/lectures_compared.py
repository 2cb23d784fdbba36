"""Plan against actual (计划与实际) of a lecture: the approved version beside what was recorded once it was held.

No rule of the sources gives it a deadline of its own after the day; what was other than approved and only explained stays open.
"""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workflow.core.comparing import Checked, Compared, Comparison, Outcome, Part, Question, excused, same, shown
from workflow.core.models import Entry
from workflow.registers.limits import limits_on


def compare(matter, today: date) -> Comparison:
    """Every check of a lecture that was held."""
    told = {row.step: row for row in Entry.objects.filter(matter_id=matter.pk, step__in=["approve", "announce", "record_held"])}
    return excused(matter.pk, (*_day(matter, told["record_held"]), *_audience(matter, told["record_held"]), *_before(matter, told)))


def _day(matter, held: Entry) -> Iterator[Checked]:
    on, why = date.fromisoformat(held.facts["held_on"]), held.facts["deviations"]
    outcome = Outcome.KEPT if on == matter.starts_on else Outcome.OPEN
    yield Checked("day", Part.DATES, _("Held on"), shown(matter.starts_on), shown(on), outcome, said=why, **_cited())
    actual, outcome = (why, Outcome.OPEN) if why else (_("nothing else was recorded"), Outcome.KEPT)
    yield Checked("topic", Part.ITINERARY, _("What is said"), matter.application.abstract, actual, outcome, **_cited())


def _audience(matter, held: Entry) -> Iterator[Checked]:
    """Beyond the number from which a school leader is asked, one that was approved without the leader is looked at."""
    size, came = matter.application.size or 0, held.facts["attendance"]
    large = limits_on(matter.limits_on).large_audience
    outcome = Outcome.OPEN if size <= large < came else Outcome.KEPT
    yield Checked("audience", Part.PEOPLE, _("Audience"), str(size), str(came), outcome, **_cited())


def _before(matter, told: dict[str, Entry]) -> Iterator[Checked]:
    """Announced after the approval, and the script on file where one is asked for."""
    approved, announced = timezone.localdate(told["approve"].at), date.fromisoformat(told["announce"].facts["announced_on"])
    since = _("from %(day)s on") % {"day": shown(approved)}
    yield same("announced", Part.DEADLINES, _("Announced"), since, shown(announced), kept=announced >= approved, **_cited())
    if matter.application.subject in ("humanities", "social_science") or matter.application.sensitive:
        script, there = matter.application.script, _("to be there")
        yield same(
            "script", Part.DOCUMENTS, _("Script or outline"), there, _("on file") if script else _("none"), kept=bool(script),
            rule="EV-12", source="S57",
        )  # fmt: skip


def _cited() -> dict[str, str]:
    return {"source": _("the approved application")}


CHECKLIST = (
    Question("speakers", gettext_lazy("Those spoke who were approved, and nobody else")),
    Question("content", gettext_lazy("What was said is what the content review had read"), "EV-12"),
    Question("order", gettext_lazy("Security and secrecy were seen to on the spot"), "S83 S84"),
)
COMPARED = Compared(states=("held", "archived"), compare=compare, checklist=CHECKLIST)
