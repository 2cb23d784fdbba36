"""A sheet (表页): one page of the form with its boxes filled and the words beside them, ready for its template."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from workflow.applying import sealing
from workflow.applying.binding import lines_of
from workflow.applying.boxes import Box, Filled, fill
from workflow.applying.form import CHECK, Form, List, Part
from workflow.applying.standing import Words

URGENCY = (
    Box("urgent", "tick", wide=True, label=_("Urgent: it cannot wait its turn")),
    Box("urgent_reason", wide=True, when="urgent", label=_("Why it is urgent"),
        help=_("Whoever decides reads this first; at most 200 characters.")),
)


@dataclass(frozen=True)
class Line:
    """One line of a list: its number and its boxes."""

    number: int
    path: str
    raw: dict[str, Any]
    boxes: list[Filled]

    @property
    def unfolded(self) -> bool:
        """Whether there is something left to say in it."""
        return any(filled.word or filled.wanting for filled in self.boxes)


@dataclass(frozen=True)
class Listed:
    """A list with its lines."""

    name: str
    kind: List
    label: Any
    lines: list[Line]
    word: tuple[str, str] | None

    @property
    def one(self) -> Any:
        return self.kind.one or self.label

    @property
    def totals(self) -> list[tuple[str, Decimal]] | None:
        """Sums by currency of what can be read; None where the lines are no money."""
        if not {"amount", "currency"} <= {box.name for box in self.kind.boxes}:
            return None
        return list(sums(self.kind.unsaid | line.raw for line in self.lines).items())

    @property
    def width(self) -> int:
        return len(self.kind.boxes)


def sums(lines: Any) -> dict[str, Decimal]:
    """Amounts by currency; what is no amount adds nothing."""
    found: dict[str, Decimal] = {}
    for line in lines:
        try:
            amount = Decimal(str(line.get("amount") or "").strip()).quantize(Decimal("0.01"))
        except InvalidOperation:
            continue
        if amount.is_finite() and amount >= 0:
            currency = str(line.get("currency") or "CNY")
            found[currency] = found.get(currency, Decimal("0.00")) + amount
    return found


def sheet(
    form: Form, part: Part, matter: Any, draft: dict[str, Any], words: Words, *, focus: str = "", sent: Any = None
) -> dict[str, Any]:
    """Context for that page."""
    tails = sealing.tails(part, draft)
    groups = [(part.name, fill(form, part.boxes, "", draft, words, focus=focus, tails=tails))] if part.boxes else []
    groups += [(group.name, fill(form, group.boxes, "", draft, words, focus=focus, tails=tails)) for group in part.groups]
    if part is form.first:
        groups.append((_("Urgency"), fill(form, URGENCY, "", _urgency(matter, sent), words)))
    lists = [listed(form, name, draft, words, focus=focus, tails=tails) for name in part.lists]
    made = {"groups": groups, "lists": lists, **part.more(form, draft, words, focus)}
    if part is CHECK:
        held = draft.get("declarations")
        made["declared"] = fill(form, form.declared, "declarations.", held if isinstance(held, dict) else {}, words)
    return made


def listed(form: Form, name: str, draft: dict[str, Any], words: Words, *, focus: str = "", tails: Any = None) -> Listed:
    """The lines of one list, filled."""
    kind = form.lists[name]
    lines = [
        Line(n, f"{name}.{n}", raw, fill(form, kind.boxes, f"{name}.{n}.", kind.unsaid | raw, words, focus=focus, tails=tails))
        for n, raw in enumerate(lines_of(draft, name))
    ]
    return Listed(name, kind, form.label(name), lines, words.get(name))


def _urgency(matter: Any, sent: Any) -> dict[str, str]:
    urgency = {"urgent": "true" if matter.urgent else "", "urgent_reason": matter.urgent_reason}
    return urgency if sent is None else {name: (sent.getlist(name) or [""])[-1] for name in urgency}
