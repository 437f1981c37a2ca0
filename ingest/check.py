"""Every fault of a content folder, from spelling to the shape of the graph."""

from collections.abc import Collection
from pathlib import Path

from msgspec import Struct

from conceptpath.graph.build import build
from conceptpath.graph.errors import Fault, GraphError
from conceptpath.graph.lint import lint, lint_graph
from conceptpath.graph.model import Records
from conceptpath.graph.words import count
from conceptpath.ingest import curated


class Report(Struct, frozen=True):
    """What a content folder holds and what is wrong with it."""

    concepts: int
    needs: int
    faults: tuple[Fault, ...]

    @property
    def summary(self) -> str:
        """One line that says how it stands."""
        faults = count(len(self.faults), "fault") if self.faults else "no fault"
        return f"{self.concepts} concepts, {self.needs} needs: {faults}"


def check(folder: Path) -> Report:
    """Return every fault of a content folder at once.

    What a file that is not even TOML would say is not missed twice: only that fault is
    reported for it.

    :param folder: A folder such as ``data/`` of the repository.
    """
    reading = curated.read_all(folder)
    faults = [
        *reading.faults,
        *(
            f
            for f in lint(reading.records, reading.roots)
            if f.where not in reading.unread
        ),
        *_graph_faults(reading.records, reading.unread),
    ]
    return Report(
        concepts=len(reading.records.concepts),
        needs=sum(len(concept.needs) for concept in reading.records.concepts),
        faults=tuple(faults),
    )


def _graph_faults(records: Records, unread: Collection[str]) -> list[Fault]:
    try:
        return lint_graph(build([records]))
    except GraphError as error:
        return [fault for fault in error.faults if fault.where not in unread]
