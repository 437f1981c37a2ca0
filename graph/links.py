"""Which record names which other, and the links that lead nowhere."""

from collections.abc import Iterator

from conceptpath.graph.errors import Fault
from conceptpath.graph.model import Concept, Records
from conceptpath.graph.near import did_you_mean

#: What the target of a link is called in a message.
WORD = {
    "concepts": "concept",
    "domains": "domain",
    "papers": "paper",
    "resources": "resource",
    "projects": "project",
    "sources": "source",
    "cites": "paper or resource",
}
#: (where, key, kind of record, id) of one link from a record to another.
Link = tuple[str, str, str, str]


def dangling(records: Records) -> Iterator[Fault]:
    """Yield a fault for each link to a record that is not there."""
    known = {
        name: {record.id for record in getattr(records, name)}
        for name in Records.__struct_fields__
    }
    known["cites"] = known["papers"] | known["resources"]
    for where, key, kind, id_ in _links(records):
        if id_ not in known[kind]:
            what = f"there is no {WORD[kind]} {id_!r}"
            yield Fault(where, key, what, did_you_mean(id_, known[kind]))


def _links(records: Records) -> Iterator[Link]:
    for concept in records.concepts:
        for key, kind, id_ in _links_of_concept(concept):
            yield concept.id, key, kind, id_
    for domain in records.domains:
        if domain.parent is not None:
            yield domain.id, "parent", "domains", domain.parent
        for id_ in domain.representatives:
            yield domain.id, "representatives", "concepts", id_
    for goal in records.specializations:
        for target in goal.targets:
            yield goal.id, "targets", "concepts", target.id
        for id_ in goal.projects:
            yield goal.id, "projects", "projects", id_
        for id_ in goal.reading:
            yield goal.id, "reading", "papers", id_
    for project in records.projects:
        for id_ in project.practises:
            yield project.id, "practises", "concepts", id_


def _links_of_concept(concept: Concept) -> Iterator[tuple[str, str, str]]:
    yield "domain", "domains", concept.domain
    yield from (("also_in", "domains", id_) for id_ in concept.also_in)
    yield from (("is_a", "concepts", id_) for id_ in concept.is_a)
    yield from (("introduced_by", "papers", id_) for id_ in concept.introduced_by)
    yield from (("papers", "papers", id_) for id_ in concept.papers)
    yield from (("sources", "sources", id_) for id_ in concept.sources)
    for number, need in enumerate(concept.needs):
        key = "id" if need.id else "any_of"
        for id_ in need.prerequisites:
            yield f"needs[{number}].{key}", "concepts", id_
    for question in concept.questions:
        for id_ in question.cites:
            yield f"questions.{question.id}.cites", "cites", id_
    for number, contrast in enumerate(concept.contrasts):
        yield f"contrasts[{number}].id", "concepts", contrast.id
    for number, pointer in enumerate(concept.learn):
        yield f"learn[{number}].resource", "resources", pointer.resource
