"""Drafts (草稿): begun for oneself or for a professor, saved as typed, copied from last year's trip."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from approvals.people.models import Role
from workflow.core import moves
from workflow.matters.delegations.application import Application, read
from workflow.matters.delegations.models import Delegation
from workflow.matters.delegations.states import EDITABLE


@transaction.atomic
def begin(*, owner, by, now, unit, post_title: str = "", draft: dict | None = None) -> Delegation:
    """A new draft of ``owner``, begun by ``by``: themselves or a 外事秘书 of the unit, who then counts as preparer."""
    today = timezone.localdate(now)
    if by != owner and not directory.has_role(by, Role.SECRETARY, unit=unit, on=today):
        raise NotYours(_("Only the unit's secretary for foreign affairs prepares applications for others."))
    matter = Delegation(
        kind="delegation", owner=owner, preparer=None if by == owner else by, unit=unit, post_title=post_title,
        draft=draft or {}, created_at=now, changed_at=now, title=_title(draft or {}),
    )
    matter.save()
    moves.move(matter, "begin", by=by, now=now)
    return matter


@transaction.atomic
def save(matter_id: int, *, by, now, draft: dict) -> Delegation:
    """Keep what has been typed, readable or not; raises NotNow once the matter is handed in."""
    matter = Delegation.objects.held(matter_id)
    if by.pk not in (matter.owner_id, matter.preparer_id):
        raise NotYours(_("Only the applicant and who prepares it can edit this."))
    if matter.state not in EDITABLE:
        raise NotNow(_("The application has been handed in; withdraw it before you change it."))
    matter.draft, matter.title, matter.changed_at = draft, _title(draft), now
    matter.save(update_fields=["draft", "title", "changed_at"])
    return matter


def set_urgent(matter: Delegation, *, urgent: bool, reason: str) -> None:
    """Mark a draft 加急, with its reason; raises NotComplete without one."""
    if urgent and not reason.strip():
        raise NotComplete(_("Say why it is urgent."))
    matter.urgent, matter.urgent_reason = urgent, reason.strip() if urgent else ""
    matter.save(update_fields=["urgent", "urgent_reason"])


def copy_of(source: Delegation) -> dict:
    """A draft after last year's trip (复制往年团组): people, hosts and tasks; no dates, letters or declarations."""
    kept = source.application.model_dump(mode="json")
    for name in OF_THAT_YEAR:
        kept.pop(name, None)
    for leg in kept["legs"]:
        leg |= {"arrives": None, "leaves": None, "invitation": None}
    for member in kept["members"]:
        member |= {"secrecy_approval": "", "teaching_cover": None, "teaching_note": ""}
    return kept


OF_THAT_YEAR = (
    "starts", "ends", "itinerary", "attachments", "declarations", "longer_stay_report", "in_plan", "plan_reference",
    "off_plan_reason",
)


def _title(draft: dict) -> str:
    application: Application = read(draft)[0]
    return (application.title or application.group_name or _("Untitled delegation"))[:200]
