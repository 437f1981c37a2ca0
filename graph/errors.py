"""Everything that can go wrong, in one tree.

* ConceptpathError
  * InputError (ValueError): what was asked cannot be asked
    * UnknownNameError (LookupError): no such concept, domain, format ...
    * AmbiguousNameError: one name, several readings
  * FaultsError: an input with faults, all of them at once
    * ContentError: files that cannot be read as content
    * GraphError: records that do not make a graph
  * FolderError (OSError): a folder that cannot be read or written
  * StoreError: the database
    * StoreUnavailableError: it cannot be started or reached
    * QueryError: it did not understand the query
    * WriteRefusedError: the query would have changed something
    * TimeLimitError: the query ran longer than allowed

Each error holds its data, names the offending value and says the way out.
``exit_status`` is what the command line ends with.
"""

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct


class ConceptpathError(Exception):
    """The root of the tree; catch it to catch everything conceptpath raises."""

    exit_status: ClassVar[int] = 1


class InputError(ConceptpathError, ValueError):
    """What was asked cannot be asked."""

    exit_status = 2


class UnknownNameError(InputError, LookupError):
    """A name that nothing bears, with the names nearest to it.

    >>> str(UnknownNameError("concept", "vectr", ("vector",)))
    "there is no concept 'vectr'; did you mean vector?"
    >>> str(UnknownNameError("domain", "cooking"))
    "there is no domain 'cooking'"
    """

    def __init__(self, what: str, name: str, near: Sequence[str] = ()) -> None:
        self.what, self.name, self.near = what, name, tuple(near)
        hint = f"; did you mean {_either(self.near)}?" if near else ""
        super().__init__(f"there is no {what} {name!r}{hint}")


class AmbiguousNameError(InputError):
    """A name with several readings, which are listed by id.

    >>> str(AmbiguousNameError("NB", ("naive-bayes", "negative-binomial")))
    "'NB' can mean naive-bayes or negative-binomial; give the id"
    """

    def __init__(self, name: str, readings: Sequence[str]) -> None:
        self.name, self.readings = name, tuple(readings)
        super().__init__(f"{name!r} can mean {_either(self.readings)}; give the id")


class Fault(Struct, frozen=True):
    """One thing wrong with an input: where, at which key, what, and the way out.

    >>> print(Fault("a.toml", "needs[0].id", "there is no concept 'vectr'", "vector?"))
    a.toml: needs[0].id - there is no concept 'vectr' - vector?
    """

    where: str
    key: str
    what: str
    mend: str = ""

    def __str__(self) -> str:
        parts = (self.key, self.what, self.mend)
        return f"{self.where}: {' - '.join(part for part in parts if part)}"


class FaultsError(ConceptpathError):
    """An input with faults; ``faults`` holds all of them."""

    def __init__(self, summary: str, faults: Sequence[Fault]) -> None:
        self.summary, self.faults = summary, tuple(faults)
        super().__init__("\n".join([summary, *map(str, faults)]))


class ContentError(FaultsError):
    """Files that cannot be read as content."""


class GraphError(FaultsError):
    """Records that do not make a graph."""


class FolderError(ConceptpathError, OSError):
    """A folder or file that cannot be read or written."""


class StoreError(ConceptpathError):
    """The database could not do what was asked."""


class StoreUnavailableError(StoreError):
    """The database cannot be started or reached."""


class QueryError(StoreError):
    """A query the database did not understand; ``line`` and ``column`` from 1."""

    def __init__(
        self, message: str, line: int | None = None, column: int | None = None
    ) -> None:
        self.line, self.column = line, column
        place = f" (line {line}, column {column})" if line and column else ""
        super().__init__(f"{message}{place}")


class WriteRefusedError(StoreError):
    """A query that would have changed the graph."""


class TimeLimitError(StoreError):
    """A query that ran longer than ``seconds`` and was stopped."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(
            f"the query was stopped after its time limit of {seconds:g} s; "
            "ask for less (a LIMIT, a shorter path) or allow more with --timeout"
        )


def _either(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
