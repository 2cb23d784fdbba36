"""Many at once (批量办理): the same word on alike matters, each in a commit of its own, each with an answer of its own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.actions.agree_many import agree_among_many, alike
from approvals.errors import Refusal
from approvals.models import Assignment
from workflow.core.models import Matter
from workflow.core.once import once


@dataclass(frozen=True)
class Answer:
    """What came of one of them: agreed, or why not; ``matter`` is None where the person may not see it."""

    assignment: int
    matter: Matter | None
    complaints: list[str] = field(default_factory=list)


def agree_with(picks: Mapping[int, str], request: HttpRequest, *, opinion: str, key: str) -> list[Answer]:
    """Agree with each to-do on the digest that was read of it; asked again with the same key, nothing is done twice.

    Raises NotComplete where they are none, too many, or not alike; what stands against a single one is its answer.
    """
    seen = Assignment.objects.filter(pk__in=list(picks), subject__in=Matter.objects.visible_to(request.user))
    asked = {each.pk: each for each in seen.select_related("subject", "panel__phase", "panel__round__route")}
    alike(list(asked.values()), count=len(picks))
    return [_answer(request, pk, asked.get(pk), digest, opinion, key) for pk, digest in picks.items()]


def _answer(request, pk: int, assignment: Assignment | None, digest: str, opinion: str, key: str) -> Answer:
    if assignment is None:
        return Answer(pk, None, [_("There is nothing here that you may see.")])

    def agreed() -> JsonResponse:
        agree_among_many(pk, by=request.user, digest=digest, opinion=opinion, now=timezone.now())
        return JsonResponse({})

    try:
        once(request, _key_of(key, pk), agreed)
    except Refusal as refusal:
        return Answer(pk, assignment.subject, refusal.complaints)
    return Answer(pk, assignment.subject)


def _key_of(key: str, pk: int) -> str:
    """A key for each of them, so that each commits with its own answer."""
    return hashlib.sha256(f"{key} {pk}".encode()).hexdigest() if key else ""
