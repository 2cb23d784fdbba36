"""What the pages of routes show (审批路线页面): versions by kind, phases as cards, names of stages, facts and evidence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from approvals.models import Route
from approvals.revising.compare import Changed
from approvals.revising.rows import UNSAID, Row, by_step
from approvals.revising.trial import Trial
from approvals.revising.vocabulary import Vocabulary
from approvals.revising.words import quorum_in_words, rare, when_in_words, who_in_words
from workflow.core import kinds
from workflow.core.models import Matter


@dataclass
class Group:
    """The versions of one kind and purpose, newest first."""

    kind: str
    purpose: str
    versions: list[Route] = field(default_factory=list)

    @property
    def title(self) -> str:
        return title(self.kind, self.purpose)

    @property
    def in_force(self) -> Route | None:
        """The highest that is published, which is the one published last."""
        return next((route for route in self.versions if route.published_at), None)

    @property
    def drafts(self) -> list[Route]:
        return [route for route in self.versions if not route.published_at]


def groups() -> list[Group]:
    """All versions of everything, with how many rounds run on each: one statement."""
    found: dict[tuple[str, str], Group] = {}
    versions = Route.objects.annotate(running=Count("rounds", filter=Q(rounds__outcome=""))).select_related(
        "published_by", "made_by"
    )
    for route in versions.order_by("kind", "purpose", "-version"):
        found.setdefault((route.kind, route.purpose), Group(route.kind, route.purpose)).versions.append(route)
    return list(found.values())


def title(kind: str, purpose: str) -> str:
    """因公出国（境）团组 · 申请."""
    of = next((one.name for one in kinds.installed() if one.code == kind), kind)
    purposes = {"application": _("the application")}
    return f"{of} · {purposes.get(purpose, purpose)}"


def labels(kind: str) -> dict[str, Any]:
    """What the kind calls its stages, its evidence and its facts."""
    of = next((one for one in kinds.installed() if one.code == kind), None)
    if of is None:
        return {}
    return (
        {f"stage:{state.code}": state.name for state in of.life.states}
        | {f"evidence:{code}": name for code, name in of.evidence.items()}
        | {f"fact:{code}": name for code, name in of.facts.items()}
    )


def cards(rows: Sequence[Row], words: Vocabulary) -> list[dict[str, Any]]:
    """A card for each phase; the number is that of its step."""
    return [
        {
            "row": row, "number": number, "beside": len(step) > 1, "stage": words.label("stage", row["stage"]),
            "who": who_in_words(row["who"], words), "quorum": quorum_in_words(row), "when": when_in_words(row["when"], words),
            "rare": rare(row, UNSAID, words),
        }
        for number, step in enumerate(by_step(rows), 1)
        for row in step
    ]  # fmt: skip


def change_tags() -> dict[str, dict[str, str]]:
    """How each kind of change looks: level, icon, word."""
    return {
        "added": {"level": "ok", "icon": "plus", "label": _("added")},
        "removed": {"level": "bad", "icon": "trash-2", "label": _("taken out")},
        "changed": {"level": "info", "icon": "pencil", "label": _("changed")},
    }


def changes_shown(changed: Sequence[Changed]) -> list[dict[str, Any]]:
    tags = change_tags()
    return [{"phase": one, "tag": tags[one.what]} for one in changed]


def seen_of(subjects: Sequence[int], person: Any) -> set[int]:
    """Which of these matters the reader may open; of the others the page gives no link."""
    return set(Matter.objects.visible_to(person).filter(pk__in=subjects).values_list("pk", flat=True))


def sums(trying: Trial) -> list[dict[str, Any]]:
    """What would be asked otherwise, each with how many matters: phases added, dropped, passing otherwise, of others."""
    said = {
        "added": _("“%(phase)s” would be asked in addition"), "dropped": _("“%(phase)s” would not be asked"),
        "people": _("“%(phase)s” would be asked of other people"), "quorum": _("“%(phase)s” would pass otherwise"),
    }  # fmt: skip
    found = [
        {"words": words % {"phase": trying.names[code]}, "count": count}
        for name, words in said.items()
        for code, count in getattr(trying, name).most_common()
    ]
    if trying.reordered:
        found.append({"words": _("phases would be asked in another order"), "count": trying.reordered})
    return found


def tried_rows(trying: Trial, seen: set[int]) -> list[dict[str, Any]]:
    """The rounds shown, each with what differs in words."""
    said = {
        "added": _("in addition: %(phases)s"), "dropped": _("not asked: %(phases)s"), "reordered": _("another order: %(phases)s"),
        "people": _("other people: %(phases)s"), "quorum": _("passes otherwise: %(phases)s"),
    }  # fmt: skip
    return [
        {
            "one": one, "seen": one.subject.pk in seen,
            "differs": [
                words % {"phases": _(", ").join(trying.names[code] for code in codes)}
                for name, words in said.items()
                if (codes := getattr(one.differs, name))
            ],
        }
        for one in trying.shown
    ]  # fmt: skip
