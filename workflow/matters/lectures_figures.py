"""What is counted of lectures (涉外讲座统计): one that was held counts on the day on which it was; its people are the speakers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch

from workflow.core.counting import EVENT, Counted, Figures, region_of
from workflow.core.models import Entry


def row(matter) -> Counted | None:
    """The matter's row, or None before it was held."""
    held = max((entry for entry in matter.entries.all() if entry.step == "record_held"), key=lambda entry: entry.seq, default=None)
    if held is None:
        return None
    speakers = len(matter.application.speakers)
    return Counted(
        way=EVENT, counted_on=date.fromisoformat(held.facts["held_on"]), countries=matter.places, region=region_of(matter.places),
        task=matter.application.subject or "", people_planned=speakers, people=speakers, audience=held.facts["attendance"],
    )  # fmt: skip


def figures_of(subjects: Mapping[str, Any]) -> Figures:
    """The figures of lectures; ``subjects`` are the names of the fields of learning."""
    held = Prefetch("entries", Entry.objects.filter(step="record_held"))
    return Figures(steps=frozenset({"record_held"}), row=row, names={"task": subjects}, lists=(held,))
