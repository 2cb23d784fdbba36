"""The last look (检查与提交): what still stands against it, who will be asked and until when, what may be excepted."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from approvals.calendar import unknown_years
from approvals.forecast import latest, likely
from workflow.applying.foreseeing import condition, foresee
from workflow.applying.standing import Standing
from workflow.applying.step_forms import AskExceptionForm
from workflow.applying.views.frame import address
from workflow.core.rules import blocking, unanswered


def last_look(request: HttpRequest, matter: Any, stands: Standing) -> dict[str, Any]:
    """Context of the last page."""
    today = timezone.localdate()
    complaints = [
        {
            "part": part.name, "sentence": sentence, "url": address(matter, stands.form, path),
            "declared": path.startswith("declarations"),
        }
        for part, path, sentence in stands.complaints()
    ]  # fmt: skip
    exception = AskExceptionForm(matter=matter, person=request.user, today=today)
    way = foresee(matter, stands.application, on=today)
    over = latest(way)
    return {
        "complaints": [c for c in complaints if not c["declared"]], "undeclared": any(c["declared"] for c in complaints),
        "ready": not _standing_against(complaints, stands), "exceptions": list(matter.exceptions.select_related("decided_by")),
        "exception_form": exception if AskExceptionForm.offered(matter) else None, "today": today,
        "way": [{"asked": each, "condition": condition(stands.form, each)} for each in way],
        "over": over, "likely": likely(way, on=today), "unknown_years": unknown_years(today, over) if over else [],
        "revision_no": matter.revision.no + 1 if matter.revision else 1,
    }


def _standing_against(complaints: list[dict], stands: Standing) -> bool:
    """Declarations are made with the submission itself; a rule that only waits for them does not stand against it."""
    broken = [v for v in blocking(stands.verdicts) if v.rule not in stands.excepted]
    waiting = [
        v for v in unanswered(stands.verdicts)
        if v.rule not in stands.excepted and not all(path.startswith("declarations") for path in v.missing)
    ]
    return bool(broken or waiting or any(not c["declared"] for c in complaints))
