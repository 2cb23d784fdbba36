"""The router of a kind (起草、填写、检查), made from its form: begin, show, write and check, by the same verbs as the pages."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext
from ninja import Router
from ninja.responses import Status
from pydantic import BaseModel, Field, create_model

from approvals.errors import NotComplete, NotNow
from workflow.applying import drafts
from workflow.applying.api.beginning import Begin, facts_of
from workflow.applying.api.reading import ApplicationShown, Checked, checked, shown, version
from workflow.applying.content import Application
from workflow.applying.form import Form
from workflow.applying.sealing import marks
from workflow.core import kinds, secrecy
from workflow.core.models import Matter
from workflow.core.schemas import loaded
from workflow.core.texts import later as _
from workflow.core.texts import texts_in

IF_MATCH = {
    "in": "header", "name": "If-Match", "required": False, "schema": {"type": "string"},
    "description": _("The version that was read; without it nothing is compared."),
}  # fmt: skip
More = Callable[[Any], dict[str, Any]]


def router_of(
    code: str, form: Form, *, tag: str, name: Any, besides: type[BaseModel] = BaseModel, more: More = lambda matter: {}
) -> Router:
    """The endpoints of a kind; ``besides`` and ``more`` are what it shows beside its application."""
    router, title = Router(tags=[tag]), code.title().replace("_", "")
    body: Any = form.application
    begin: Any = create_model(f"Begin{title}", __base__=Begin, __doc__=Begin.__doc__, application=(
        body | None, Field(None, description="What is known already; it may be incomplete")))  # fmt: skip
    whole: Any = create_model(
        f"{title}Shown", __base__=(ApplicationShown, besides) if besides is not BaseModel else ApplicationShown,
        __doc__=ApplicationShown.__doc__, application=(body, ...),
    )  # fmt: skip

    @router.post(
        "", response={201: whole}, operation_id=f"begin_{code}", url_name=f"begin_{code}",
        summary=_named(_("Begin: {name}"), name=name),
    )  # fmt: skip
    def begun(request: HttpRequest, body: begin):  # type: ignore[valid-type]
        """A new draft (起草) of my own, or of somebody of a unit whose secretary for foreign affairs I am."""
        now = timezone.now()
        sent: Any = body
        facts = facts_of(code, sent, by=request.user, on=timezone.localdate(now))
        if sent.application is not None:
            facts["draft"] = _draft(sent.application, known=facts["draft"])
        matter = drafts.begin(code, by=request.user, now=now, **facts)
        return Status(201, shown(matter, request.user, more=more))

    @router.get(
        "/{int:matter_id}", response=whole, operation_id=code, url_name=code, summary=_named(_("{name}, whole"), name=name)
    )
    def one(request: HttpRequest, matter_id: int):
        """Its application, its files, and what the kind knows besides."""
        return shown(_seen(code, request.user, matter_id), request.user, more=more)

    @router.put(
        "/{int:matter_id}/application", response=whole, operation_id=f"write_{code}", url_name=f"write_{code}",
        summary=_named(_("{name}: write the application"), name=name), openapi_extra={"parameters": [IF_MATCH]},
    )  # fmt: skip
    def written(request: HttpRequest, matter_id: int, body: body):
        """Replace the draft (填写); it may be incomplete. With ``If-Match`` it is refused if somebody wrote meanwhile.

        Files are named by SHA-256: attach them first.
        """
        matter, read = _seen(code, request.user, matter_id), request.headers.get("If-Match", "").strip('"')
        return shown(_write(matter.pk, body, by=request.user, read=read), request.user, more=more)

    @router.get(
        "/{int:matter_id}/check", response=Checked, operation_id=f"check_{code}", url_name=f"check_{code}",
        summary=_named(_("{name}: check the application"), name=name),
    )  # fmt: skip
    def judged(request: HttpRequest, matter_id: int):
        """What stands against handing it in, and what every rule says (提交前检查). Nothing is changed."""
        return checked(_seen(code, request.user, matter_id), now=timezone.now())

    return router


def _named(words: Any, *, name: Any) -> Any:
    """A sentence with the name of the kind in it, both in the reader's language."""
    return format_lazy(words, name=name)


@transaction.atomic
def _write(pk: int, body: Application, *, by, read: str) -> Any:
    held = Matter.objects.held(pk)
    draft = _draft(body, known=held.draft, handed_in=held.revision.content if held.revision_id else {})
    if read not in ("", version(held)):
        raise NotNow(gettext("Somebody wrote it after you read it. Read it again, then write."))
    return drafts.save(held.pk, by=by, now=timezone.now(), draft=draft)


def _seen(code: str, person, pk: int) -> Any:
    found = loaded(kinds.get(code).model.objects.filter(kind=code).visible_to(person)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _draft(application: Application, *, known: dict[str, Any], handed_in: dict[str, Any] | None = None) -> dict[str, Any]:
    """The draft to keep: no mark of secrecy in it, and no sealed number but those it had."""
    draft = application.model_dump(mode="json")
    secrecy.refuse_marked(*texts_in(draft))
    if marks(draft) - marks(known) - marks(handed_in or {}):
        raise NotComplete(gettext("Identity numbers are sealed on the page of the application; here they stay as they are."))
    return draft
