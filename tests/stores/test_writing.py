"""Writing a graph into a database, and getting it back, on every server."""

from typing import Any

import pytest
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import StoreError
from conceptpath.graph.model import Records
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.transfer.difference import Loaded, Tally
from tests.conftest import SAMPLE
from tests.stores.raw import run

NONE = Tally(0, 0, 0, 0)


def changed(**changes: Any) -> Graph:
    """Return the sample with other records of some kinds."""
    return build([structs.replace(SAMPLE, **changes)], version="changed")


def with_concept(id_: str, **changes: Any) -> Graph:
    """Return the sample with one concept changed."""
    concepts = tuple(
        structs.replace(concept, **changes) if concept.id == id_ else concept
        for concept in SAMPLE.concepts
    )
    return changed(concepts=concepts)


def without_goals() -> Graph:
    """Return the sample without its specialization and its project."""
    return changed(specializations=(), projects=())


def test_a_graph_comes_back(writable: Store, sample: Graph) -> None:
    """What was written is read as the same graph, with its version."""
    writable.write(sample)
    back = writable.read()
    assert (back.version, back.records) == (sample.version, sample.records)


def test_all_is_added_once(writable: Store, sample: Graph) -> None:
    """The first load adds everything; the second finds everything and changes none."""
    first, second = writable.write(sample), writable.write(sample)
    assert (first.nodes.added, first.relationships.added) == (19, 38)
    assert second == Loaded(NONE, NONE)


def test_only_what_differs_is_changed(writable: Store, sample: Graph) -> None:
    """Another text changes one node; what it no longer says is taken away."""
    writable.write(sample)
    done = writable.write(with_concept("number", what="How many.", year=None))
    assert (done.nodes.added, done.nodes.changed) == (0, 1)
    assert done.relationships.changed == 0
    assert writable.read()["number"].what == "How many."


def test_a_property_can_go(writable: Store, sample: Graph) -> None:
    """A field that a record no longer has is no property any more."""
    papers = tuple(structs.replace(paper, year=None) for paper in SAMPLE.papers)
    writable.write(sample)
    writable.write(changed(papers=papers))
    assert writable.query("MATCH (p:Paper) RETURN p.year").rows == ((None,),)
    assert writable.read().records.papers == papers


def test_a_concept_can_become_an_algorithm_and_back(
    writable: Store, sample: Graph
) -> None:
    """The second label comes and goes with the kind, and relationships stay."""
    algorithms = "MATCH (a:Algorithm) RETURN a.id ORDER BY a.id"
    writable.write(sample)
    writable.write(with_concept("power", kind="algorithm"))
    assert writable.query(algorithms).rows == (("power",), ("root-finding",))
    writable.write(sample)
    assert writable.query(algorithms).rows == (("root-finding",),)
    assert writable.read().records == sample.records


def test_what_has_gone_stays_until_it_is_pruned(writable: Store, sample: Graph) -> None:
    """Without pruning the rest is counted and left; with it, it is removed."""
    writable.write(sample)
    left = writable.write(without_goals())
    assert (left.nodes.removed, left.nodes.left) == (0, 2)
    assert writable.query("MATCH (s:Specialization) RETURN s.id").rows == (("solver",),)
    pruned = writable.write(without_goals(), prune=True)
    assert (pruned.nodes.removed, pruned.nodes.left) == (2, 0)
    assert pruned.relationships.removed == 5
    assert writable.read().records == without_goals().records


def test_what_others_added_stays(writable: Store, sample: Graph) -> None:
    """Own nodes, properties, relationships and labels survive loading and pruning."""
    writable.write(sample)
    run(
        writable,
        "MATCH (c:Concept {id: 'number'}) SET c.mine = 7 "
        "CREATE (c)<-[:REQUIRES {reason: 'mine'}]-(:Concept {id: 'my-idea'})"
        "-[:NOTED]->(:Diary {day: 1})",
    )
    writable.write(Graph(Records(), "empty"), prune=True)
    writable.write(sample, prune=True)
    assert run(
        writable,
        "MATCH (c:Concept {id: 'number'})<-[r:REQUIRES]-(:Concept {id: 'my-idea'})"
        "-[:NOTED]->(d:Diary) RETURN c.mine, r.reason, d.day",
    ) == [[7, "mine", 1]]
    assert writable.read().records == sample.records


