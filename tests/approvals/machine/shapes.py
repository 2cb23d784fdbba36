"""Shapes of routes (路线的形状) for the machine: steps of phases, each with its seats, quorum and veto. Pure."""

from dataclasses import dataclass, field

from hypothesis import strategies as st

QUEUES = {"desk-one": ("song", "jiao"), "desk-two": ("he", "meng"), "fao": ("chen", "lin")}
NAMED = ("he", "meng", "ji", "wen", "shen", "dang")  # who may have a seat of their own
PEOPLE = (*NAMED, "song", "jiao", "chen", "lin", "gu", "zhou")  # the last two are concerned: applicant and traveller
FALLBACK = "fao"


@dataclass(frozen=True)
class Seat:
    """A person's seat, or a queue's."""

    person: str = ""
    queue: str = ""
    weight: int = 1


@dataclass(frozen=True)
class Phase:
    """Who sits there and how their votes are counted."""

    code: str
    seats: tuple[Seat, ...]
    quorum: str = "all"
    need: int = 0
    veto: bool = True
    spares: bool = False  # who agreed a step before need not sign again


@dataclass(frozen=True)
class Shape:
    """Steps, one after another; the phases of a step side by side. The last step is the approval."""

    steps: tuple[tuple[Phase, ...], ...]
    stages: tuple[str, ...] = field(default=())

    def stage(self, step: int) -> str:
        """The state in which that step is decided."""
        return "approval" if step == len(self.steps) else "vetting"

    def phases(self, step: int) -> tuple[Phase, ...]:
        """Steps count from one."""
        return self.steps[step - 1]


def people(*names: str, weight: int = 1) -> tuple[Seat, ...]:
    """A seat for each."""
    return tuple(Seat(person=name, weight=weight) for name in names)


def queue(name: str) -> tuple[Seat, ...]:
    """One seat, from which somebody of the queue claims it."""
    return (Seat(queue=name),)


KNOWN = (
    Shape(((Phase("turn", people("he", "ji", "wen"), "turn"),), (Phase("all", people("he", "meng", "ji")), Phase("desk", queue("desk-one"), "any")),
           (Phase("last", people("ji", "wen"), "any", spares=True),))),
    Shape(((Phase("count", people("he", "meng", "ji"), "count", 2, veto=False), Phase("desk", queue("desk-two"), "any")),
           (Phase("ratio", people("shen", "ji", "wen"), "ratio", 60, veto=False),), (Phase("last", queue("desk-one") + people("wen")),))),
    Shape(((Phase("desk", queue("desk-one"), "any"),), (Phase("weight", people("he", weight=3) + people("ji", "wen"), "weight", 4, veto=False),
           Phase("two", people("shen", "dang"), "turn", spares=True)), (Phase("last", people("dang", "he"), "any", spares=True),))),
    Shape(((Phase("any", people("he", "ji", "wen"), "any"), Phase("count", people("shen", "dang"), "count", 1)),
           (Phase("turn", queue("desk-two") + people("ji", "dang"), "turn"),))),
)  # fmt: skip


@st.composite
def phases(draw: st.DrawFn, code: str) -> Phase:
    """Any phase of one to three seats."""
    pool = [*people(*NAMED), *people("he", "wen", weight=3), *queue("desk-one"), *queue("desk-two")]
    seats = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=3, unique_by=lambda seat: seat.person or seat.queue))
    quorum = draw(st.sampled_from(["all", "any", "count", "ratio", "weight", "turn"]))
    need = {"count": st.integers(1, 3), "ratio": st.sampled_from([34, 50, 51, 67, 100]), "weight": st.integers(1, 5)}
    return Phase(
        code, tuple(seats), quorum, draw(need.get(quorum, st.just(0))), veto=draw(st.booleans()), spares=draw(st.booleans())
    )


@st.composite
def shapes(draw: st.DrawFn) -> Shape:
    """A known shape, or any of two or three steps with one or two phases each."""
    if draw(st.booleans()):
        return draw(st.sampled_from(KNOWN))
    widths = draw(st.lists(st.integers(1, 2), min_size=2, max_size=3))
    return Shape(tuple(tuple(draw(phases(f"s{no}{place}")) for place in range(width)) for no, width in enumerate(widths, 1)))
