"""The model and the house side by side (对照): every verb is done in both, then all rows are compared."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from approvals.errors import Refusal
from approvals.models import Assignment, Deputyship, Panel, Phase, Round, Route
from approvals.people.models import RoleGrant
from tests.approvals.machine import model
from tests.approvals.machine.shapes import NAMED, QUEUES, Seat, Shape
from workflow.applying import drafts
from workflow.core.steps import take
from workflow.matters.delegations.models import Delegation
from workflow.rehearsal.cast import SINCE

REACHED: dict[str, Counter] = {
    name: Counter() for name in ("verbs", "refusals", "states", "quorums", "outcomes", "closed for", "returns")
}
WORDS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五")


def equip(cast: dict[str, Any]) -> None:
    """A role for each who has a seat of their own, and the holders of the queues."""
    seats = {f"seat-{name}": (name,) for name in NAMED} | {name: who for name, who in QUEUES.items() if name != "fao"}
    RoleGrant.objects.bulk_create(
        RoleGrant(person=cast[name], role=role, since=SINCE) for role, who in seats.items() for name in who
    )


def publish(shape: Shape) -> Route:
    """The shape as the next version of the route of delegations."""
    last = Route.objects.filter(kind="delegation").order_by("-version").values_list("version", flat=True).first() or 0
    route = Route.objects.create(kind="delegation", version=last + 1)
    Phase.objects.bulk_create(
        Phase(
            route=route, code=phase.code, name=phase.code, step=no, stage=shape.stage(no), days=3, quorum=phase.quorum,
            need=phase.need, veto=phase.veto, again="skip" if phase.spares else "ask", who={"together": [_who(seat) for seat in phase.seats]},
        )
        for no, phases in enumerate(shape.steps, 1) for phase in phases
    )  # fmt: skip
    Route.objects.filter(pk=route.pk).update(published_at=timezone.now())
    return route


def _who(seat: Seat) -> dict:
    if seat.queue:
        return {"role": seat.queue, "weight": seat.weight}
    return {"role": f"seat-{seat.person}", "each": True, "weight": seat.weight}


class Office:
    """One matter of Gu's, in the house and in the model."""

    def __init__(self, walk: Any, shape: Shape):
        self.cast, self.now, self.version = walk.cast, walk.now, 1
        self.matter_id, self.owner = walk.matter.pk, walk.cast["gu"]
        publish(shape)
        self.keys: dict[model.Place, int] = {}
        self.now += timedelta(minutes=1)
        take(self.matter_id, "submit", by=self.owner, now=self.now)
        self.model = model.Matter(shape, sorted(self.cast, key=lambda name: (self.cast[name].name_key, self.cast[name].pk)), self.now)
        self.compare()

    # --- doing -----------------------------------------------------------------------------------------------------

    def both(self, name: str, verb: Any, *args: Any, expected: Any, **kwargs: Any) -> set[str]:
        """The verb in the house and in the model: done in both or refused by both, with a class that is right."""
        self.now += timedelta(minutes=1)
        self.model.now = self.now
        right = expected()
        refused = ""
        try:
            with transaction.atomic():
                verb(*args, now=self.now, **kwargs)
        except Refusal as refusal:
            refused = type(refusal).__name__
        assert bool(refused) == bool(right) and (not right or refused in right), (name, refused or "done", right or "done")
        REACHED["refusals" if refused else "verbs"][refused or name] += 1
        self.compare()
        return right

    def fresh(self) -> Delegation:
        return Delegation.objects.select_related("revision").get(pk=self.matter_id)

    def digest(self) -> str:
        return self.fresh().digest

    def write_anew(self) -> None:
        """The applicant changes the draft, so that the next version is another one."""
        matter = self.fresh()
        self.version += 1
        draft = matter.draft | {"necessity": f"已补充，第{WORDS[self.version % len(WORDS)]}稿 {self.version}。"}
        drafts.save(matter.pk, by=self.owner, now=self.now, draft=draft)

    def stand_in(self, principal: str, deputy: str, days: int, covers: bool) -> None:
        """A deputyship from now on; without covering this matter it has a limit, and the matter no known amount."""
        until: datetime = self.now + timedelta(days=days)
        Deputyship.objects.create(
            principal=self.cast[principal], deputy=self.cast[deputy], begins_at=self.now, ends_at=until,
            limit=None if covers else 1, made_at=self.now, made_by=self.cast[principal],
        )  # fmt: skip
        self.model.deputies.append(model.Deputy(principal, deputy, until, covers))
        REACHED["verbs"]["appoint"] += 1

    def stand_in_no_more(self) -> None:
        """All deputyships end at once."""
        Deputyship.objects.filter(ends_at__gt=self.now).update(ends_at=self.now)
        REACHED["verbs"]["end"] += bool(self.model.in_force())
        self.model.deputies = []

    # --- comparing -------------------------------------------------------------------------------------------------

    def compare(self) -> None:
        """The state, the rounds, the panels, and every place with what was said in it."""
        state = Delegation.objects.values_list("state", flat=True).get(pk=self.matter_id)
        assert state == self.model.state, (state, self.model.state)
        rounds = list(Round.objects.filter(subject=self.matter_id).order_by("no").values_list("outcome", flat=True))
        meant = [round.outcome for round in self.model.rounds]
        assert rounds == meant, (rounds, meant)
        panels = list(Panel.objects.filter(round__subject=self.matter_id).order_by("pk").select_related("phase"))
        there, asked = [(p.phase.code, p.outcome) for p in panels], [(p.phase.code, p.outcome) for p in self.model.panels()]
        assert there == asked, (there, asked)
        rows = self.rows()
        for row, panel in zip(panels, self.model.panels(), strict=True):
            self.same_places(rows.get(row.pk, []), panel)
        self.remember(state)

    def rows(self) -> dict[int, list[Assignment]]:
        found: dict[int, list[Assignment]] = {}
        rows = Assignment.objects.filter(subject=self.matter_id, panel__isnull=False).order_by("pk")
        for row in rows.select_related("person", "decision__by", "decision__in_place_of", "stands__by"):
            found.setdefault(row.panel_id, []).append(row)
        return found

    def same_places(self, rows: list[Assignment], panel: model.Panel) -> None:
        there = [_of_row(row) for row in rows]
        meant = [_of_place(place) for place in panel.places]
        differ = [(row, place) for row, place in zip_longest(there, meant) if row != place]
        assert not differ, (panel.phase.code, panel.task.step, differ)
        for row, place in zip(rows, panel.places, strict=True):
            self.keys[place] = row.pk

    def remember(self, state: str) -> None:
        REACHED["states"][state] += 1
        for panel in self.model.panels():
            if panel.outcome:
                REACHED["outcomes"][panel.outcome] += 1
                REACHED["quorums"][panel.phase.quorum, panel.outcome] += 1
        REACHED["closed for"].update(place.why for place in self.model.places())

    def judge(self) -> None:
        """What a commit would check."""
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _of_row(row: Assignment) -> tuple:
    said = getattr(row, "decision", None)
    spoken = (said.verdict, said.by.username, said.in_place_of.username if said.in_place_of else "") if said else None
    return (
        row.person.username if row.person else "", row.role, row.part, row.weight, row.verdict, row.closed_for, row.waits,
        spoken, row.stands.by.username if row.stands else "",
    )  # fmt: skip


def _of_place(place: model.Place) -> tuple:
    said = place.said
    spoken = (said.verdict, said.by, said.place_of) if said else None
    return (
        place.person, place.queue, place.part, place.weight, place.verdict, place.why, place.waits,
        spoken, place.stands.by if place.stands else "",
    )  # fmt: skip
