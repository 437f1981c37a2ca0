"""What a source is: a name, a licence, and a function from inputs to records.

A new source is one file with a function that reads its inputs and returns
:class:`~conceptpath.graph.model.Records`, and one line in ``SOURCES``. Ids start with
the source's name (``metacademy.k-means``), so that sources cannot collide.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from msgspec import Struct

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Records

#: From the files that a person names to the records in them.
Reader = Callable[[Sequence[Path]], Records]


class SourceKind(Struct, frozen=True):
    """A source that can be ingested: what it reads, and the module that reads it."""

    name: str
    reads: str
    module: str

    @property
    def read(self) -> Reader:
        """The module's ``read``, imported when it is asked for."""
        reader: Reader = import_module(self.module).read
        return reader


SOURCES: Mapping[str, SourceKind] = {
    kind.name: kind
    for kind in (
        SourceKind(
            "metacademy", "a Django fixture (JSON)", "conceptpath.ingest.metacademy"
        ),
    )
}


def source_kind(name: str) -> SourceKind:
    """Return the source of a name.

    :raises UnknownNameError: If there is no such source; it holds all there are.
    """
    if name not in SOURCES:
        raise UnknownNameError("source", name, tuple(SOURCES))
    return SOURCES[name]


def slug(text: str) -> str:
    """Return a text as an id: lower-case ASCII letters and digits, and hyphens.

    >>> slug("Rényi's_entropy (2nd)")
    'renyi-s-entropy-2nd'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
