"""When a plan is done at a pace: a range with its basis."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conceptpath.graph.errors import InputError
from conceptpath.graph.planning.depth.pace import QUICK, SLOW, finish, hours_a_week

MONDAY = date(2026, 1, 5)
PACES = {
    "6h/week": 6,
    "6 h / week": 6,
    " 6H/WEEK ": 6,
    "6 hours a week": 6,
    "6 hrs per wk": 6,
    "6h weekly": 6,
    "1,5h/w": 1.5,
    "2 h every day": 14,
    "1.5 h/d": 10.5,
    "45min/day": 5.25,
    "45 minutes daily": 5.25,
    "1h 30min/day": 10.5,
    "90m each day": 10.5,
    "24h/day": 168,
}
hours = st.floats(0.01, 2_000)
paces = st.floats(0.5, 168)


@pytest.mark.parametrize(("text", "pace"), PACES.items())
def test_a_pace_is_read_as_people_write_it(text: str, pace: float) -> None:
    """Hours or minutes, a day or a week, in many spellings, are hours a week."""
    assert hours_a_week(text) == pace


@pytest.mark.parametrize(
    "text",
    ["", "6", "6h", "h/week", "/week", "-6h/week", "nanh/week", "6h/month", "soon"],
)
def test_what_is_no_pace_is_told_how_to_write_one(text: str) -> None:
    """A text that is no pace is named, with two that are."""
    with pytest.raises(InputError) as caught:
        hours_a_week(text)
    assert str(caught.value) == f"{text!r} is no pace; write 6h/week or 45min/day"


@pytest.mark.parametrize("text", ["0h/week", "0 min a day", "25h/day", "169h/week"])
def test_a_week_has_so_many_hours(text: str) -> None:
    """Nobody learns for no hours a week or for more than it has."""
    with pytest.raises(InputError, match="more than 0 and at most 168") as caught:
        hours_a_week(text)
    assert repr(text) in str(caught.value)


@given(hours, paces)
def test_it_is_never_a_single_date(hours: float, pace: float) -> None:
    """Whatever the hours, the earliest day lies before the latest."""
    done = finish(hours, pace, MONDAY)
    assert MONDAY <= done.dates[0] < done.dates[1]
    assert done.weeks[0] < done.weeks[1]


@given(hours, paces)
def test_the_range_holds_the_estimate(hours: float, pace: float) -> None:
    """The hours as estimated lie inside the range, in weeks and in days."""
    done = finish(hours, pace, MONDAY)
    assert done.hours[0] < hours < done.hours[1]
    assert done.weeks[0] < hours / pace < done.weeks[1]
    days = [(end - MONDAY).days for end in done.dates]
    assert days[0] <= 7 * hours / pace <= days[1]


@given(hours, hours, paces, paces)
def test_more_hours_or_less_pace_is_never_done_earlier(
    one: float, other: float, slow: float, fast: float
) -> None:
    """Both ends move later with the hours and earlier with the pace."""
    assume(slow <= fast)
    early = finish(min(one, other), fast, MONDAY)
    late = finish(max(one, other), slow, MONDAY)
    assert early.dates[0] <= late.dates[0]
    assert early.dates[1] <= late.dates[1]


def test_the_range_says_where_it_comes_from() -> None:
    """The basis names both factors, and that they are no measurement."""
    done = finish(60, 6, MONDAY)
    assert done.hours == (60 * QUICK, 60 * SLOW)
    assert done.basis.startswith(f"{QUICK} to {SLOW} times the estimated hours")
    assert "not a measurement" in done.basis


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (60, "8 to 16 weeks, done between 2026-03-02 and 2026-04-27"),
        (12, "11 to 23 days, done between 2026-01-16 and 2026-01-28"),
        (0.5, "up to 1 day, done between 2026-01-05 and 2026-01-06"),
    ],
)
def test_it_is_told_in_weeks_or_in_days(hours: float, told: str) -> None:
    """Long plans are told in weeks, short ones in days, rounded outwards."""
    assert str(finish(hours, 6, MONDAY)) == told


def test_nothing_to_learn_is_done_at_once() -> None:
    """Without hours both ends are the first day."""
    assert finish(0, 6, MONDAY).dates == (MONDAY, MONDAY)


def test_dates_are_written_as_texts() -> None:
    """As plain data the dates are ISO texts."""
    assert finish(60, 6, MONDAY).to_dict()["dates"] == ("2026-03-02", "2026-04-27")


@pytest.mark.parametrize(("hours", "pace"), [(1e9, 1e-3), (1e308, 1e-300)])
def test_the_calendar_ends(hours: float, pace: float) -> None:
    """A plan that ends after the year 9999 is refused, with the way out."""
    with pytest.raises(InputError, match="after the year 9999; raise the pace"):
        finish(hours, pace, MONDAY)


@pytest.mark.parametrize(
    ("hours", "pace"),
    [(-1, 6), (float("nan"), 6), (float("inf"), 6), (6, 0), (6, -1), (6, float("nan"))],
)
def test_numbers_out_of_range(hours: float, pace: float) -> None:
    """Hours below 0 and paces that lead nowhere are refused by name."""
    with pytest.raises(InputError, match=f"not {hours!r} and {pace!r}"):
        finish(hours, pace, MONDAY)
