"""The register of kinds (事项种类): a kind registers itself; core calls what the kind brought.

>>> register(Kind(code="delegation", model=Delegation, life=life, …))
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured

_kinds: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """A kind of matter, whole: its words, its model, its life, its route, its errands, its pages."""

    code: str
    name: Any  # lazy: 因公出国（境）团组
    prefix: str  # of its numbers: OUT-2026-0137
    model: Any
    life: Any  # core.life.Life
    route: list[dict]  # version 1 of the route, as data
    errands: tuple = ()  # core.errands.Errand
    messages: Callable = lambda matter, step, facts: ()  # → (event, recipients, words) of a step
    after: Callable = lambda matter, step, *, by, now: None  # what follows a step once its entry is written
    forms: dict[str, Any] = field(default_factory=dict)  # step → core.forms.StepForm
    did: dict[str, Any] = field(default_factory=dict)  # step → what somebody did, in words
    page: Callable = lambda matter, person: {}  # what its page shows: facts, verdicts, changes, cards
    difference: Callable = lambda matter, digest: {}  # its version of that digest against the present one: rows, from, to
    editable: Callable = lambda matter, person: False  # whether the person may go on writing the application now
    papers: dict[str, Any] = field(default_factory=dict)  # code → core.kinds.Paper
    notice: Callable | None = None  # (matter, after=) → core.noticed.Noticed; None: no public notice
    facts: dict[str, Any] = field(default_factory=dict)  # fact that conditions of a route look at → its name
    evidence: dict[str, Any] = field(default_factory=dict)  # evidence that a phase may ask for → its name
    icon: str = "file-text"
    rules: Sequence[Any] = ()  # core.rules.Rule of every moment, in reading order
    events: Sequence[str] = ()  # every event that its messages and its bells tell of
    urls: str = ""  # the module of its own addresses
    about: Any = ""  # one sentence for who chooses what to apply for
    form: Any = None  # applying.form.Form: what is filled in; None for what nobody applies for here
    api: "Api | None" = None  # what it brings to the API
    rehearsal: "Rehearsal | None" = None  # how the invented university drives it
    under_way: Any = None  # core.under_way.UnderWay: how it is taken over from paper
    figures: Any = None  # core.counting.Figures: what is counted of it
    not_counted: str = ""  # why nothing is, where it brings no figures
    retention: str = "30"  # how long its packages are kept: permanent, 30 or 10 years (保管期限); the office's table goes before
    compared: Any = None  # core.comparing.Compared: what was approved beside what happened
    yields: Any = None  # core.yielding.Yields: what it leaves to the library of results


@dataclass(frozen=True)
class Api:
    """What a kind brings to the API (接口): a router of its own, and the body that each step takes.

    A body is a pydantic model; its ``facts(matter)`` are the facts of the step.
    """

    prefix: str  # /delegations
    router: Any  # ninja.Router
    steps: dict[str, Any]  # step → body


@dataclass(frozen=True)
class Rehearsal:
    """How a kind is rehearsed (演练): judged from a line of a file, driven through its life, shown in the demo.

    A record is the object of one line; ``workflow.rehearsal.records.Unreadable`` says what is wrong with it.
    """

    judged: Callable[[dict, Any], dict]  # (record, limits) → its verdicts, as one JSON object
    rehearse: Callable[..., dict]  # (record, cast, tell=) → what became of it, as one JSON object
    demo: Callable[[], Iterator[Any]]  # its matters, one in every state


@dataclass(frozen=True)
class Paper:
    """A form that can be printed of a matter (公文): what it shows, and how that is laid out."""

    name: Any
    view: Callable[..., Any]  # matter → a typed view: everything is looked up here
    draw: Callable[..., bytes]  # (view, imprint) → PDF: pure, the same input gives the same bytes
    lacks: Callable[[Any], list[str]] = lambda matter: []  # what stands against printing it now, in sentences
    private: bool = False  # sealed numbers, earlier trips: not for everybody who sees the matter; its view takes ``by``, ``now``
    part: Any = ""  # under which heading it is listed
    blank: Any = None  # an empty view, where the form can be had without a matter, to be filled in by hand (空白表)
    filed: bool = True  # kept with the file when the matter is archived; not so a form that is all for the hand
    long: bool = False  # takes so long that a worker prints it, whatever the number of members


def register(kind: Kind) -> Kind:
    """Switch a kind on. Two kinds of the same code or prefix are a mistake of wiring."""
    for other in _kinds.values():
        if other.code != kind.code and other.prefix == kind.prefix:
            raise ImproperlyConfigured(f"The kinds {other.code} and {kind.code} both number with {kind.prefix}.")
    _kinds[kind.code] = kind
    return kind


def get(code: str) -> Kind:
    """The kind of that code; a matter whose kind is not installed raises LookupError."""
    try:
        return _kinds[code]
    except KeyError:
        raise LookupError(f"The kind {code!r} is not installed.") from None


def found(code: str | None) -> Kind | None:
    """The kind of that code, or None where it is not installed: lists go on showing what lies in the database."""
    return _kinds.get(code or "")


def installed() -> list[Kind]:
    """All kinds, in the order in which they registered."""
    return list(_kinds.values())
