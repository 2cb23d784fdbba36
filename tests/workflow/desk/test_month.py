"""A month as weeks and lanes: nothing overlaps, nothing is lost, special days are named."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from approvals.calendar import Table
from workflow.desk.month import MOST_LANES, Entry, agenda, neighbours, span, weeks

OCTOBER = date(2026, 10, 1)  # a Thursday
TABLE = Table(
    {OCTOBER: False, date(2026, 10, 2): False, date(2026, 10, 10): True}, range(2026, 2027),
    {OCTOBER: "国庆节", date(2026, 10, 10): "国庆节"},
)  # fmt: skip
TODAY = date(2026, 10, 14)


def entry(begins: date, ends: date | None = None, title: str = "x", **more) -> Entry:
    return Entry(title, "/matters/1/", "plane", begins, ends or begins, **more)


def laid(*entries: Entry, first: date = OCTOBER):
    return weeks(first, entries, TABLE, today=TODAY)


def test_a_month_is_whole_weeks_from_monday_to_sunday():
    assert span(OCTOBER) == (date(2026, 9, 28), date(2026, 11, 1))
    assert [len(week.days) for week in laid()] == [7] * 5
    assert neighbours(date(2026, 1, 1)) == (date(2025, 12, 1), date(2026, 2, 1))
    assert neighbours(date(2026, 12, 1)) == (date(2026, 11, 1), date(2027, 1, 1))


def test_a_holiday_on_a_weekday_and_a_saturday_worked_instead_are_out_of_the_ordinary():
    days = {day.date: day for week in laid() for day in week.days}
    assert [(d.works, d.special, d.name) for d in (days[OCTOBER], days[date(2026, 10, 10)])] == [
        (False, True, "国庆节"), (True, True, "国庆节")]  # fmt: skip
    assert (days[date(2026, 10, 17)].works, days[date(2026, 10, 17)].special) == (False, False)
    assert [day.date for day in days.values() if day.today] == [TODAY]
    assert not days[date(2026, 9, 30)].within


def test_a_trip_over_a_week_end_is_one_piece_in_each_week():
    pieces = [cell for week in laid(entry(date(2026, 10, 16), date(2026, 10, 20))) for lane in week.lanes for cell in lane if cell.entry]
    assert [(p.day.date.day, p.length, p.before, p.after) for p in pieces] == [(16, 3, False, True), (19, 2, True, False)]


def test_what_finds_no_lane_is_told_below_the_week():
    crowd = [entry(TODAY, title=f"{n}") for n in range(MOST_LANES + 2)]
    week = laid(*crowd)[2]
    assert len(week.lanes) == MOST_LANES and [e.title for e in week.more] == [f"{MOST_LANES}", f"{MOST_LANES + 1}"]


def test_the_agenda_names_the_days_on_which_something_begins_is_due_or_goes_on():
    told = agenda(OCTOBER, [
        entry(date(2026, 9, 29), date(2026, 10, 2), "goes on"), entry(date(2026, 10, 20), date(2026, 11, 3), "begins"),
        entry(date(2026, 10, 20), title="due", todo=True), entry(date(2026, 9, 28), title="over"),
    ], TABLE, today=TODAY)  # fmt: skip
    assert [(day.date.day, [e.title for e in found]) for day, found in told] == [
        (1, ["goes on"]), (2, []), (10, []), (14, []), (20, ["due", "begins"])]  # fmt: skip


days = st.dates(date(2026, 9, 1), date(2026, 11, 30))


@given(st.lists(st.tuples(days, st.integers(0, 40)), max_size=12), st.sampled_from([date(2026, n, 1) for n in range(1, 13)]))
def test_every_week_tells_every_entry_once_on_its_days_and_lanes_are_seven_days_wide(given_days, first):
    entries = [entry(begins, begins + timedelta(days=length), title=f"{n}") for n, (begins, length) in enumerate(given_days)]
    for week in laid(*entries, first=first):
        monday, sunday = week.days[0].date, week.days[-1].date
        there = sorted(e.title for e in entries if e.begins <= sunday and e.ends >= monday)
        cells = [cell for lane in week.lanes for cell in lane if cell.entry]
        assert sorted([cell.entry.title for cell in cells] + [e.title for e in week.more]) == there
        assert all(sum(cell.length for cell in lane) == 7 for lane in week.lanes)
        for cell in cells:
            assert cell.day.date == max(cell.entry.begins, monday)
            assert cell.length == (min(cell.entry.ends, sunday) - cell.day.date).days + 1
