"""Drafts (草稿): begun for oneself or for a professor, saved as typed, copied from an earlier matter of the kind."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete, NotNow, NotYours
from approvals.people import directory
from approvals.people.models import Role
from workflow.applying.form import Form, form_of
from workflow.applying.reading import read
from workflow.core import kinds, moves
from workflow.core.models import Matter

EDITABLE = ("draft", "sent_back", "withdrawn")
"""The states in which an application is written, the same for every kind."""


@transaction.atomic
def begin(kind: str, *, owner, by, now, unit, post_title: str = "", draft: dict | None = None) -> Any:
    """A new draft of ``owner``, begun by ``by``: themselves or a 外事秘书 of the unit, who then counts as preparer."""
    today = timezone.localdate(now)
    if by != owner and not directory.has_role(by, Role.SECRETARY, unit=unit, on=today):
        raise NotYours(_("Only the unit's secretary for foreign affairs prepares applications for others."))
    installed = kinds.get(kind)
    matter = installed.model(
        kind=kind, owner=owner, preparer=None if by == owner else by, unit=unit, post_title=post_title,
        draft=draft or {}, created_at=now, changed_at=now, title=title_of(installed.form, draft or {}),
    )
    matter.save()
    moves.move(matter, "begin", by=by, now=now)
    return matter


@transaction.atomic
def save(matter_id: int, *, by, now, draft: dict) -> Any:
    """Keep what has been typed, readable or not; raises NotNow once the matter is handed in."""
    matter = Matter.objects.held(matter_id)
    if by.pk not in (matter.owner_id, matter.preparer_id):
        raise NotYours(_("Only the applicant and who prepares it can edit this."))
    if matter.state not in EDITABLE:
        raise NotNow(_("The application has been handed in; withdraw it before you change it."))
    matter.draft, matter.title, matter.changed_at = draft, title_of(form_of(matter), draft), now
    matter.save(update_fields=["draft", "title", "changed_at"])
    return matter


def set_urgent(matter: Matter, *, urgent: bool, reason: str) -> None:
    """Mark a draft 加急, with its reason; raises NotComplete without one."""
    if urgent and not reason.strip():
        raise NotComplete(_("Say why it is urgent."))
    matter.urgent, matter.urgent_reason = urgent, reason.strip() if urgent else ""
    matter.save(update_fields=["urgent", "urgent_reason"])


def copy_of(source: Any) -> dict:
    """A draft after an earlier matter (复制往年): people, hosts and tasks; no dates, papers or declarations."""
    form = form_of(source)
    kept = source.application.model_dump(mode="json")
    for name in ("attachments", "declarations", *form.of_that_year):
        first, _dot, inner = name.partition(".")
        if inner:
            for line in kept[first]:
                line[inner] = None
        else:
            kept.pop(first, None)
    return kept


def title_of(form: Form, draft: dict) -> str:
    """The line under which a draft is listed."""
    return (form.carried(read(form.application, draft)[0]).title or _("Without a title yet"))[:200]


def editable(matter: Any, person: Any) -> bool:
    """Whether that person may go on writing the application now."""
    return matter.state in EDITABLE and person.pk in (matter.owner_id, matter.preparer_id)
