"""Days and people as several papers of a delegation show them (日程、人员): plain rows, and the bands they are laid out in."""

from dataclasses import dataclass

from workflow.printing.table import Band, Cell, Row, field_of, label, stack

DATE, WEEKDAY, PARTS = 52, 44, 346  # of 442 points
COLUMNS = (("时段", 34), ("城市", 62), ("航班／交通", 72), ("接待单位、人员及职务", 86), ("活动内容", 92))
SIZE = 10.5


@dataclass(frozen=True)
class Part:
    """Half a day, a whole one, or a week."""

    half: str = ""
    cities: str = ""
    transport: str = ""
    host: str = ""
    activity: str = ""


@dataclass(frozen=True)
class DayPlan:
    """One date and its parts; of a long trip, one week."""

    date: str
    weekday: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Traveller:
    """Name, unit, post (姓名、单位、职务)."""

    name: str
    unit: str = ""
    post: str = ""


def days_band(days: tuple[DayPlan, ...]) -> Band:
    """The itinerary; its head returns on every page."""
    head = [label("日期", DATE, SIZE), label("星期", WEEKDAY, SIZE)]
    columns = stack(Row(tuple(label(words, share, SIZE) for words, share in COLUMNS)), share=PARTS)
    rows = tuple(_day(day) for day in days or (DayPlan("", "", (Part(),) * 4),))
    return Band(rows, head=(Row((*head, columns)),))


def _day(day: DayPlan) -> Row:
    parts = stack(*(_part(part) for part in day.parts), share=PARTS)
    return Row((label_like(day.date, DATE), label_like(day.weekday, WEEKDAY), parts))


def _part(part: Part) -> Row:
    values = (part.cities, part.transport, part.host, part.activity)
    cells = zip(values, COLUMNS[1:], ("center", "center", "left", "left"), strict=True)
    filled = (field_of(words, share, align=align, size=SIZE) for words, (_, share), align in cells)
    return Row((label_like(part.half, COLUMNS[0][1]), *filled), least=26)


def label_like(words: str, share: float) -> Cell:
    """A value that returns on the next page when its row goes on there."""
    cell = field_of(words, share, align="center", size=SIZE)
    return Cell(cell.items, share, label=True)


def people_band(people: tuple[Traveller, ...], least: int = 3) -> Band:
    """Who travels, numbered; empty lines where nobody is known yet."""
    head = tuple(label(words, share, 12) for words, share in (("序号", 40), ("姓名", 130), ("单位", 150), ("职务", 122)))
    rows = [_person(str(at), one) for at, one in enumerate(people, 1)] or [_person("", Traveller(""))] * least
    return Band(tuple(rows), head=(Row(head, least=26),))


def _person(number: str, one: Traveller) -> Row:
    cells = ((number, 40), (one.name, 130), (one.unit, 150), (one.post, 122))
    return Row(tuple(field_of(words, share, align="center", size=12) for words, share in cells), least=26)
