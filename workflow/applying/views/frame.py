"""The frame of every part (表单框架): the steps, the state of saving, the rules beside it."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from workflow.applying.boxes import id_of
from workflow.applying.form import CHECK, Form, Part
from workflow.applying.standing import Standing
from workflow.applying.views.writing import version
from workflow.core import kinds
from workflow.core.rules import Verdict


def frame(request: HttpRequest, matter: Any, part: Part, now_stands: Standing, *, looked: set[str]) -> dict[str, Any]:
    """Context around a part."""
    form, carried = now_stands.form, now_stands.form.carried(now_stands.application)
    return {
        "place": "mine", "matter": matter, "kind": kinds.get(matter.kind), "form": form, "part": part, "version": version(matter),
        "saved_at": timezone.localtime(matter.changed_at),
        "steps": _steps(matter, part, now_stands, looked=looked),
        "next": form.after(part), "previous": form.before(part), "is_check": part is CHECK,
        "carried": carried, "days": _days(carried.starts, carried.ends),
        "preparing": request.user.pk != matter.owner_id, **rules(matter, now_stands),
    }


def _days(starts: date | None, ends: date | None) -> int | None:
    """Both ends counted; nothing while they are not known or the wrong way round."""
    return (ends - starts).days + 1 if starts and ends and starts <= ends else None


def rules(matter: Any, now_stands: Standing) -> dict[str, Any]:
    """The verdicts, worst first: broken, not yet known, kept."""
    found = [v for v in now_stands.verdicts if v.rule not in now_stands.excepted or v.passed is not False]
    excepted = [v for v in now_stands.verdicts if v not in found]
    broken = sorted((v for v in found if v.passed is False), key=lambda v: not v.blocks)
    return {
        "wrong": [_told(matter, now_stands.form, v) for v in broken] + [_excepted(v) for v in excepted],
        "unknown": [_told(matter, now_stands.form, v) for v in found if v.passed is None],
        "passed": [_told(matter, now_stands.form, v) for v in found if v.passed],
    }


def address(matter: Any, form: Form, path: str) -> str:
    """Where a value is written."""
    anchor = form.anchors.get(path, path)
    return f"{reverse('edit', args=[matter.pk, form.part_of(anchor).code])}#{id_of(anchor)}"


def _told(matter: Any, form: Form, verdict: Verdict) -> dict[str, Any]:
    if verdict.passed is None:
        return _unknown(matter, form, verdict)
    level = "ok" if verdict.passed else "bad" if verdict.blocks else "warn"
    cite = (verdict.rule, verdict.source) if verdict.passed else (verdict.rule, verdict.title, verdict.source)
    return {
        "level": level, "title": verdict.title if verdict.passed or not verdict.message else verdict.message,
        "detail": verdict.message if verdict.passed else "", "fix": _fix(matter, form, verdict),
        "cite": " · ".join(cite),
    }


def _fix(matter: Any, form: Form, verdict: Verdict) -> Any:
    """The smallest change, and the way to where it is made."""
    if verdict.passed or not verdict.fix:
        return ""
    way = address(matter, form, form.places.get(verdict.rule, "title"))
    return format_html('{} <a href="{}">{}</a>', verdict.fix, way, _("Go there"))


def _unknown(matter: Any, form: Form, verdict: Verdict) -> dict[str, Any]:
    missing = [path for path in verdict.missing if not path.startswith(("limits", "actual"))][:6]
    links = [format_html('<a href="{}">{}</a>', address(matter, form, path), form.place(path)) for path in missing]
    detail = format_html("{} {}", _("Still to be said:"), format_html_join(" · ", "{}", ((link,) for link in links)))
    return {
        "level": "", "icon": "clock", "word": _("Not yet known"), "title": verdict.title, "detail": detail if links else "",
        "fix": "", "cite": f"{verdict.rule} · {verdict.source}",
    }


def _excepted(verdict: Verdict) -> dict[str, Any]:
    return {
        "level": "", "icon": "file-pen-line", "title": verdict.message, "detail": _("The exception is granted."), "fix": "",
        "cite": f"{verdict.rule} · {verdict.title}",
    }


def _steps(matter: Any, part: Part, now_stands: Standing, *, looked: set[str]) -> list[dict[str, Any]]:
    """The parts as a way to walk: which are complete, which have something open, where one is."""
    steps = []
    for each in now_stands.form.pages:
        open_here = now_stands.open_in(each)
        done = not open_here and each is not CHECK and each is not part
        troubled = bool(open_here) and each.code in looked and each is not part
        steps.append({
            "part": each, "url": reverse("edit", args=[matter.pk, each.code]), "here": each is part, "done": done,
            "open": open_here if troubled else 0,
        })  # fmt: skip
    return steps
