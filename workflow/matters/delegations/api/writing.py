"""Begin, write and check a delegation (起草、填写、检查) by a program: the same verbs as the form's."""

from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from ninja import Router
from ninja.responses import Status

from approvals.errors import NotComplete, NotNow
from workflow.core import secrecy
from workflow.core.schemas import loaded
from workflow.core.texts import later as _
from workflow.core.texts import texts_in
from workflow.matters.delegations import drafts
from workflow.matters.delegations.api.beginning import Begin, facts_of
from workflow.matters.delegations.api.reading import Checked, DelegationShown, checked, shown, version
from workflow.matters.delegations.application import Application
from workflow.matters.delegations.models import Delegation

router = Router(tags=["delegations"])
IF_MATCH = {
    "in": "header", "name": "If-Match", "required": False, "schema": {"type": "string"},
    "description": _("The version that was read; without it nothing is compared."),
}  # fmt: skip


@router.post("", response={201: DelegationShown}, operation_id="begin", summary=_("Begin a delegation"))
def begun(request: HttpRequest, body: Begin):
    """A new draft (起草) of my own, or of somebody of a unit whose secretary for foreign affairs I am."""
    now = timezone.now()
    facts = facts_of(body, by=request.user, on=timezone.localdate(now))
    if body.application is not None:
        facts["draft"] = _draft(body.application, known=facts["draft"])
    matter = drafts.begin(by=request.user, now=now, **facts)
    return Status(201, shown(matter, request.user))


@router.get("/{int:matter_id}", response=DelegationShown, operation_id="delegation", summary=_("A delegation, whole"))
def one(request: HttpRequest, matter_id: int):
    """Its application, its travellers with what the duties know of them, its files."""
    return shown(_seen(request.user, matter_id), request.user)


@router.put(
    "/{int:matter_id}/application", response=DelegationShown, operation_id="write", summary=_("Write the application"),
    openapi_extra={"parameters": [IF_MATCH]},
)  # fmt: skip
def written(request: HttpRequest, matter_id: int, body: Application):
    """Replace the draft (填写); it may be incomplete. With ``If-Match`` it is refused if somebody wrote meanwhile.

    The leader is the member marked as such. Files are named by SHA-256: attach them first.
    """
    now, matter, read = timezone.now(), _seen(request.user, matter_id), request.headers.get("If-Match", "").strip('"')
    with transaction.atomic():
        held = Delegation.objects.held(matter.pk)
        draft = _draft(body, known=held.draft, handed_in=held.revision.content if held.revision_id else {})
        if read not in ("", version(held)):
            raise NotNow(gettext("Somebody wrote it after you read it. Read it again, then write."))
        saved = drafts.save(held.pk, by=request.user, now=now, draft=draft)
    return shown(saved, request.user)


@router.get("/{int:matter_id}/check", response=Checked, operation_id="check", summary=_("Check the application"))
def judged(request: HttpRequest, matter_id: int):
    """What stands against handing it in, and what every rule says (提交前检查). Nothing is changed."""
    return checked(_seen(request.user, matter_id), now=timezone.now())


def _seen(person, pk: int) -> Delegation:
    found = loaded(Delegation.objects.visible_to(person)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _draft(application: Application, *, known: dict[str, Any], handed_in: dict[str, Any] | None = None) -> dict[str, Any]:
    """The draft to keep: no mark of secrecy in it, and no sealed number but those it had."""
    draft = application.model_dump(mode="json")
    secrecy.refuse_marked(*texts_in(draft))
    if _sealed(draft) - _sealed(known) - _sealed(handed_in or {}):
        raise NotComplete(gettext("Identity numbers are sealed on the page of the application; here they stay as they are."))
    return draft


def _sealed(draft: dict[str, Any]) -> set[tuple[Any, Any]]:
    """The sealed numbers a draft names: row and mark together, so that nobody points at somebody else's."""
    members = draft.get("members")
    marks = [member.get("identity") for member in members if isinstance(member, dict)] if isinstance(members, list) else []
    return {(mark.get("confidential"), mark.get("hmac")) for mark in marks if isinstance(mark, dict)}