def test_a_node_that_others_use_is_not_pruned(writable: Store, sample: Graph) -> None:
    """What somebody has tied something to stays, and is told as left."""
    writable.write(sample)
    run(writable, "MATCH (p:Project) CREATE (:Diary)-[:DONE]->(p)")
    pruned = writable.write(without_goals(), prune=True)
    assert (pruned.nodes.removed, pruned.nodes.left) == (1, 1)
    run(writable, "MATCH (d:Diary) DETACH DELETE d")
    assert writable.write(without_goals(), prune=True).nodes.removed == 1


def test_a_database_of_others_is_refused(writable: Store, sample: Graph) -> None:
    """A database with our labels but not our mark is refused, and stays as it is."""
    run(writable, "CREATE (:Concept {id: 'number', name: 'theirs'})")
    with pytest.raises(StoreError, match=r"\(:Concept \{id: 'number'\}\)"):
        writable.write(sample)
    assert run(writable, "MATCH (n) RETURN properties(n)") == [
        [{"id": "number", "name": "theirs"}]
    ]


def test_a_node_of_others_in_our_place_is_refused(
    writable: Store, sample: Graph
) -> None:
    """What somebody has put where a new concept is to stand is not taken over."""
    writable.write(changed(projects=(), specializations=()))
    run(writable, "CREATE (:Project {id: 'calculator', name: 'theirs'})")
    with pytest.raises(StoreError, match="calculator"):
        writable.write(sample)
    assert writable.read().version == "changed"


def test_other_labels_do_not_matter(writable: Store, sample: Graph) -> None:
    """A graph may be written beside one that has nothing to do with it."""
    run(writable, "CREATE (:Movie {title: 'The Matrix'})")
    writable.write(sample)
    assert run(writable, "MATCH (m:Movie) RETURN m.title") == [["The Matrix"]]


def test_a_database_without_a_graph_is_told(writable: Store) -> None:
    """Reading where nothing was written says how to write it."""
    with pytest.raises(StoreError, match="conceptpath load bolt://"):
        writable.read()


def test_a_graph_that_somebody_broke_is_told(writable: Store, sample: Graph) -> None:
    """What lacks after a node was deleted is named, and loading again mends it."""
    writable.write(sample)
    run(writable, "MATCH (d:Domain {id: 'algebra'}) DETACH DELETE d")
    with pytest.raises(StoreError, match="algebra"):
        writable.read()
    writable.write(sample)
    assert writable.read().records == sample.records


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (d:Domain {id: 'algebra'}) SET d.rank = 'first'",
        "MATCH ()-[r:REQUIRES]->() SET r.rank = 'first'",
        "MATCH (d:Domain {id: 'algebra'}) REMOVE d.id",
        "MATCH (d:Domain {id: 'algebra'}) SET d.id = ['algebra']",
        "MATCH (q:Question) SET q.id = 7",
        "MATCH (:Resource)-[r:TEACHES]->() SET r.where = ['here']",
    ],
)
def test_values_of_another_type_are_told(
    writable: Store, sample: Graph, change: str
) -> None:
    """A value that no field has is a fault of the database, and loading goes on."""
    writable.write(sample)
    run(writable, change)
    with pytest.raises(StoreError, match="no graph any more"):
        writable.read()
    writable.write(sample, prune=True)
    found = run(writable, "MATCH (d:Domain) RETURN d.id, d.rank")
    assert ["algebra", 2] in found


@pytest.mark.parametrize("mark", ["false", "'theirs'"])
def test_another_mark_is_not_ours(writable: Store, sample: Graph, mark: str) -> None:
    """A node in our place that is marked, but not as we do, is of others."""
    writable.write(changed(projects=(), specializations=()))
    run(writable, f"CREATE (:Project {{id: 'calculator', conceptpath: {mark}}})")
    run(writable, "CREATE (:Paper {id: ['odd']})")
    with pytest.raises(StoreError, match=r"calculator.*nothing was changed"):
        writable.write(sample)
    assert writable.read().version == "changed"


def test_progress_is_told(writable: Store, sample: Graph) -> None:
    """The caller is told how far it is, up to the end; nothing where all is there."""
    told: list[tuple[int, int]] = []
    writable.write(sample, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] == 58
    told.clear()
    writable.write(sample, progress=lambda done, total: told.append((done, total)))
    assert told == []


def test_a_load_that_fails_leaves_nothing(writable: Store, sample: Graph) -> None:
    """Whatever ends a load in the middle, the database is as it was before."""

    def fail(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        writable.write(sample, progress=fail)
    assert run(writable, "MATCH (n) RETURN count(n)") == [[0]]
    writable.write(sample)
    assert writable.read().records == sample.records
