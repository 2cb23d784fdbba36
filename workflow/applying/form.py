"""Form (申请表): what is filled in for a kind, declared once; pages, rules beside the boxes, submission and API are made of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, get_args

from django.utils.translation import gettext_lazy as _

from workflow.applying.boxes import Box, plain
from workflow.applying.content import Application, declared_in
from workflow.applying.papers import Slot
from workflow.core import kinds
from workflow.core.rules import Moment, Rule, Verdict, judge

Draft = dict[str, Any]


@dataclass(frozen=True)
class Group:
    """Some boxes under a heading of their own."""

    name: Any
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class List:
    """Lines of one kind: guests, stays, costs. ``table`` shows them as rows, with totals where they are money;
    ``people`` looks for them in the directory too and gives each a key that stays."""

    boxes: tuple[Box, ...]
    first: Callable[[list[Draft]], Draft] = lambda lines: {}  # what a new line begins with
    unsaid: Draft = field(default_factory=dict)  # what a line means that does not say
    most: int = 200
    one: Any = ""  # what one line is called; else the list's name
    none: Any = ""  # what is said while there is no line
    add: Any = ""  # the button that adds one
    table: bool = False
    people: bool = False
    usual: tuple[Draft, ...] = ()  # lines that one button adds together
    usual_name: Any = ""
    usual_key: str = "kind"  # a usual line is there already if another has the same


@dataclass(frozen=True)
class Part:
    """One page of the form: its boxes, and the lists whose lines it holds."""

    code: str
    name: Any
    boxes: tuple[Box, ...] = ()
    lists: Mapping[str, List] = field(default_factory=dict)
    also: tuple[str, ...] = ()  # names that belong here without a box of their own
    template: str = "applying/parts/part.html"
    groups: tuple[Group, ...] = ()  # further boxes, each group under its heading
    saved: str = ""  # a fragment of the kind's own, sent after every saving
    more: Callable[..., dict[str, Any]] = lambda form, draft, words, focus: {}  # what the kind's own template shows besides

    @property
    def written(self) -> tuple[Box, ...]:
        """All boxes that stand on the page itself."""
        return (*self.boxes, *(box for group in self.groups for box in group.boxes))

    def holds(self, name: str) -> bool:
        return name in self.lists or name in self.also or any(box.name == name for box in self.written)


PAPERS = Part("papers", _("Papers"), also=("attachments",), template="applying/parts/papers.html")
CHECK = Part("check", _("Check and submit"), also=("declarations",), template="applying/parts/check.html")
OTHER = {"other": _("Other")}


@dataclass(frozen=True)
class Person:
    """Somebody who takes part (参加人), as the matter's row carries them."""

    key: str
    name: str
    person_id: int | None = None
    unit: str = ""
    post: str = ""
    leader: bool = False


@dataclass(frozen=True)
class Carried:
    """What the matter's row takes over from the application: lists, search, access and duties look only there."""

    title: str = ""
    starts: date | None = None
    ends: date | None = None
    places: Sequence[str] = ()  # ISO codes
    words: Sequence[str] = ()  # found by the search, beside title, number, places and people
    people: Sequence[Person] = ()


@dataclass(frozen=True)
class Form:
    """The form of a kind: what is written, in which words, what is lacking, what the rules say, what the row carries."""

    application: type[Application]
    parts: tuple[Part, ...]
    labels: Mapping[str, Any]
    carried: Callable[[Any], Carried]
    lacking: Callable[[Any], list[tuple[str, str]]] = lambda application: []  # path, sentence
    choices: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    rules: Sequence[Rule] = ()
    beside: Callable[[date], Any] = lambda today: None  # what the rules of the submission are told beside the application
    places: Mapping[str, str] = field(default_factory=dict)  # rule → the box beside which it is said
    begin: Callable[[Any], Draft] = lambda holding: {}  # the first draft of somebody's post
    of_that_year: tuple[str, ...] = ()  # not copied from an earlier matter: names, or list.name of its lines
    slots: Callable[[Any], list[Slot]] | None = None  # places for papers
    paper_fields: tuple[str, ...] = ()  # names that a slot fills: legs.invitation
    paper_kinds: Mapping[str, Any] = field(default_factory=lambda: OTHER)  # of further papers
    conditions: Mapping[str, Any] = field(default_factory=dict)  # evidence of the route → what a phase waits for, in words
    anchors: Mapping[str, str] = field(default_factory=dict)  # what rules look at → the box where it is written
    verbs: Mapping[str, Callable[[Draft, int], str]] = field(default_factory=dict)  # buttons of the kind's own templates
    settle: Callable[..., None] = lambda part, draft, sent: None  # what follows from what was typed: draft, in place
    correctable: Any = ""  # what of OUTSIDE_DIGEST is, in a sentence

    @cached_property
    def pages(self) -> tuple[Part, ...]:
        """All pages in order; papers and the last look close every form."""
        return (*self.parts, PAPERS, CHECK)

    @cached_property
    def lists(self) -> dict[str, List]:
        return {name: each for part in self.parts for name, each in part.lists.items()}

    def fields_of(self, name: str) -> set[str]:
        """What a line of that list may say."""
        line = get_args(self.application.model_fields[name].annotation)[0]
        return set(line.model_fields)

    @cached_property
    def declared(self) -> tuple[Box, ...]:
        """What the applicant declares on the last page (承诺)."""
        return tuple(Box(name, "tick") for name in declared_in(self.application))

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Every box by its plain path: title, guests.name."""
        found = {box.name: box for part in self.parts for box in part.written}
        return found | {f"{name}.{box.name}": box for name, each in self.lists.items() for box in each.boxes}

    @property
    def first(self) -> Part:
        return self.pages[0]

    def page(self, code: str) -> Part | None:
        return next((part for part in self.pages if part.code == code), None)

    def part_of(self, path: str) -> Part:
        """The page on which a path of the application is written."""
        if plain(path) in self.paper_fields:
            return PAPERS
        name = path.partition(".")[0]
        return next((part for part in self.pages if part.holds(name)), self.first)

    def after(self, part: Part) -> Part | None:
        """The next page; none after the last."""
        later = self.pages[self.pages.index(part) + 1 :]
        return later[0] if later else None

    def before(self, part: Part) -> Part | None:
        place = self.pages.index(part)
        return self.pages[place - 1] if place else None

    def label(self, path: str) -> Any:
        """The word for a path; its own last name where nobody gave one."""
        name = plain(path)
        return self.labels.get(name) or LABELS.get(name) or name.rpartition(".")[2]

    def place(self, path: str) -> str:
        """A path such as members.0.secret_related as a reader wants to see it: Members 1 · Holds a secret-related post."""
        first, _dot, rest = path.partition(".")
        if not rest:
            return str(self.label(first))
        number, _dot, last = rest.partition(".")
        if not number.isdigit():
            return f"{self.label(first)} · {self.label(path)}"
        whole = f"{self.label(first)} {int(number) + 1}"
        return f"{whole} · {self.label(path)}" if last else whole

    def verdicts(self, application: Application, limits: Any, *, at: Moment, actual: Any = None) -> list[Verdict]:
        """What every rule of that moment says about the application."""
        return judge(self.rules, application, limits, at=at, actual=actual)


LABELS: dict[str, Any] = {
    "title": _("Title"), "attachments": _("Attachments"), "attachments.kind": _("Kind of attachment"),
    "attachments.name": _("File name"), "attachments.sha256": _("Content of the file"), "declarations": _("Declarations"),
}  # fmt: skip


def form_of(matter: Any) -> Form:
    """The form of the matter's kind."""
    form: Form = kinds.get(matter.kind).form
    return form
