"""Once (幂等): a POST with a key is carried out once; asked again with the same body it gets the same answer."""

import hashlib
from collections.abc import Callable
from typing import cast

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from approvals.errors import NotComplete
from approvals.people.models import Person
from notifications.faults import point
from workflow.core.models import AnsweredRequest


def once(request: HttpRequest, key: str, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer to this request; ``answer`` runs at most once per person and key, in one transaction with its record.

    Only answers below 400 are kept: what was refused may be tried again. The same key with another body is refused.
    """
    if not key:
        return answer()
    body = _digest(request)
    with transaction.atomic():
        asked = AnsweredRequest.objects.filter(person=cast(Person, request.user), key=key[:80])
        if not _first(cast(Person, request.user), key[:80], body):
            return _again(asked.get(), body)
        response = answer()
        if response.status_code >= 400:
            transaction.set_rollback(True)
            return response
        asked.update(status=response.status_code, answer=_kept(response))
    point("kept-before-answer")
    return response


def _first(person: Person, key: str, body: str) -> bool:
    """Write the key down, unless it is there; a second request with it waits here for the commit of the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_answeredrequest (person_id, key, body, status, answer, at) VALUES (%s, %s, %s, 0, '', %s)"
            " ON CONFLICT (person_id, key) DO NOTHING",
            [person.pk, key, body, timezone.now()],
        )
        return cursor.rowcount == 1


def _again(row: AnsweredRequest, body: str) -> HttpResponse:
    if row.body != body:
        raise NotComplete(_("This idempotency key was used for another request; send a new one."))
    if 300 <= row.status < 400:
        return HttpResponse(status=row.status, headers={"Location": row.answer})
    return HttpResponse(row.answer, status=row.status, content_type="application/json")


def _kept(response: HttpResponse) -> str:
    return response.headers.get("Location") or response.content.decode()


def _digest(request: HttpRequest) -> str:
    said = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "application/json":
        said.update(request.body)
    else:
        for name in sorted(set(request.POST) - {"csrfmiddlewaretoken"}):
            said.update(f"{name}={request.POST.getlist(name)}\n".encode())
        for name in sorted(request.FILES):
            for upload in request.FILES.getlist(name):
                said.update(f"{name}={upload.name}:{upload.size}\n".encode())
                said.update(b"".join(upload.chunks()))
                upload.seek(0)
    return said.hexdigest()
