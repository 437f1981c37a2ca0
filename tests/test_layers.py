"""Each room knows only the rooms below it, and each heavy package has its place."""

import ast
from collections.abc import Iterator

import pytest

from .tree import Module, modules

#: From the ground up: a module imports from its own layer and from those below.
LAYERS = (
    ("conceptpath.graph.model", "conceptpath.graph.errors"),
    ("conceptpath.graph",),
    ("conceptpath.graph.planning",),
    ("conceptpath.graph.stores", "conceptpath.graph.export"),
    ("conceptpath.ingest",),
    ("conceptpath", "conceptpath.loading", "conceptpath.data"),
    (
        "conceptpath.ui",
        "conceptpath.cli",
        "conceptpath.commands",
        "conceptpath.__main__",
    ),
)
HEIGHT = {name: height for height, names in enumerate(LAYERS) for name in names}
#: Packages of others, and the only places that may import them.
ONLY_IN = {
    "arcadedb": ("conceptpath.graph.stores",),
    "neo4j": ("conceptpath.graph.stores",),
    "pyvis": ("conceptpath.ui.map", "conceptpath.graph.export.html"),
    "rdflib": ("conceptpath.graph.export.rdf", "conceptpath.ingest.ontology"),
    "streamlit": ("conceptpath.ui",),
}
MODULES = list(modules())
NAMES = {module.name for module in MODULES}


def height(name: str) -> int:
    """Return the layer of a module: that of the nearest package that has one."""
    while name not in HEIGHT:
        name = name.rpartition(".")[0]
    return HEIGHT[name]


def imported(module: Module) -> Iterator[str]:
    """Yield the names of all modules that a module imports, wherever it does."""
    for node in ast.walk(ast.parse(module.text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module.name} imports relatively"
            assert node.module
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in NAMES else node.module


def below(name: str, package: str) -> bool:
    """Tell whether a module is a package or lies in it."""
    return name == package or name.startswith(f"{package}.")


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_imports_point_downwards(module: Module) -> None:
    """A module imports nothing from a layer above its own."""
    ours = [name for name in imported(module) if below(name, "conceptpath")]
    assert [name for name in ours if height(name) > height(module.name)] == []


@pytest.mark.parametrize(("package", "places"), ONLY_IN.items())
def test_heavy_packages_have_their_place(package: str, places: tuple[str, ...]) -> None:
    """A heavy package is imported only where it belongs."""
    users = {m.name for m in MODULES if any(below(n, package) for n in imported(m))}
    assert {u for u in users if not any(below(u, place) for place in places)} == set()


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_rooms_are_imported_by_their_full_names(module: Module) -> None:
    """Nothing is imported from a bare ``graph`` or ``ui``, which is a second copy."""
    tops = {name.partition(".")[0] for name in imported(module)}
    assert tops.isdisjoint({"graph", "ingest", "ui", "data", "src", "tests"})
