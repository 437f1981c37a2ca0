"""From what a person gives a question to the parameters of its Cypher.

Whatever can be named is given by id or name, as everywhere, and reaches the database
as an id.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Domain, Project, Specialization
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.papers import find
from conceptpath.graph.search import fold, resolve
from conceptpath.graph.stores.questions.record import NamedQuestion, ParameterType


def bound(
    question: NamedQuestion, graph: Graph, values: Mapping[str, object] | None = None
) -> dict[str, Any]:
    """Return the parameters of a question's Cypher.

    :param question: The question.
    :param graph: The graph, which knows what names mean.
    :param values: Texts, numbers or lists of texts by the name of the parameter; what
        is not given has its default.
    :raises UnknownNameError: If there is no such parameter, or nothing is called so; it
        holds near names.
    :raises AmbiguousNameError: If several concepts or papers are called so.
    :raises InputError: If a value is of another type than the parameter.

    >>> from conceptpath.graph.model import Concept, Records
    >>> from conceptpath.graph.stores.questions.library import question
    >>> svm = Concept(id="svm", name="Support vector machine", domain="kernels")
    >>> given = {"concept": "support vector machines"}
    >>> bound(question("needs"), Graph(Records(concepts=(svm,))), given)
    {'concept': 'svm'}
    """
    values = values or {}
    for name in values:
        if name not in question.parameters:
            known = question.parameters
            raise UnknownNameError("parameter", name, near(name, known) or [*known])
    return {
        name: _READERS[parameter.type](graph, values.get(name, parameter.default))
        for name, parameter in question.parameters.items()
    }


def _concept(graph: Graph, value: object) -> str:
    return resolve(graph, _text(value)).id


def _concepts(graph: Graph, value: object) -> list[str]:
    return list(dict.fromkeys(_concept(graph, name) for name in _names(value)))


def _goals(graph: Graph, value: object) -> list[str]:
    return list(goals(graph, _names(value)))


def _specialization(graph: Graph, value: object) -> str:
    return _called("specialization", graph.records.specializations, _text(value))


def _project(graph: Graph, value: object) -> str:
    return _called("project", graph.records.projects, _text(value))


def _domain(graph: Graph, value: object) -> str:
    return _called("domain", graph.records.domains, _text(value))


def _paper(graph: Graph, value: object) -> str:
    return find(graph, _text(value)).id


def _axis_value(graph: Graph, value: object) -> str:
    known = {given: given for axis in graph.records.axes for given in axis.values}
    return _one_of("axis value", known, _text(value))


def _number(_: Graph, value: object) -> int:
    text = _text(value)
    if not text.isdecimal() or not int(text):
        raise InputError(f"{value!r} is no whole number from 1 on; give one like 20")
    return int(text)


_READERS: Mapping[ParameterType, Callable[[Graph, object], Any]] = {
    "concept": _concept,
    "concepts": _concepts,
    "goals": _goals,
    "specialization": _specialization,
    "project": _project,
    "domain": _domain,
    "paper": _paper,
    "axis value": _axis_value,
    "number": _number,
}


def _called(
    what: str, records: Iterable[Specialization | Project | Domain], name: str
) -> str:
    """Return the id of the record with an id or a name."""
    known = {fold(record.name): record.id for record in records}
    known |= {id_: id_ for id_ in known.values()}
    return _one_of(what, known, name)


def _one_of(what: str, known: Mapping[str, str], name: str) -> str:
    found = known.get(name) or known.get(fold(name))
    if found is None:
        nearest = (known[close] for close in near(name, known))
        raise UnknownNameError(what, name, tuple(dict.fromkeys(nearest)))
    return found


def _names(value: object) -> Sequence[str]:
    """Return the names in a list, or in a text with commas between them."""
    if isinstance(value, (list, tuple)):
        return [_text(name) for name in value]
    return [name.strip() for name in _text(value).split(",") if name.strip()]


def _text(value: object) -> str:
    if not isinstance(value, (str, int, float)):
        raise InputError(f"{value!r} is no name; give a text")
    return str(value)
