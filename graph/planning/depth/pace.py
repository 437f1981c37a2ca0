"""When some hours of study are done at a pace: a range, never a single date.

The hours of a plan are the estimates of its authors, and nobody has measured how long
others take. So the range is a convention: from :data:`QUICK` to :data:`SLOW` times the
hours. Its ends are borrowed from students who foretold when their theses would be done
(Buehler, Griffin and Ross 1994): in 34 days on average, in 27 if all went well; it took
them 56. One factor holds for the whole plan: the errors of single steps even out, the
speed of a learner does not.
"""

import re
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor, inf

from conceptpath.graph.errors import InputError
from conceptpath.graph.planning.result import Result
from conceptpath.graph.words import count

#: How many times the estimated hours it takes if all goes well, and if it does not.
QUICK, SLOW = 0.8, 1.6
#: The hours that a week has.
WEEK = 168
NUMBER = r"\d+(?:[.,]\d+)?"
PACE = re.compile(
    rf"(?:(?P<hours>{NUMBER})\s*h(?:ours?|rs?)?)?\s*"
    rf"(?:(?P<minutes>{NUMBER})\s*m(?:in(?:ute)?s?)?)?\s*"
    r"(?:(?:/|per|an?|each|every)\s*(?:w(?:k|eek)?|(?P<day>d(?:ay)?))"
    r"|weekly|(?P<daily>daily))",
    re.IGNORECASE,
)


class Finish(Result, frozen=True):
    """When a plan is done, from the earliest to the latest end of the range."""

    #: Hours a week.
    pace: float
    hours: tuple[float, float]
    weeks: tuple[float, float]
    dates: tuple[date, date]
    #: Where the range comes from.
    basis: str = (
        f"{QUICK:g} to {SLOW:g} times the estimated hours, "
        "a convention that allows for optimism and not a measurement"
    )

    def __str__(self) -> str:
        short = self.weeks[1] < 4
        spans = [week * 7 if short else week for week in self.weeks]
        least, most = floor(round(spans[0], 6)), ceil(round(spans[1], 6))
        span = count(most, "day" if short else "week")
        since = f"{least} to" if least else "up to"
        return f"{since} {span}, done between {self.dates[0]} and {self.dates[1]}"


def hours_a_week(text: str) -> float:
    """Return what a pace, as people write it, is in hours a week.

    :raises InputError: If it is no pace, or one that no week has the hours for.

    >>> hours_a_week("6h/week"), hours_a_week("45 min a day")
    (6.0, 5.25)
    >>> hours_a_week("fast")
    Traceback (most recent call last):
    conceptpath.graph.errors.InputError: 'fast' is no pace; write 6h/week or 45min/day
    """
    found = PACE.fullmatch(text.strip())
    if not found or not (found["hours"] or found["minutes"]):
        raise InputError(f"{text!r} is no pace; write 6h/week or 45min/day")
    hours = _number(found["hours"]) + _number(found["minutes"]) / 60
    pace = hours * 7 if found["day"] or found["daily"] else hours
    if not 0 < pace <= WEEK:
        raise InputError(
            f"{text!r} is {pace:g} hours a week; "
            f"a pace is more than 0 and at most {WEEK} of them"
        )
    return pace


def finish(hours: float, pace: float, start: date) -> Finish:
    """Return when some hours of study are done.

    :param hours: The estimated hours.
    :param pace: Hours a week, more than 0.
    :param start: The first day.
    :raises InputError: If the calendar ends before that, or a number is out of range.

    >>> print(finish(60, 6, date(2026, 1, 5)))
    8 to 16 weeks, done between 2026-03-02 and 2026-04-27
    """
    if not (0 <= hours < inf and 0 < pace < inf):
        raise InputError(
            f"hours are 0 or more and a pace is above 0, not {hours!r} and {pace!r}"
        )
    needed = [Fraction(str(hours)) * Fraction(str(factor)) for factor in (QUICK, SLOW)]
    least, most = (span / Fraction(str(pace)) for span in needed)
    try:
        first = start + timedelta(days=floor(least * 7))
        last = start + timedelta(days=ceil(most * 7))
    except OverflowError:
        raise InputError(
            f"{hours:g} hours at {pace:g} hours a week end after the year 9999; "
            "raise the pace, or plan less"
        ) from None
    hours_range = (float(needed[0]), float(needed[1]))
    return Finish(pace, hours_range, (float(least), float(most)), (first, last))


def _number(text: str | None) -> float:
    return float((text or "0").replace(",", "."))
