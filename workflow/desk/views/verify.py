"""Verification of papers (文书核验), for everybody: by the check code, or by the file itself, which is not kept.

What is told is the least that helps: number, kind, version, what it is worth, when it was issued, its digest, and which
offices had decided. A wrong code and an unknown one get the same answer.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET

from workflow.desk import throttle
from workflow.desk.weighing import Weighed, Weighing
from workflow.registers.papers import standing

OVERHEAD = 64 * 1024  # of the form around the file


@login_not_required
@require_GET
@never_cache
def code(request: HttpRequest, code: str) -> HttpResponse:
    """GET /verify/7K3PQ-…/, where the square code on a paper leads."""
    return _by_code(request, code)


def _by_code(request: HttpRequest, typed: str) -> HttpResponse:
    if not _may_ask(request):
        return _too_often(request)
    known = standing.by_code(typed)
    return _page(request, {"known": known, "asked": "code"}, status=200 if known else 404)


@method_decorator([login_not_required, csrf_exempt, never_cache], name="dispatch")
class Verifying(View):
    """/verify/: a form for the code, a form for the file.

    Django's own check against forged requests would read the upload by the usual handlers first, which write large files
    to disk; so it is switched off around the view and on again inside, once the handler is chosen.
    """

    http_method_names = ["get", "head", "post"]

    def get(self, request: HttpRequest) -> HttpResponse:
        """The empty page, or the answer to ``?code=``."""
        typed = request.GET.get("code", "").strip()
        return _by_code(request, typed) if typed else _page(request, {})

    def post(self, request: HttpRequest) -> HttpResponse:
        """Compare a file."""
        if not _may_ask(request):
            return _too_often(request)
        limit = settings.ATTACHMENT_MAX_BYTES
        if int(request.META.get("CONTENT_LENGTH") or 0) > limit + OVERHEAD:
            return _page(request, {"mistake": _too_large(limit)}, status=422)
        request.upload_handlers = [Weighing(request, limit=limit)]
        return _compared(request)


@csrf_protect
def _compared(request: HttpRequest) -> HttpResponse:
    file = request.FILES.get("file")
    if not isinstance(file, Weighed) or not file.size:
        return _page(request, {"mistake": _("Choose the PDF file first.")}, status=422)
    if file.size > settings.ATTACHMENT_MAX_BYTES:
        return _page(request, {"mistake": _too_large(settings.ATTACHMENT_MAX_BYTES)}, status=422)
    return _page(request, {"known": standing.by_bytes(file.sha256), "asked": "file", "sha256": file.sha256})


def _too_large(limit: int) -> str:
    return _("The file is too large; at most %(limit)d MB are possible.") % {"limit": limit >> 20}


def _may_ask(request: HttpRequest) -> bool:
    return throttle.may_ask(request, "verify", per_minute=settings.VERIFICATIONS_PER_MINUTE)


def _too_often(request: HttpRequest) -> HttpResponse:
    response = _page(request, {"mistake": _("Too many questions from this address. Wait a minute and ask again.")}, status=429)
    response["Retry-After"] = str(throttle.MINUTE)
    return response


def _page(request: HttpRequest, context: dict, *, status: int = 200) -> HttpResponse:
    response = render(request, "desk/verify.html", context, status=status)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "same-origin"  # the code in the address is told to nobody else
    return response
