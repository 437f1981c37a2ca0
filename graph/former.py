"""Former ids: what a concept was called before keeps working."""

from conceptpath.graph.network import Graph


def present_ids(graph: Graph) -> dict[str, str]:
    """Return, for each id of the graph and each former one, the id of today.

    >>> from conceptpath.graph.model import Concept, Records
    >>> svm = Concept(id="svm", name="SVM", domain="kernels", was=("svc",))
    >>> present_ids(Graph(Records(concepts=(svm,))))
    {'svc': 'svm', 'svm': 'svm'}
    """
    former = {old: concept.id for concept in graph.values() for old in concept.was}
    return former | {id_: id_ for id_ in graph}
