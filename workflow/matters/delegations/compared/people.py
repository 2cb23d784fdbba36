"""People (人员): how many, who was dropped or came along, who was briefed and signed."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from workflow.core.comparing import Checked, Outcome, Part, same, shown
from workflow.duties import briefings
from workflow.matters.delegations.compared.cited import AS_APPROVED
from workflow.registers.models import Loan


def checks(matter) -> Iterator[Checked]:
    """The group as approved beside the group that went."""
    yield _number(matter)
    yield _members(matter)
    yield from _changed(matter)
    absent, unsigned = _names(briefings.absent(matter)), _names(briefings.unsigned(matter))
    yield _everybody("briefing", _("Briefing attended"), absent, source="S51")
    yield _everybody("pledges", _("Pledges signed"), unsigned, source="S19 S51")


def _number(matter) -> Checked:
    """Whoever did not come home with the group was explained, and stays open until somebody judges it."""
    approved, back, why = matter.application.size, matter.trip.people_back or 0, matter.trip.overstay_reason
    explained = back < approved and bool(why)
    outcome = Outcome.KEPT if back == approved else Outcome.OPEN if explained else Outcome.FOUND
    said = why if explained else ""
    return Checked("people", Part.PEOPLE, _("Number of members"), str(approved), str(back), outcome, said=said, **AS_APPROVED)


def _members(matter) -> Checked:
    """Who went is seen by whose document left the custody for the exit; where none did, by the list in force."""
    approved = sorted(member.name for member in matter.application.members)
    drawn = Loan.objects.filter(matter_id=matter.pk, purpose__in=Loan.FOR_EXIT).values_list("passport__holder_name", flat=True)
    went = sorted(set(drawn) or matter.participants.filter(dropped_at=None).values_list("name", flat=True))
    without, added = _listed(set(approved) - set(went)), _listed(set(went) - set(approved))
    said = [_("no document was drawn for %(names)s") % {"names": without} if without else "",
            _("not approved: %(names)s") % {"names": added} if added else ""]  # fmt: skip
    return same(
        "names", Part.PEOPLE, _("Members"), "、".join(approved), "、".join(went), kept=not without and not added,
        said="；".join(filter(None, said)), **AS_APPROVED,
    )  # fmt: skip


def _changed(matter) -> Iterator[Checked]:
    """Members who left the group by a change that was approved (S20): different, and excused by that version."""
    for row in matter.participants.exclude(dropped_at=None).order_by("pk"):
        actual = _("no longer in the group since the approved change of %(day)s") % {"day": shown(row.dropped_at.date())}
        yield Checked(f"dropped.{row.pk}", Part.PEOPLE, _("Member dropped"), row.name, actual, Outcome.EXCUSED, **AS_APPROVED)


def _everybody(code: str, name: str, missing: Iterable[str], *, source: str) -> Checked:
    lacking = "、".join(missing)
    actual = _("all but %(names)s") % {"names": lacking} if lacking else _("everybody")
    return same(code, Part.PEOPLE, name, _("everybody"), actual, kept=not lacking, source=source)


def _names(rows) -> list[str]:
    return [row.name for row in rows]


def _listed(names: set[str]) -> str:
    return "、".join(sorted(names))
