"""The programme (活动): talks, departments' tasks, escort and restricted areas, which leaders received them."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Outcome, Part, same, shown
from workflow.matters.visits import accounts, stays
from workflow.matters.visits.models import Check, Talk
from workflow.matters.visits.models.plan import Task


def checks(matter) -> Iterator[Checked]:
    """As approved, as planned, as it went."""
    yield _summary(matter)
    yield from _talks(matter)
    yield from _escort(matter)
    for task in Task.objects.filter(matter_id=matter.pk, dropped_at=None):
        asked, done = timezone.localtime(task.needed_at), task.done_at
        actual = _("done on %(day)s") % {"day": shown(timezone.localdate(done))} if done else _("not recorded as done")
        kept = Outcome.KEPT if done else Outcome.OPEN
        yield Checked(
            f"task.{task.pk}", Part.ITINERARY, str(task), f"{asked:%Y-%m-%d %H:%M}", actual, kept, said=task.note,
            rule="IN-07", source="S57 S60b",
        )  # fmt: skip


def _summary(matter) -> Checked:
    """Purpose and programme beside what the summary says was done; what was out of order stays open."""
    summary, application = accounts.newest(matter), matter.application
    approved = application.purpose_detail or matter.title
    done, problems = (summary.done, summary.problems) if summary else (_("no summary yet"), "")
    outcome = Outcome.KEPT if summary and summary.accepted_at and not problems else Outcome.OPEN
    return Checked("programme", Part.ITINERARY, _("Programme"), approved, done, outcome, said=problems, source="S59")


def _talks(matter) -> Iterator[Checked]:
    """A talk that was approved and not given is a difference, and so is one on another topic."""
    talks, topic = list(Talk.objects.filter(matter_id=matter.pk)), matter.application.talk_topic
    cited = {"rule": "IN-09", "source": "S57"}
    for talk in talks:
        approved, kept = topic or _("none"), talk.as_approved
        yield same(f"talk.{talk.pk}", Part.ITINERARY, _("Talk"), approved, talk.topic, kept=kept, said=talk.note, **cited)
    if topic and not talks:
        yield Checked("talk", Part.ITINERARY, _("Talk"), topic, _("none recorded"), Outcome.OPEN, **cited)


def _escort(matter) -> Iterator[Checked]:
    """Escort, route, restricted areas (IN-15), as looked at on the way; a check that lacks stays open."""
    name, cited = _("Escort, route, restricted areas"), {"rule": "IN-15", "source": "S84"}
    for check in Check.objects.filter(matter_id=matter.pk):
        fine = check.escorted and check.kept_route and check.no_secret_places and check.no_photos
        actual = _("in order") if fine else _("not in order")
        yield same(f"check.{check.pk}", Part.ITINERARY, name, _("in order"), actual, kept=fine, said=check.note, **cited)
    if stays.check_lacking(matter):
        yield Checked("check", Part.ITINERARY, name, _("to be there"), _("none recorded"), Outcome.OPEN, **cited)
