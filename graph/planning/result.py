"""What every answer of the planner has in common."""

from typing import Any

from msgspec import Struct, to_builtins


class Result(Struct, frozen=True):
    """A frozen record that prints, serialises and draws alike."""

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain dictionaries, tuples, strings and numbers."""
        built: dict[str, Any] = to_builtins(self)
        return built
