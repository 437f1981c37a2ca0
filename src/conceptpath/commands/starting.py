"""How starters are told in a terminal."""

from collections.abc import Iterator, Sequence

from conceptpath.commands.output import WIDTH, faint, heading, wrapped
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.coverage import Items
from conceptpath.graph.planning.breadth.explore import subtree
from conceptpath.graph.planning.breadth.starters import Pick, Starters
from conceptpath.graph.words import count

#: How many ideas and algorithms are named; ``--json`` has them all.
IDEAS, OTHERS = 3, 6


def as_text(graph: Graph, starters: Starters) -> str:
    """Return starters for reading: what each adds, and what is left out."""
    lines = [wrapped(starters.note)] if starters.note else []
    if starters.picks:
        lines += [heading(_title(starters)), faint(wrapped(_shares(starters)))]
    for number, pick in enumerate(starters.picks, 1):
        lines += _pick(graph, starters.domain, number, pick)
    lines += [faint(wrapped(line)) for line in _rest(graph, starters)]
    return "\n".join(lines)


def _title(starters: Starters) -> str:
    number = len(starters.picks)
    these = "this one" if number == 1 else f"these {number}"
    apart = sum(pick.hours for pick in starters.picks)
    hours = f"{starters.hours:g} h" + (f" ({apart:g} h apart)" if number > 1 else "")
    return f"Start with {these}: {hours}, {starters.coverage:.0%} covered"


def _shares(starters: Starters) -> str:
    shares = (
        f"{share.name} {share.part:.0%} ({share.covered} of {share.total})"
        for share in starters.shares
    )
    return f"Covered: {', '.join(shares)}. {_method(starters)}"


def _method(starters: Starters) -> str:
    first = "Algorithms that stand for an area were chosen from first, then the others"
    if starters.method == "exhaustive":
        return f"{first}, by comparing all sets of them."
    at_least = f"at least {starters.guarantee:.0%} as good as the best set"
    good = at_least if starters.guarantee else "as good as it goes"
    return f"{first}, one at a time by what each adds: {good}."


def _pick(graph: Graph, domain: str, number: int, pick: Pick) -> list[str]:
    sign = "■" if graph[pick.id].kind == "algorithm" else "□"
    title = f"{number:4}. {sign} {pick.name}  {'+' * (number > 1)}{pick.extra:g} h  "
    adds = "; ".join(_items(graph, domain, pick.adds)) or "itself"
    shares = f". Shares {pick.shared:.0%} of its {pick.hours:g} h" * (pick.shared > 0)
    about = f"adds {pick.gain:.0%}: {adds}{shares}"
    apart = "" if len(title + pick.id) <= WIDTH else f"\n{' ' * 8}"
    return [
        title.rstrip() + (apart or "  ") + faint(pick.id),
        faint(wrapped(about, " " * 8)),
    ]


def _items(graph: Graph, domain: str, items: Items) -> Iterator[str]:
    """Yield each sort of item in words."""
    areas = {area.id: area.name for area in graph.records.domains}
    if items.areas:
        yield ", ".join(areas[area] for area in items.areas)
    if items.families:
        yield f"family {', '.join(items.families)}"
    if items.values:
        yield ", ".join(value.partition("=")[2] for value in items.values)
    if items.ideas:
        yield _ideas(graph, domain, items.ideas)


def _ideas(graph: Graph, domain: str, ideas: Sequence[str]) -> str:
    """Return how many ideas there are, and some: of the domain if any, late ones."""
    inside = subtree(graph, domain)

    def place(id_: str) -> tuple[bool, int]:
        return graph[id_].domain not in inside, -graph.position(id_)

    best = sorted(ideas, key=place)
    names = ", ".join(graph[id_].name for id_ in best[:IDEAS])
    such = ", such as" if len(ideas) > IDEAS else ":"
    return f"{count(len(ideas), 'idea')}{such} {names}"


def _rest(graph: Graph, starters: Starters) -> Iterator[str]:
    left = "; ".join(_items(graph, starters.domain, starters.left_out))
    if left and starters.picks:
        yield f"Left out: {left}."
    if starters.others:
        yield f"Not picked: {_names(graph, starters.others)}."
    if starters.known:
        yield f"Known already: {_names(graph, starters.known)}."


def _names(graph: Graph, ids: Sequence[str]) -> str:
    more = f" +{len(ids) - OTHERS}" if len(ids) > OTHERS else ""
    return ", ".join(graph[id_].name for id_ in ids[:OTHERS]) + more
