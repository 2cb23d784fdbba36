"""The source (源代码) of this very server, as section 13 of the AGPL asks: the files it runs from, as an archive."""

import io
import tarfile
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

ENTRIES = (
    "approvals", "deploy", "docs", "notifications", "templates", "tests", "workflow", ".ci", "CHANGELOG.md", "LICENSE",
    "Makefile", "README.md", "manage.py", "pyproject.toml", "requirements.lock",
)


@require_GET
@login_not_required
def archive(request: HttpRequest) -> HttpResponse:
    """A tar.gz of the installed tree; no data, no keys."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for entry in ENTRIES:
            path = Path(settings.BASE_DIR) / entry
            if path.exists():
                tar.add(path, arcname=f"waishi/{entry}", filter=_plain)
    response = HttpResponse(packed.getvalue(), content_type="application/gzip")
    response["Content-Disposition"] = f'attachment; filename="waishi-{settings.VERSION}.tar.gz"'
    return response


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    if "__pycache__" in member.name or member.name.endswith(".pyc"):
        return None
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
