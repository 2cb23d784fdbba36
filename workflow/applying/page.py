"""What the page of a matter shows (事项页面) from its form alone: facts, lists with totals, rules, exceptions, files, changes."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from pydantic import BaseModel

from workflow.applying.content import Application, lines_in
from workflow.applying.differences import changes, in_order, in_words
from workflow.applying.drafts import EDITABLE
from workflow.applying.form import Form, form_of
from workflow.applying.judging import check, kept
from workflow.applying.sheet import sums
from workflow.core.models import Revision

LEVELS = {"block": "bad", "warn": "warn", "info": "warn"}
LONG = 60  # characters; what is longer takes the whole width
NOT_SHOWN = ("title", "attachments", "declarations")
NO_COLUMN = ("key", "person_id")


def page(matter: Any, person: Any) -> dict:
    """Context of templates/applying/cards.html and of the common parts; a kind of its own page calls ``common``."""
    form, application = form_of(matter), matter.application
    return common(matter) | {
        "cards": "applying/cards.html", "application": application, "facts": facts(form, application),
        "tables": tables(form, application),
    }


def common(matter: Any) -> dict:
    """What every kind's page shows beside its own cards."""
    form, found = form_of(matter), _report(matter)
    return {
        "wrong": [_verdict(form, v) for v in found if v["passed"] is not True],
        "passed": [_verdict(form, v) for v in found if v["passed"] is True],
        "changes": _changes(matter), "exceptions": list(matter.exceptions.select_related("asked_by", "decided_by")),
        "files": list(matter.attachments.all()), "what_next": matter.life.lacking(matter),
    }


def facts(form: Form, application: Application) -> list[dict]:
    """Every answer that is no list, in the order of the form; what was left empty is not said."""
    shown = []
    for name in in_order(form):
        value = getattr(application, name)
        if name in NOT_SHOWN or isinstance(value, (list, BaseModel)) or _unsaid(form, name, value):
            continue
        text = _shown(form, name, value)
        shown.append({"name": form.label(name), "value": text, "wide": len(text) > LONG})
    return shown


def tables(form: Form, application: Application) -> list[dict]:
    """Every list as a table: only the columns somebody wrote in; totals where the lines are money."""
    made = []
    for name, lines in lines_in(application):
        if name in NOT_SHOWN:
            continue
        columns = [
            column for column in type(lines[0]).model_fields
            if column not in NO_COLUMN and any(_told(getattr(line, column)) for line in lines)
        ]  # fmt: skip
        heads = {column: form.label(f"{name}.{column}") for column in columns}
        rows = [
            [{"head": heads[column], "text": _shown(form, f"{name}.{column}", getattr(line, column))} for column in columns]
            for line in lines
        ]  # fmt: skip
        money = {"amount", "currency"} <= set(type(lines[0]).model_fields)
        made.append({
            "name": form.label(name), "code": name, "heads": list(heads.values()), "rows": rows,
            "totals": list(sums({"amount": line.amount, "currency": line.currency} for line in lines).items()) if money else [],
        })  # fmt: skip
    return made


def _unsaid(form: Form, name: str, value: Any) -> bool:
    """Left empty, or a tick that was not made; a plain “no” is an answer."""
    return value is None or value == "" or value is False and form.application.model_fields[name].default is False


def _told(value: Any) -> bool:
    return value not in (None, "", False, []) and not isinstance(value, BaseModel)


def _shown(form: Form, path: str, value: Any) -> str:
    if hasattr(value, "year"):
        return date_format(value, "DATE_FORMAT")
    return "" if isinstance(value, BaseModel) or not _told(value) and value is not False else in_words(form, path, value)


def money(amount: Decimal, currency: str) -> str:
    return f"¥{amount:,.2f}" if currency == "CNY" else f"{amount:,.2f} {currency}"


def difference(matter: Any, digest: str) -> dict:
    """What differs between the revision of that digest and the present one, in words."""
    earlier = matter.revisions.filter(digest=digest).order_by("no").last()
    return _between(form_of(matter), earlier, matter.revision) if earlier and earlier != matter.revision else {}


def _report(matter: Any) -> list[dict]:
    if matter.revision_id and matter.state not in EDITABLE:
        return matter.revision.report
    _complaints, found = check(matter, now=timezone.now())
    return [kept(verdict) for verdict in found]


def _verdict(form: Form, verdict: dict) -> dict:
    """For components/verdict.html: what is wrong, the smallest change that passes, the rule."""
    level = "ok" if verdict["passed"] else LEVELS[verdict["severity"]] if verdict["passed"] is False else "warn"
    return {
        "level": level, "title": verdict["message"] if verdict["passed"] is not True and verdict["message"] else verdict["title"],
        "word": _("Not stated") if verdict["passed"] is None else "",
        "detail": verdict["message"] if verdict["passed"] else _missing(form, verdict["missing"]), "fix": verdict["fix"],
        "cite": f"{verdict['rule']} · {verdict['title']} · {verdict['source']}",
    }


def _missing(form: Form, paths: Iterable[str]) -> str:
    words = [str(form.label(path)) for path in paths]
    return _("Missing: %(fields)s") % {"fields": ", ".join(dict.fromkeys(words))} if words else ""


def _changes(matter: Any) -> dict:
    """What differs between this revision and the one before, in words."""
    rows = list(matter.revisions.order_by("-no")[:2]) if matter.revision_id else []
    return _between(form_of(matter), rows[1], rows[0]) if len(rows) == 2 else {}


def _between(form: Form, old: Revision, new: Revision) -> dict:
    then, now = (form.application.model_validate(row.content) for row in (old, new))
    listed = [{"name": name, "before": before, "after": after} for name, before, after in changes(form, then, now)]
    return {"rows": listed, "from": old, "to": new}
