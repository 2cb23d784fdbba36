"""Lines of the leading group's desk: whatever they are of, they have the same columns, so that one statement fetches them all."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, F, Func, IntegerField, JSONField, TextField, Value
from django.db.models.functions import Cast

from approvals.people.models import Role
from workflow.core import kinds
from workflow.core.life import State

COLUMNS = ("of", "row", "titled", "numbered", "on", "who", "role", "state", "kind", "told")
NOTHING: dict[str, Any] = {name: Value("", TextField()) for name in COLUMNS} | {
    "row": Value(None, IntegerField()), "on": Value(None, DateField()), "told": Value(None, JSONField()),
}  # fmt: skip
UNMET = Value('$[*] ? (@.passed != true && (@.severity == "block" || @.severity == "warn")).rule', TextField())


@dataclass(frozen=True)
class Line:
    """A row of a list: which matter or inspection, on or until which day, whose; and the rules that were not met."""

    pk: int
    title: str
    number: str
    on: date | None
    who: str
    role: str
    state: State | None
    rules: tuple[str, ...]


def rows_of(of: str, rows: Any, *, row: str, title: str, number: str, on: str, who: str = "", role: str = "") -> Any:
    """The rows of a list."""
    found = {"row": F(row), "titled": Cast(title, TextField()), "numbered": Cast(number, TextField()), "on": Cast(on, DateField())}
    found |= {name: Cast(path, TextField()) for name, path in (("who", who), ("role", role)) if path}
    return _listed(of, rows, found)


def matters_of(of: str, rows: Any) -> Any:
    """The same of matters, with what they are, where they stand, and which rules they did not meet when handed in."""
    unmet = Func(F("revision__report"), UNMET, function="jsonb_path_query_array", output_field=JSONField())
    found = {"row": F("pk"), "titled": Cast("title", TextField()), "numbered": Cast("number", TextField()), "on": F("ends_on")}
    found |= {"who": Cast("unit__name", TextField()), "state": Cast("state", TextField()), "kind": Cast("kind", TextField())}
    return _listed(of, rows, found | {"told": unmet})


def figures_of(of: str, rows: Any, *told: Any) -> Any:
    """A line of numbers; rows that are grouped give one for each group."""
    return _listed(of, rows, {"told": Func(*told, function="jsonb_build_array", output_field=JSONField())})


def _listed(of: str, rows: Any, found: dict[str, Any]) -> Any:
    columns = NOTHING | {"of": Value(of, TextField())} | found
    shaped = rows.annotate(**{f"c_{name}": column for name, column in columns.items()})
    return shaped.values_list(*[f"c_{name}" for name in COLUMNS])


def line(row: tuple) -> Line:
    """A row of a list as the page shows it."""
    _of, pk, title, number, on, who, role, state, code, told = row
    kind = kinds.found(code)
    stands = kind.life.state(state) if kind and state else None
    role_name = str(dict(Role.choices).get(role, ""))
    return Line(pk or 0, title or "", number or "", on, who or "", role_name, stands, tuple(read(told)))


def read(told: Any) -> list:
    """The JSON of a row; a union hands it over as text."""
    return (json.loads(told) if isinstance(told, str) else told) or []
