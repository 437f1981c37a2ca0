"""What the user has ingested: one JSON file a source, in the user's data folder.

The shipped content is never touched. An ingestion replaces the file of its source as a
whole or not at all.
"""

from pathlib import Path

import msgspec
from msgspec import Struct, structs

from conceptpath.graph.build import build
from conceptpath.graph.cycles import cycles
from conceptpath.graph.errors import ContentError, Fault, UnknownNameError
from conceptpath.graph.files import write_kept
from conceptpath.graph.model import Concept, Records
from conceptpath.ingest.places import workspace, workspace_files


class Ingestion(Struct, frozen=True):
    """What an ingestion adds, and the needs it leaves out because of a cycle."""

    source: str
    records: Records
    left_out: tuple[Fault, ...]

    @property
    def needs(self) -> int:
        """How many needs were kept."""
        return sum(len(concept.needs) for concept in self.records.concepts)


def prepare(source: str, records: Records) -> Ingestion:
    """Return what an ingestion of some records would add.

    :param source: The name of the source.
    :param records: What was read.
    :raises GraphError: If the records cannot be a graph even without cycles.
    """
    acyclic, left_out = without_cycles(records)
    build([acyclic])
    return Ingestion(source, acyclic, tuple(left_out))


def store(ingestion: Ingestion) -> Path:
    """Write an ingestion into the workspace, in place of an earlier one.

    :returns: The file.
    :raises FolderError: If the workspace cannot be written.
    """
    place = workspace() / f"{ingestion.source}.json"
    write_kept(place, msgspec.json.encode(ingestion.records))
    return place


def load(place: Path) -> Records:
    """Return the records in a file of the workspace.

    :raises ContentError: If the file is damaged.
    """
    try:
        return msgspec.json.decode(place.read_bytes(), type=Records)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        mend = f"delete it, then run: conceptpath ingest {place.stem} INPUT"
        fault = Fault(str(place), "", f"is damaged: {error}", mend)
        raise ContentError("the workspace has a damaged file", [fault]) from error


def remove(source: str) -> Path:
    """Take an ingested source out of the workspace.

    :returns: The file that was deleted.
    :raises UnknownNameError: If nothing of that name was ingested.
    """
    ingested = {place.stem: place for place in workspace_files()}
    if source not in ingested:
        raise UnknownNameError("ingested source", source, tuple(ingested))
    ingested[source].unlink()
    return ingested[source]


def without_cycles(records: Records) -> tuple[Records, list[Fault]]:
    """Return the records without the needs that close a cycle, and those needs.

    Of each cycle the last need in the order of the records goes.
    """
    concepts = {concept.id: concept for concept in records.concepts}
    faults = []
    while knots := cycles({id_: _below(concept) for id_, concept in concepts.items()}):
        for cycle in knots:
            links = list(zip(cycle, [*cycle[1:], cycle[0]], strict=True))
            place = {id_: number for number, id_ in enumerate(concepts)}
            dependent, lower = max(links, key=lambda link: place[link[0]])
            concepts[dependent] = _without(concepts[dependent], lower)
            written = " -> ".join([*cycle, cycle[0]])
            faults.append(Fault(dependent, "needs", f"left out {lower}: {written}"))
    return structs.replace(records, concepts=tuple(concepts.values())), faults


def _below(concept: Concept) -> list[str]:
    return [lower for need in concept.needs for lower in need.prerequisites]


def _without(concept: Concept, lower: str) -> Concept:
    kept = tuple(need for need in concept.needs if lower not in need.prerequisites)
    return structs.replace(concept, needs=kept)
