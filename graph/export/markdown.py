"""A plan as a checklist, and a concept as a page, in Markdown.

Each step ends in its id in a comment, so that ticks can be read back whatever else was
edited. Text from the content is escaped: it never becomes markup.
"""

import re
from collections.abc import Iterator, Mapping

from conceptpath.graph.model import Concept, Need, Paper, Question, Resource
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan, Step
from conceptpath.graph.words import count

#: What Markdown gives a meaning inside a line.
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def write(graph: Graph, plan: Plan) -> str:
    """Return a plan as a Markdown checklist, module by module.

    :param graph: The graph that the plan was made on.
    :param plan: The plan.
    """
    names = ", ".join(graph[goal].name for goal in plan.goals)
    lines = [f"# Path to {escape(names)}", ""]
    if not plan.steps and not plan.postponed:
        return "\n".join([*lines, "Nothing to learn: all of it is known.", ""])
    lines += [f"{count(len(plan.steps), 'step')}, {plan.hours:g} h.", ""]
    number = 0
    for name, steps in plan.modules():
        hours = sum(step.hours for step in steps)
        lines += [f"## {escape(name)} ({hours:g} h)", ""]
        for step in steps:
            number += 1
            lines += _step(graph, step, number)
    if plan.postponed:
        hours = sum(step.hours for step in plan.postponed)
        lines += [f"## Postponed ({hours:g} h)", ""]
        lines += [f"- {escape(s.name)} ({s.hours:g} h)" for s in plan.postponed] + [""]
    return "\n".join(lines)


def concept_page(graph: Graph, concept: Concept) -> str:
    """Return a concept as a Markdown page.

    :param graph: The graph that holds the concept.
    :param concept: The concept.
    """
    lines = [f"# {escape(concept.name)}", "", *_facts(graph, concept)]
    for title, text in _texts(concept):
        lines += [f"## {title}", "", escape(text), ""]
    for title, items in _lists(graph, concept):
        if items:
            lines += [f"## {title}", "", *(f"- {item}" for item in items), ""]
    if concept.questions:
        lines += ["## Do you know why?", ""]
        for question in concept.questions:
            title = f"**{escape(question.ask)}** ({question.status})"
            lines += [title, "", escape(question.answer), ""]
    return "\n".join(lines)


def escape(text: str) -> str:
    r"""Return a text that Markdown shows as it is.

    >>> escape("a * b in [0, 1]")
    'a \\* b in \\[0, 1\\]'
    """
    return SPECIAL.sub(r"\\\1", text)


def _step(graph: Graph, step: Step, number: int) -> Iterator[str]:
    concept = graph[step.id]
    depth = ", why" if step.depth == "why" else ""
    title = f"**{number}. {escape(step.name)}**"
    yield f"- [ ] {title} ({step.hours:g} h{depth}) <!-- {step.id} -->"
    if concept.what:
        yield f"  {escape(concept.what)}"
    for reason in step.reasons:
        yield f"  - For {escape(reason.name)}: {escape(reason.reason)}"
    if step.id in step.serves:
        yield "  - This is your goal."
    if concept.enough:
        yield f"  - Enough: {escape(concept.enough)}"
    for item in _resources(graph, concept):
        yield f"  - Learn: {item}"
    for question in concept.questions:
        yield _question(question)
    yield ""


def _question(question: Question) -> str:
    summary = f"{escape(question.ask)} ({question.status})"
    answer = escape(question.answer)
    return f"  - <details><summary>{summary}</summary>{answer}</details>"


def _facts(graph: Graph, concept: Concept) -> Iterator[str]:
    names = {domain.id: domain.name for domain in graph.records.domains}
    why = f", {concept.hours_why:g} h more to know why" if concept.hours_why else ""
    place = f"{concept.kind.capitalize()} in {escape(names[concept.domain])}"
    yield f"{place}. {concept.hours:g} h{why}."
    yield ""


def _texts(concept: Concept) -> Iterator[tuple[str, str]]:
    yield "What it is", concept.what or "Not written yet."
    yield "Why it works", concept.why or "Not written yet."
    if concept.enough:
        yield "Enough", concept.enough


def _lists(graph: Graph, concept: Concept) -> Iterator[tuple[str, list[str]]]:
    yield "Needs", [_need(graph, need) for need in graph.needs(concept.id)]
    yield "Unlocks", [escape(graph[id_].name) for id_ in graph.unlocks(concept.id)]
    yield (
        "Not to be confused with",
        [
            f"{escape(graph[contrast.id].name)}: {escape(contrast.difference)}"
            for contrast in concept.contrasts
        ],
    )
    yield "Learn", list(_resources(graph, concept))
    yield "Papers", list(_papers(graph, concept))


def _need(graph: Graph, need: Need) -> str:
    names = " or ".join(escape(graph[id_].name) for id_ in need.prerequisites)
    why = " (to know why)" if need.depth == "why" else ""
    return f"{names}{why}: {escape(need.reason)}"


def _resources(graph: Graph, concept: Concept) -> Iterator[str]:
    by_id: Mapping[str, Resource] = {r.id: r for r in graph.records.resources}
    for pointer in concept.learn:
        resource = by_id[pointer.resource]
        where = f", {escape(pointer.where)}" if pointer.where else ""
        yield f"{_linked(resource.title, resource.url)}{where}"


def _papers(graph: Graph, concept: Concept) -> Iterator[str]:
    by_id: Mapping[str, Paper] = {p.id: p for p in graph.records.papers}
    for id_ in (*concept.introduced_by, *concept.papers):
        paper = by_id[id_]
        arxiv = f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else None
        authors = escape(", ".join(paper.authors))
        yield f"{authors}: {_linked(paper.title, paper.url or arxiv)} ({paper.year})"


def _linked(title: str, url: str | None) -> str:
    return f"[{escape(title)}](<{url}>)" if url else escape(title)
